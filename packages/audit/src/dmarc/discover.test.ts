import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { discoverDmarc } from './discover.ts'
import { walkDomains } from './tree-walk.ts'

const discovered = (domain: string, zone: Zone) => discoverDmarc(domain, zoneResolver(zone))
const txt = (...texts: string[]) => ({ TXT: texts })
const REJECT = txt('v=DMARC1; p=reject')

describe('the names of the walk (RFC 9989 §4.10)', () => {
  it.each([
    ['example.org', ['example.org', 'org']],
    ['org', ['org']],
    ['a.b.c.d.e.f.g.example.org', ['a.b.c.d.e.f.g.example.org', 'c.d.e.f.g.example.org']],
    ['b.c.d.e.f.g.example.org', ['b.c.d.e.f.g.example.org', 'c.d.e.f.g.example.org']],
    ['c.d.e.f.g.example.org', ['c.d.e.f.g.example.org', 'd.e.f.g.example.org']],
  ])('of %s begin so', (domain, first) => {
    expect(walkDomains(domain).slice(0, 2)).toEqual(first)
    expect(walkDomains(domain).at(-1)).toBe('org')
    expect(walkDomains(domain).length).toBe(Math.min(8, domain.split('.').length))
  })

  it('are asked for at once, with the existence of the domain', async () => {
    const resolver = zoneResolver({})
    const asked: string[] = []
    let answer = (): void => {}
    const gate = new Promise<void>((resolve) => (answer = resolve))
    const waiting = discoverDmarc('mail.example.org', {
      query: async (name, type) => {
        asked.push(`${type} ${name}`)
        await gate
        return resolver.query(name, type)
      },
    })
    await Promise.resolve()
    expect(asked.toSorted()).toEqual([
      'TXT _dmarc.example.org',
      'TXT _dmarc.mail.example.org',
      'TXT _dmarc.org',
      'TXT mail.example.org',
    ])
    answer()
    expect((await waiting).asked).toEqual(['_dmarc.mail.example.org', '_dmarc.example.org', '_dmarc.org'])
  })

  it('that cannot be asked for are left out', async () => {
    const long = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(50)}.example`
    expect((await discovered(long, {})).asked.length).toBe(4)
    expect((await discovered('[192.0.2.1]', {})).asked).toEqual([])
    expect((await discovered('a..example.org', { '_dmarc.example.org': REJECT })).asked).toEqual([
      '_dmarc.example.org',
      '_dmarc.org',
    ])
  })
})

describe('the policy (§4.10.1)', () => {
  it('takes a domain in any case, with its final dot', async () => {
    const found = await discovered('EXAMPLE.org.', { '_dmarc.example.org': REJECT })
    expect(found).toMatchObject({ domain: 'example.org', orgDomain: 'example.org', policy: 'reject' })
  })

  it('takes a domain in Unicode (§5.3.1)', async () => {
    const found = await discovered('bücher.example', { '_dmarc.xn--bcher-kva.example': REJECT })
    expect(found).toMatchObject({ domain: 'xn--bcher-kva.example', policy: 'reject' })
  })

  it('of the domain itself wins, and “sp” does not touch it', async () => {
    const zone = { '_dmarc.a.example.org': txt('v=DMARC1; p=none; sp=reject'), '_dmarc.example.org': REJECT }
    expect(await discovered('a.example.org', zone)).toMatchObject({
      policyDomain: 'a.example.org',
      policy: 'none',
      orgDomain: 'example.org',
      found: { value: { source: 'author', tag: 'p' } },
    })
  })

  it('skips names between the domain and its organisation', async () => {
    const zone = { '_dmarc.b.example.org': txt('v=DMARC1; p=none'), '_dmarc.example.org': REJECT }
    const found = await discovered('a.b.example.org', zone)
    expect(found).toMatchObject({ policyDomain: 'example.org', policy: 'reject' })
  })

  it.each([
    ['v=DMARC1; p=reject', 'reject', 'reject'],
    ['v=DMARC1; p=reject; sp=none', 'none', 'none'],
    ['v=DMARC1; p=reject; np=none', 'reject', 'none'],
    ['v=DMARC1; p=none; sp=quarantine; np=reject', 'quarantine', 'reject'],
  ])('of %j: %s where the sub-domain exists, %s where not', async (text, existing, nonexistent) => {
    const zone = { '_dmarc.example.org': txt(text), 'mail.example.org': { A: ['192.0.2.1'] } }
    expect((await discovered('mail.example.org', zone)).policy).toBe(existing)
    expect((await discovered('ghost.example.org', zone)).policy).toBe(nonexistent)
  })

  it('counts a domain as existing when any name below it does (RFC 8020)', async () => {
    const zone = { '_dmarc.example.org': txt('v=DMARC1; p=none; np=reject'), 'x.sub.example.org': { A: ['192.0.2.1'] } }
    expect(await discovered('sub.example.org', zone)).toMatchObject({ exists: { value: true }, policy: 'none' })
    const below = { ...zone, '_dmarc.own.example.org': txt('nothing of the kind') }
    expect(await discovered('own.example.org', below)).toMatchObject({ exists: { value: true }, policy: 'none' })
  })

  it('counts a domain as existing when it is an alias that leads nowhere (RFC 9989 §A.4)', async () => {
    const record = { '_dmarc.example.org': txt('v=DMARC1; p=reject; sp=none; np=quarantine') }
    const zone = { ...record, 'shop.example.org': { CNAME: ['gone.example.net'] } }
    expect(await discovered('shop.example.org', zone)).toMatchObject({ exists: { value: true }, policy: 'none' })
    expect(await discovered('ghost.example.org', zone)).toMatchObject({
      exists: { value: false },
      policy: 'quarantine',
    })
  })

  it.each([
    ['v=DMARC1; rua=mailto:a@example.org', 'none'],
    ['v=DMARC1; p=x; rua=mailto:a@example.org', 'none'],
    ['v=DMARC1; p=reject; sp=x; rua=mailto:a@example.org', 'none'],
    ['v=DMARC1; sp=reject; rua=mailto:a@example.org', 'none'],
    ['v=DMARC1; sp=reject', null],
    ['v=DMARC1; p=reject; np=x', null],
    ['v=DMARC1; p=x; rua=a@example.org', null],
    ['v=DMARC1; p=x; ruf=mailto:a@example.org', null],
  ])('of %j is %s', async (text, policy) => {
    const found = await discovered('example.org', { '_dmarc.example.org': txt(text) })
    expect(found).toMatchObject({ policy, policyDomain: policy && 'example.org', orgDomain: 'example.org' })
  })

  it.each([
    ['reject', 'quarantine'],
    ['quarantine', 'none'],
    ['none', 'none'],
  ])('%s is applied as %s while testing', async (policy, appliedPolicy) => {
    const found = await discovered('example.org', { '_dmarc.example.org': txt(`v=DMARC1; p=${policy}; t=y`) })
    expect(found).toMatchObject({ policy, appliedPolicy })
  })
})

describe('the Organizational Domain (§4.10.2)', () => {
  it.each<[string, string, Zone]>([
    ['a.mail.example.com', 'example.com', { '_dmarc.mail.example.com': REJECT, '_dmarc.example.com': REJECT }],
    ['a.mail.example.com', 'mail.example.com', { '_dmarc.mail.example.com': txt('v=DMARC1; p=none; psd=n') }],
    ['a.mail.example.com', 'example.com', { '_dmarc.com': txt('v=DMARC1; p=none; psd=y') }],
  ])('of %s is %s, as in the examples of the RFC', async (domain, orgDomain, zone) => {
    expect((await discovered(domain, zone)).orgDomain).toBe(orgDomain)
  })

  it('is the name one label below a public suffix, however much the walk skipped', async () => {
    const zone = { '_dmarc.d.e.f.g.h.example.org': txt('v=DMARC1; p=none; psd=y') }
    expect(await discovered('a.b.c.d.e.f.g.h.example.org', zone)).toMatchObject({
      orgDomain: 'c.d.e.f.g.h.example.org',
      policyDomain: 'd.e.f.g.h.example.org',
    })
  })

  it('is a public suffix itself when the walk begins there', async () => {
    const zone = { '_dmarc.bank.example': txt('v=DMARC1; p=none; psd=y'), '_dmarc.example': REJECT }
    expect((await discovered('bank.example', zone)).orgDomain).toBe('bank.example')
  })

  it('is the domain itself when nothing is published, or two records', async () => {
    expect((await discovered('a.example.org', {})).orgDomain).toBe('a.example.org')
    const two = { '_dmarc.example.org': txt('v=DMARC1; p=none', 'v=DMARC1; p=none; psd=n') }
    expect(await discovered('a.example.org', two)).toMatchObject({ orgDomain: 'a.example.org', policy: null })
  })

  it('marks the steps beyond a stop', async () => {
    const zone = { '_dmarc.example.org': txt('v=DMARC1; p=none; psd=n'), '_dmarc.org': REJECT }
    const { steps } = await discovered('a.example.org', zone)
    expect(steps.map(({ domain, outcome, isBeyond }) => [domain, outcome, isBeyond])).toEqual([
      ['a.example.org', 'none', false],
      ['example.org', 'record', false],
      ['org', 'record', true],
    ])
  })
})

it('a resolver that throws has told nothing', async () => {
  const query = () => {
    throw new Error('no socket')
  }
  const found = await discoverDmarc('example.org', { query })
  expect(found).toMatchObject({ policy: null, orgDomain: null, found: { known: false, reason: 'bad-answer' } })
})

describe('a name without an answer', () => {
  const failed = { TXT: 'SERVFAIL' } as const

  it('makes all unknown where it could hold the record', async () => {
    expect(await discovered('example.org', { '_dmarc.example.org': failed, '_dmarc.org': REJECT })).toMatchObject({
      policy: null,
      policyDomain: null,
      orgDomain: null,
      found: { known: false, reason: 'servfail' },
      organizational: { known: false, reason: 'servfail' },
    })
  })

  it('above leaves the policy of the domain itself, but not its organisation', async () => {
    const zone = { '_dmarc.a.example.org': REJECT, '_dmarc.example.org': failed }
    expect(await discovered('a.example.org', zone)).toMatchObject({ policy: 'reject', orgDomain: null })
  })

  it('at the top does not matter where the server only refuses, and a registry’s record would change nothing', async () => {
    const silent = { '_dmarc.org': { TXT: 'REFUSED' } } as const
    expect(await discovered('example.org', { '_dmarc.example.org': REJECT, ...silent })).toMatchObject({
      policy: 'reject',
      orgDomain: 'example.org',
    })
    expect(await discovered('example.org', silent)).toMatchObject({ orgDomain: 'example.org', found: { known: true } })
    expect(await discovered('a.example.org', { '_dmarc.a.example.org': REJECT, ...silent })).toMatchObject({
      policy: 'reject',
      orgDomain: null,
    })
    expect(await discovered('example.org', { '_dmarc.org': failed })).toMatchObject({ found: { known: false } })
  })

  it('beyond a stop does not matter', async () => {
    const zone = { '_dmarc.example.org': txt('v=DMARC1; p=reject; psd=n'), '_dmarc.org': failed }
    expect(await discovered('a.example.org', zone)).toMatchObject({ policy: 'reject', orgDomain: 'example.org' })
  })

  it('about existence matters only where “np” differs', async () => {
    const broken = { ...failed, A: 'SERVFAIL' } as const
    const zone = (text: string): Zone => ({ '_dmarc.example.org': txt(text), 'a.example.org': broken })
    const resolver = (text: string) => {
      const inner = zoneResolver(zone(text))
      return {
        ...inner,
        query: (name: string, type: 'TXT') =>
          inner.query(name === '_dmarc.a.example.org' ? 'gone.example' : name, type),
      }
    }
    const judged = (text: string) => discoverDmarc('a.example.org', resolver(text))
    expect(await judged('v=DMARC1; p=none; sp=reject')).toMatchObject({ policy: 'reject' })
    expect(await judged('v=DMARC1; p=none; np=reject')).toMatchObject({ policy: null, found: { known: false } })
  })
})

describe('any zone', () => {
  const seed = Date.now()
  const label = fc.constantFrom('a', 'b', 'example', 'org', 'x'.repeat(64), '')
  const domain = fc.array(label, { maxLength: 12 }).map((labels) => labels.join('.'))
  const text = fc.oneof(
    fc.constantFrom('v=DMARC1; p=none', 'v=DMARC1; p=reject; psd=y', 'v=DMARC1; sp=none; psd=n', 'v=DMARC1'),
    fc.string(),
  )
  const answer = fc.oneof(fc.array(text, { maxLength: 2 }), fc.constantFrom('TIMEOUT' as const, 'SERVFAIL' as const))
  const zones = fc.dictionary(
    domain.map((name) => `_dmarc.${name}`),
    fc.record({ TXT: answer }),
  )

  it(`is walked in at most eight questions, and told as plain JSON (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(domain, zones, async (name, zone) => {
        const resolver = zoneResolver(zone)
        const found = await discoverDmarc(name, resolver)
        expect(found.asked.length).toBeLessThanOrEqual(8)
        expect(resolver.asked.length).toBeLessThanOrEqual(10)
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
        if (found.orgDomain !== null) expect(`.${found.domain}`.endsWith(`.${found.orgDomain}`)).toBe(true)
        if (found.policy !== null) expect(found.found.known).toBe(true)
      }),
      { seed, numRuns: 1000 },
    )
  })
})
