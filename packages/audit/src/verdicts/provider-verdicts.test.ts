import { mailboxProviders } from '@bienrecu/knowledge/mailbox-rules'
import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { auditDomain } from '../audit-domain.ts'
import type { MessageFacts, SignatureFacts } from '../message.ts'
import { type ProviderVerdict, providerVerdicts } from './provider-verdicts.ts'

const SIGNATURE: SignatureFacts = {
  domain: 'example.org',
  selector: 's1',
  identity: null,
  algorithm: 'rsa-sha256',
  result: 'pass',
}

const MESSAGE: MessageFacts = {
  ip: '192.0.2.25',
  helo: 'mail.example.org',
  mailFrom: 'isabelle@example.org',
  fromDomain: 'example.org',
  signatures: [SIGNATURE],
}

/** A domain that does everything right. */
const GOOD: Zone = {
  'example.org': { TXT: ['v=spf1 ip4:192.0.2.25 -all'], MX: ['10 mail.example.org'] },
  'mail.example.org': { A: ['192.0.2.25'] },
  '25.2.0.192.in-addr.arpa': { PTR: ['mail.example.org'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:reports@example.org'] },
}

const verdicts = async (zone: Zone, message: MessageFacts | null = MESSAGE, lists: readonly string[] = []) =>
  providerVerdicts(await auditDomain({ domain: 'example.org', resolver: zoneResolver(zone), message, lists }))

const provider = (all: readonly ProviderVerdict[], id: string) => {
  const found = all.find(({ providerId }) => providerId === id)
  if (!found) throw new Error(id)
  return found
}

const judge = async (id: string, zone: Zone, message: MessageFacts | null = MESSAGE, lists: readonly string[] = []) => {
  const verdict = provider(await verdicts(zone, message, lists), id)
  const statuses = Object.fromEntries(verdict.rules.map((rule) => [rule.id.split('/')[1], rule.status]))
  return { verdict, ordinary: verdict.ordinary, bulk: verdict.bulk, statuses }
}

describe('Gmail', () => {
  it('is content with a domain that does everything right, as far as can be seen', async () => {
    const { ordinary, bulk, statuses } = await judge('gmail', GOOD)
    expect([ordinary, bulk]).toEqual(['met', 'met'])
    expect(statuses).toMatchObject({ complaints: 'unknown', tls: 'unknown', forwarding: 'not-applicable' })
  })

  it('asks ordinary senders for SPF or DKIM, those in bulk for both', async () => {
    const zone = { ...GOOD, 'example.org': { TXT: ['v=spf1 -all'], MX: ['10 mail.example.org'] } }
    const { verdict, ordinary, bulk, statuses } = await judge('gmail', zone)
    expect([ordinary, bulk]).toEqual(['met', 'broken'])
    expect(statuses).toMatchObject({ 'spf-or-dkim': 'met', 'bulk-spf': 'broken', 'bulk-alignment': 'met' })
    const rule = verdict.rules.find(({ id }) => id === 'gmail/bulk-spf')
    expect(rule).toMatchObject({ params: { spf: 'fail' }, isOfficial: true, since: '2024-02-01' })
    expect(rule?.checkIds.every((id) => id.startsWith('spf/'))).toBe(true)
  })

  it('refuses an address whose names do not lead back', async () => {
    const { ordinary, statuses } = await judge('gmail', { ...GOOD, 'mail.example.org': { A: ['192.0.2.26'] } })
    expect(ordinary).toBe('broken')
    expect(statuses).toMatchObject({ 'reverse-dns': 'broken' })
  })

  it('misses DMARC in bulk', async () => {
    const { ordinary, bulk, statuses } = await judge('gmail', { ...GOOD, '_dmarc.example.org': {} })
    expect([ordinary, bulk]).toEqual(['met', 'broken'])
    expect(statuses).toMatchObject({ 'bulk-dmarc': 'broken' })
  })

  it('is open where the DNS did not answer', async () => {
    const { bulk, statuses } = await judge('gmail', { ...GOOD, '_dmarc.example.org': { TXT: 'TIMEOUT' } })
    expect(bulk).toBe('unknown')
    expect(statuses).toMatchObject({ 'bulk-dmarc': 'unknown' })
  })

  it('is open without a message: nothing shows what passes', async () => {
    const { ordinary, bulk, statuses } = await judge('gmail', GOOD, null)
    expect([ordinary, bulk]).toEqual(['unknown', 'unknown'])
    expect(statuses).toMatchObject({ 'spf-or-dkim': 'unknown', 'bulk-dkim': 'unknown', 'bulk-dmarc': 'met' })
  })

  it('knows even without a message that a missing SPF record proves nothing', async () => {
    const { bulk, statuses } = await judge('gmail', { ...GOOD, 'example.org': { MX: ['10 mail.example.org'] } }, null)
    expect(statuses).toMatchObject({ 'bulk-spf': 'broken', 'spf-or-dkim': 'unknown' })
    expect(bulk).toBe('broken')
  })
})

describe('Yahoo', () => {
  it('asks for SPF, DKIM, DMARC and alignment in bulk', async () => {
    expect(await judge('yahoo', GOOD)).toMatchObject({ ordinary: 'met', bulk: 'met' })
    const unsigned = await judge('yahoo', GOOD, { ...MESSAGE, signatures: [] })
    expect(unsigned).toMatchObject({ ordinary: 'met', bulk: 'broken', statuses: { 'bulk-dkim': 'broken' } })
  })

  it('refuses what neither SPF nor DKIM proves', async () => {
    const zone = { ...GOOD, 'example.org': { TXT: ['v=spf1 -all'] } }
    expect(await judge('yahoo', zone, { ...MESSAGE, signatures: [] })).toMatchObject({ ordinary: 'broken' })
  })

  it('shows the contested number as guidance, which decides nothing', async () => {
    const { verdict } = await judge('yahoo', GOOD)
    expect(verdict.rules.find(({ id }) => id === 'yahoo/complaints')).toMatchObject({
      requirement: 'recommended',
      status: 'unknown',
    })
  })
})

describe('Outlook.com', () => {
  it('has rules for bulk alone: nothing is known for ordinary senders', async () => {
    expect(await judge('outlook', GOOD)).toMatchObject({ ordinary: 'unknown', bulk: 'met' })
  })

  it('asks that From agrees with what was proved', async () => {
    const message = {
      ...MESSAGE,
      mailFrom: 'b@bounces.example.net',
      signatures: [{ ...SIGNATURE, domain: 'example.net' }],
    }
    const zone = { ...GOOD, 'bounces.example.net': { TXT: ['v=spf1 ip4:192.0.2.25 -all'], A: ['192.0.2.25'] } }
    expect(await judge('outlook', zone, message)).toMatchObject({
      bulk: 'broken',
      statuses: { 'bulk-spf': 'met', 'bulk-dkim': 'met', 'bulk-alignment': 'broken' },
    })
  })

  it('is open where nobody judged the signature', async () => {
    const message = { ...MESSAGE, signatures: [{ ...SIGNATURE, result: null }] }
    const zone = { ...GOOD, 's1._domainkey.example.org': { TXT: 'TIMEOUT' as const } }
    expect(await judge('outlook', zone, message)).toMatchObject({
      bulk: 'unknown',
      statuses: { 'bulk-dkim': 'unknown' },
    })
    expect(await judge('outlook', GOOD, message)).toMatchObject({ bulk: 'broken', statuses: { 'bulk-dkim': 'broken' } })
  })
})

describe('Orange', () => {
  it('asks officially for a reverse name, a sender that can be reached and a valid HELO', async () => {
    expect(await judge('orange', GOOD)).toMatchObject({
      ordinary: 'met',
      statuses: { 'reverse-dns': 'met', 'sender-domain': 'met', helo: 'met', lists: 'unknown' },
    })
    const zone = { ...GOOD, '25.2.0.192.in-addr.arpa': {} }
    expect(await judge('orange', zone)).toMatchObject({ ordinary: 'broken', statuses: { 'reverse-dns': 'broken' } })
    expect(await judge('orange', GOOD, { ...MESSAGE, helo: 'localhost' })).toMatchObject({
      statuses: { helo: 'broken' },
    })
  })

  it('decides nothing by rules that a third party alone tells, and marks them', async () => {
    const { verdict, ordinary, statuses } = await judge('orange', GOOD, { ...MESSAGE, signatures: [] })
    expect(statuses).toMatchObject({ dkim: 'broken', dmarc: 'met' })
    expect(ordinary).toBe('met')
    const told = verdict.rules.filter(({ requirement }) => requirement === 'reported')
    expect(told.map(({ id, isOfficial }) => [id, isOfficial])).toContainEqual(['orange/dkim', false])
  })

  it('refuses an address on a list that it uses, and cannot clear one', async () => {
    const zone = {
      ...GOOD,
      '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] },
      '25.2.0.192.zen.spamhaus.org': { A: ['127.0.0.4'] },
    }
    expect(await judge('orange', zone, MESSAGE, ['spamhaus-zen'])).toMatchObject({
      ordinary: 'broken',
      statuses: { lists: 'broken' },
    })
    expect(await judge('orange', GOOD, MESSAGE, ['spamhaus-zen'])).toMatchObject({ statuses: { lists: 'unknown' } })
  })

  it('refuses a Return-Path that cannot be reached', async () => {
    const message = { ...MESSAGE, mailFrom: 'b@nowhere.example.net' }
    expect(await judge('orange', GOOD, message)).toMatchObject({ statuses: { 'sender-domain': 'broken' } })
  })
})

describe('La Poste', () => {
  it('asks for DMARC with an address for reports', async () => {
    expect(await judge('laposte', GOOD)).toMatchObject({ ordinary: 'met', bulk: 'met' })
    const zone = { ...GOOD, '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } }
    expect(await judge('laposte', zone)).toMatchObject({ ordinary: 'broken', statuses: { dmarc: 'broken' } })
  })

  it('refuses mail whose SPF fails, not that whose SPF is doubtful', async () => {
    const withSpf = (all: string): Zone => ({
      ...GOOD,
      'example.org': { TXT: [`v=spf1 ${all}`], MX: ['10 mail.example.org'] },
    })
    expect(await judge('laposte', withSpf('-all'))).toMatchObject({ statuses: { 'spf-not-fail': 'broken' } })
    expect(await judge('laposte', withSpf('~all'))).toMatchObject({
      ordinary: 'met',
      statuses: { 'spf-not-fail': 'met' },
    })
  })

  it('asks for alignment since September 2025', async () => {
    const { verdict } = await judge('laposte', GOOD)
    expect(verdict.rules.find(({ id }) => id === 'laposte/alignment')).toMatchObject({
      since: '2025-09-09',
      status: 'met',
      isOfficial: false,
    })
  })
})

describe('Free and SFR', () => {
  it('are never met: what counts cannot be seen, or is not known', async () => {
    for (const id of ['free', 'sfr']) {
      const { verdict, ordinary, bulk } = await judge(id, GOOD)
      expect([ordinary, bulk]).toEqual(['unknown', 'unknown'])
      expect(verdict.rules.every(({ status }) => status === 'unknown')).toBe(true)
    }
  })

  it('cites no source for a rule that is not published', async () => {
    const { verdict } = await judge('sfr', GOOD)
    expect(verdict.rules).toMatchObject([{ id: 'sfr/none-published', source: null, isOfficial: false }])
  })
})

it('tells the seven providers, every rule with a date and both languages', async () => {
  const all = await verdicts({})
  expect(all.map(({ providerId }) => providerId)).toEqual(mailboxProviders().map(({ id }) => id))
  for (const { rules } of all) {
    for (const { date, title, consequence } of rules) {
      expect(Number.isNaN(Date.parse(date))).toBe(false)
      expect([title.fr, title.en, consequence.fr, consequence.en].every((text) => text.length > 5)).toBe(true)
    }
  }
})

it('calls nothing met when nothing is known', async () => {
  const nothing = { query: async () => ({ known: false, reason: 'unreachable' }) as const }
  const message = { ...MESSAGE, signatures: null }
  const all = await providerVerdicts(
    await auditDomain({ domain: 'example.org', resolver: nothing, message, lists: [] }),
  )
  expect(all.flatMap(({ ordinary, bulk }) => [ordinary, bulk])).not.toContain('met')
})
