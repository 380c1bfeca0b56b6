import { describe, expect, it } from 'vitest'
import { RSA_RECORD } from '../fixtures/dkim-keys.ts'
import { type Zone, zoneResolver } from '../fixtures/zone.ts'
import { auditDomain, type AuditOptions } from './audit-domain.ts'
import { overlay } from './resolver.ts'

const SOUND: Zone = {
  'example.org': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'], MX: ['10 mx.example.org'] },
  'mx.example.org': { A: ['192.0.2.1'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:reports@example.org'] },
  'google._domainkey.example.org': { TXT: [RSA_RECORD] },
}

const audit = (zone: Zone, options: Partial<AuditOptions> = {}) =>
  auditDomain({ domain: 'example.org', resolver: zoneResolver(zone), lists: [], ...options })

const statusOf = ({ findings }: Awaited<ReturnType<typeof audit>>, id: string) =>
  findings.find(({ checkId }) => checkId === id)?.status

describe('an audit', () => {
  it('of a sound domain has the best grade', async () => {
    expect(await audit(SOUND)).toMatchObject({ domain: 'example.org', grade: 'A' })
  })

  it('takes a domain with capitals and a final dot', async () => {
    expect(await audit(SOUND, { domain: 'Example.ORG.' })).toMatchObject({ domain: 'example.org', grade: 'A' })
  })

  it('takes a domain in Unicode', async () => {
    const zone = { 'xn--bcher-kva.example': { TXT: ['v=spf1 -all'] } }
    const found = await audit(zone, { domain: 'Bücher.example' })
    expect(found.domain).toBe('xn--bcher-kva.example')
    expect(statusOf(found, 'spf/missing')).toBe('pass')
  })

  it('ends also when the resolver throws, and has no grade', async () => {
    const query = () => {
      throw new Error('no socket')
    }
    const found = await audit(
      {},
      { resolver: { query }, ip: '192.0.2.1', mailFrom: 'a@example.org', helo: 'a.example' },
    )
    expect(found.grade).toBe(null)
    expect(found.findings.filter(({ status }) => status === 'error')).toEqual([])
    expect(statusOf(found, 'spf/missing')).toBe('unknown')
  })

  it('of a domain without SPF and DMARC has a bad one', async () => {
    const bare = await audit({ 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { A: ['192.0.2.1'] } })
    expect(['C', 'D', 'E', 'F']).toContain(bare.grade)
  })

  it.each(['TIMEOUT', 'SERVFAIL', 'REFUSED'] as const)('has no grade where SPF ends in %s', async (failure) => {
    const silent = await audit({ ...SOUND, 'example.org': { TXT: failure } })
    expect(silent.grade).toBeNull()
    expect(statusOf(silent, 'spf/missing')).toBe('unknown')
  })

  it('has no grade where DMARC could not be asked', async () => {
    expect(await audit({ ...SOUND, '_dmarc.example.org': { TXT: 'SERVFAIL' } })).toMatchObject({ grade: null })
  })

  it('has no grade for a domain that does not exist', async () => {
    expect(await audit({})).toMatchObject({ grade: null, score: null })
  })

  it('never has a bug of its own on sound, bare and silent zones', async () => {
    const bugs: unknown[] = []
    const onBug = (id: string, error: unknown) => bugs.push([id, error])
    const message = { ip: '192.0.2.9', helo: 'mail.example.org', mailFrom: 'a@bounce.example.net' }
    for (const zone of [SOUND, {}, { 'example.org': { TXT: 'TIMEOUT' } } satisfies Zone]) {
      await audit(zone, { onBug })
      await audit(zone, { onBug, ...message })
    }
    expect(bugs).toEqual([])
  })

  it('goes on where a port breaks its word', async () => {
    const broken = () => Promise.reject(new Error('broken'))
    const mtaSts = { '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] } }
    const servers = {
      'example.org': { ...SOUND['example.org'], NS: ['ns1.example.org'] },
      'ns1.example.org': { A: ['192.0.2.53'] },
    }
    const one = await audit(
      { ...SOUND, ...servers, ...mtaSts },
      { fetchPolicy: broken, askServer: () => ({ query: broken }) },
    )
    expect(one.findings.every(({ status }) => status !== 'error')).toBe(true)
    expect(statusOf(one, 'mta-sts/policy-missing')).toBe('unknown')
    expect(statusOf(one, 'spf/missing')).toBe('pass')
  })

  it('asks each question once', async () => {
    const resolver = zoneResolver(SOUND)
    await audit(SOUND, { resolver, ip: '192.0.2.1', helo: 'mx.example.org', mailFrom: 'a@example.org', lists: null })
    expect(new Set(resolver.asked).size).toBe(resolver.asked.length)
  })

  it('proves a proposed record before it is published', async () => {
    const before = { ...SOUND, 'example.org': { TXT: ['v=spf1 ip4:192.0.2.0/24 +all'] } }
    const edit = { before: 'v=spf1 ip4:192.0.2.0/24 +all', after: 'v=spf1 ip4:192.0.2.0/24 -all' }
    const proposed = overlay(zoneResolver(before), [{ name: 'example.org', type: 'TXT', ...edit }])
    expect(statusOf(await audit(before), 'spf/plus-all')).toBe('fail')
    expect(statusOf(await audit(before, { resolver: proposed }), 'spf/plus-all')).toBe('pass')
  })
})
