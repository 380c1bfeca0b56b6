import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signature, signedWith } from '../../fixtures/dkim-keys.ts'
import { evidenceFrom, type EvidenceOptions, type Zone, zoneResolver } from '../../fixtures/zone.ts'
import type { AuditInput } from '../audit-input.ts'
import { summariseKeys } from '../dkim/key-summary.ts'
import type { Resolver } from '../resolver.ts'
import { collectDkim } from './dkim.ts'

/** RFC 6376 appendix C. */
const KEY =
  'v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB'
const OTHER_KEY = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='

const message = signedWith([
  signature({ domain: 'Example.org.', selector: 'Shop' }),
  signature({ domain: 'relay.example', selector: 'r1' }),
])

const keysOf = async (zone: Zone, options: EvidenceOptions = {}) => {
  const { dkim } = await evidenceFrom('example.org', zone, options)
  return dkim.known ? dkim.value : []
}

const input = (resolver: Resolver): AuditInput => ({
  domain: 'example.org',
  resolver,
  message: null,
  selectors: [],
  lists: [],
  askServer: null,
  fetchPolicy: null,
})

describe('keys that somebody named', () => {
  it('are looked up where the message and the user say, found or not', async () => {
    const keys = await keysOf(
      { 'shop._domainkey.example.org': { TXT: [KEY] }, 'r1._domainkey.relay.example': { TXT: [KEY] } },
      { message, selectors: ['shop', 'typo'] },
    )
    expect(keys).toMatchObject([
      { selector: 'shop', domain: 'example.org', origin: 'message', isOwn: true },
      { selector: 'r1', domain: 'relay.example', origin: 'message', isOwn: false },
      { selector: 'typo', domain: 'example.org', origin: 'given', records: { known: true, value: [] } },
    ])
    expect(summariseKeys(keys)).toEqual([
      { selector: 'shop', domain: 'example.org', bits: 1024, status: 'valid' },
      { selector: 'r1', domain: 'relay.example', bits: 1024, status: 'valid' },
      { selector: 'typo', domain: 'example.org', bits: null, status: 'missing' },
    ])
  })

  it('are understood with the rest of the name, and skipped without a name', async () => {
    const selectors = ['Shop._domainkey.example.org.', 'shop._domainkey', ' shop ', '']
    expect(await keysOf({}, { selectors })).toMatchObject([{ selector: 'shop', origin: 'given' }])
  })

  it('belong to the user at a sub-domain and above, too', async () => {
    const signatures = ['news.example.org', 'org'].map((domain) => signature({ domain }))
    expect(await keysOf({}, { message: signedWith(signatures) })).toMatchObject([{ isOwn: true }, { isOwn: true }])
  })

  it('stay unknown where the server is silent', async () => {
    const keys = await keysOf({ 'a._domainkey.example.org': { TXT: 'TIMEOUT' } }, { selectors: ['a'] })
    expect(keys).toMatchObject([{ records: { known: false, reason: 'timeout' }, alias: { known: true, value: null } }])
    expect(summariseKeys(keys)).toMatchObject([{ status: 'unknown', bits: null }])
  })

  it('are missing when their aliases lead in a circle', async () => {
    const name = 'a._domainkey.example.org'
    expect(summariseKeys(await keysOf({ [name]: { CNAME: [name] } }, { selectors: ['a'] }))).toMatchObject([
      { status: 'missing' },
    ])
  })

  it('have a status each', async () => {
    const at = (selector: string, ...TXT: string[]): Zone => ({ [`${selector}._domainkey.example.org`]: { TXT } })
    const zone = { ...at('gone', 'v=DKIM1; p='), ...at('two', KEY, OTHER_KEY), ...at('cut', KEY.slice(0, 90)) }
    const selectors = ['gone', 'two', 'cut']
    expect(summariseKeys(await keysOf(zone, { selectors })).map(({ status }) => status)).toEqual([
      'revoked',
      'invalid',
      'invalid',
    ])
  })
})

describe('keys that nobody named', () => {
  it('are found by the selectors that providers use, and a miss is nothing', async () => {
    const keys = await keysOf({ 'google._domainkey.example.org': { TXT: [KEY] } })
    expect(keys).toMatchObject([{ selector: 'google', origin: 'guessed', provider: { isCertain: false } }])
  })

  it('name their provider for certain where their alias leads', async () => {
    const keys = await keysOf({
      'fm1._domainkey.example.org': { CNAME: ['fm1.example.org.dkim.fmhosted.com'] },
      'fm1.example.org.dkim.fmhosted.com': { TXT: [KEY] },
    })
    expect(keys).toMatchObject([{ selector: 'fm1', provider: { id: 'fastmail', isCertain: true } }])
  })

  it('are found behind a broken alias', async () => {
    const keys = await keysOf({ 's1._domainkey.example.org': { CNAME: ['gone.example.net'] } })
    expect(keys).toMatchObject([{ selector: 's1', alias: { value: 'gone.example.net' }, records: { value: [] } }])
  })

  it('are not made of whatever else stands at such a name', async () => {
    expect(await keysOf({ 'mail._domainkey.example.org': { TXT: ['hello'] } })).toEqual([])
  })

  it('are tried by the provider that MX and SPF betray', async () => {
    const asked = async (zone: Zone) => {
      const resolver = zoneResolver(zone)
      await collectDkim(input(resolver))
      return resolver.asked.filter((question) => question.includes('_domainkey')).length
    }
    const spf = { 'example.org': { TXT: ['v=spf1 include:mailgun.org -all'] } }
    const other = { 'x._domainkey.example.org': { TXT: ['hello'] } }
    expect(await asked({ ...spf, ...other })).toBeGreaterThan(await asked(other))
  })

  it('are asked for in two round trips at most, three with the alias of a late one', async () => {
    const zone = zoneResolver({
      'example.org': { TXT: ['v=spf1 include:mailgun.org -all'] },
      'krs._domainkey.example.org': { TXT: [KEY] },
    })
    let rounds = 0
    let isWaiting = false
    const counting: Resolver = {
      query: async (name, type) => {
        if (!isWaiting) {
          isWaiting = true
          rounds += 1
        }
        await new Promise((resolve) => setTimeout(resolve, 20))
        isWaiting = false
        return zone.query(name, type)
      },
    }
    await collectDkim(input(counting))
    expect(rounds).toBeLessThanOrEqual(3)
  })
})

describe('a wildcard under _domainkey', () => {
  const wild = (TXT: readonly string[], own: Zone = {}): Resolver => {
    const zone = zoneResolver({ ...own, '*._domainkey.example.org': { TXT } })
    return {
      query: async (name, type) => {
        if (own[name] || type !== 'TXT' || !name.endsWith('._domainkey.example.org')) return zone.query(name, type)
        return { known: true, value: { status: 'found', records: TXT, ttl: 60 } }
      },
    }
  }

  it('makes guesses worthless', async () => {
    const { dkim, dkimSearch } = await collectDkim(input(wild([KEY])))
    expect(dkim).toEqual({ known: true, value: [] })
    expect(dkimSearch).toMatchObject({ value: { wildcard: { value: { records: [KEY], alias: null } } } })
  })

  it('does not hide a key that differs from it', async () => {
    const own = { 'google._domainkey.example.org': { TXT: [OTHER_KEY] } }
    const { dkim } = await collectDkim(input(wild(['v=DKIM1; p='], own)))
    expect(dkim).toMatchObject({ value: [{ selector: 'google' }] })
  })
})

describe('the search', () => {
  it('is not known when one of its questions got no answer', async () => {
    const { dkim, dkimSearch } = await evidenceFrom('example.org', {
      'google._domainkey.example.org': { TXT: 'SERVFAIL' },
    })
    expect(dkim).toEqual({ known: true, value: [] })
    expect(dkimSearch).toEqual({ known: false, reason: 'servfail' })
  })

  it('spares its questions where nothing can stand below _domainkey', async () => {
    const zone = zoneResolver({ 'example.org': { TXT: ['v=spf1 include:mailgun.org -all'] } })
    const { dkimSearch } = await collectDkim(input(zone))
    expect(dkimSearch).toEqual({ known: true, value: { tried: 0, wildcard: { known: true, value: null } } })
    expect(zone.asked.filter((question) => question.includes('_domainkey'))).toEqual(['TXT _domainkey.example.org'])
  })

  it('never rejects, whatever a message or a user says', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '.', '..', 'a', '._domainkey.', 'x'.repeat(300)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text)), fc.array(text), async (named, selectors) => {
        const signatures = named.map(([domain, selector]) => signature({ domain, selector }))
        const { dkim } = await collectDkim({ ...input(zoneResolver({})), message: signedWith(signatures), selectors })
        expect(dkim.known && summariseKeys(dkim.value).every(({ status }) => status === 'missing')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('reads twenty signatures of a message, and no more', async () => {
    const signatures = Array.from({ length: 1000 }, (_, index) => signature({ selector: `s-${index}` }))
    expect(await keysOf({}, { message: signedWith(signatures) })).toHaveLength(20)
  })
})
