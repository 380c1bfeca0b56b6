import { notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { describe, expect, it } from 'vitest'
import { createRunAudit } from './run-audit.ts'

const ports = (resolver: Resolver, longest = 30_000) => ({
  resolver,
  askServer: null,
  fetchPolicy: null,
  onBug: (checkId: string, error: unknown) => {
    throw new Error(checkId, { cause: error })
  },
  now: () => 0,
  longest,
})

const audit = (zone: Zone, domain = 'example.org') => createRunAudit(ports(zoneResolver(zone)))({ domain, lists: [] })

describe('an audit', () => {
  it('has no fault where the DNS knows the domain', async () => {
    const { audit: one, fault } = await audit({ 'example.org': { TXT: ['v=spf1 -all'] } })
    expect(fault).toBeNull()
    expect(one.domain).toBe('example.org')
    expect(one.findings.length).toBeGreaterThan(0)
  })

  it('says of a name that does not exist that it does not', async () => {
    const { fault } = await audit({ 'example.net': { TXT: ['x'] } })
    expect(fault).toMatchObject({ code: 'domain-not-found', params: { domain: 'example.org' } })
  })

  it('believes a record rather than a server that denies the name', async () => {
    const resolver = zoneResolver({ '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } })
    const broken: Resolver = {
      query: async (name, type) =>
        name === 'example.org' && type === 'TXT'
          ? { known: true, value: { status: 'nxdomain', records: [], ttl: 60 } }
          : resolver.query(name, type),
    }
    const { fault } = await createRunAudit(ports(broken))({ domain: 'example.org', lists: [] })
    expect(fault).toBeNull()
  })

  it('tells no network from a DNS that fails', async () => {
    const reply = (reason: 'unreachable' | 'servfail' | 'timeout'): Resolver => ({
      query: async () => notKnown(reason),
    })
    for (const [reason, code] of [
      ['unreachable', 'dns-unreachable'],
      ['servfail', 'dns-silent'],
      ['timeout', 'dns-silent'],
    ] as const) {
      const { fault, audit: one } = await createRunAudit(ports(reply(reason)))({ domain: 'example.org', lists: [] })
      expect(fault).toMatchObject({ code })
      expect(one.findings.every(({ status }) => status !== 'fail')).toBe(true)
    }
  })

  it('does not take other names’ answers for answers about the domain', async () => {
    const { fault } = await audit({ 'example.org': { TXT: 'SERVFAIL' }, 'example.net': { TXT: ['x'] } })
    expect(fault).toBeNull() // MX and the rest of the name were answered
  })

  it('believes nothing of a resolver that gives an address to a name that cannot exist', async () => {
    const liar: Resolver = {
      query: async () => ({ known: true, value: { status: 'found', records: ['192.0.2.80'], ttl: 60 } }),
    }
    const { fault } = await createRunAudit(ports(liar))({ domain: 'example.org', lists: [] })
    expect(fault).toMatchObject({ code: 'dns-untrustworthy' })
  })

  it('asks about the honesty of the resolver once for all domains', async () => {
    const resolver = zoneResolver({ 'example.org': {}, 'example.net': {} })
    const runAudit = createRunAudit(ports(resolver))
    await Promise.all([runAudit({ domain: 'example.org', lists: [] }), runAudit({ domain: 'example.net', lists: [] })])
    await runAudit({ domain: 'example.org', lists: [] })
    expect(resolver.asked.filter((question) => question.endsWith('.invalid'))).toHaveLength(1)
  })

  it('does not take for ever', async () => {
    const silent: Resolver = { query: () => new Promise(() => undefined) }
    const work = createRunAudit(ports(silent, 30))({ domain: 'example.org', lists: [] })
    await expect(work).rejects.toMatchObject({ code: 'audit-timeout' })
  })
})
