import { describe, expect, it } from 'vitest'
import { inRounds } from '../../fixtures/rounds.ts'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { known } from '../evidence.ts'
import { type Answer, withCache } from '../resolver.ts'
import { checkHost, type CheckHostInput } from './check-host.ts'

const check = (zone: Zone, input: Partial<CheckHostInput> = {}) =>
  checkHost({
    ip: '192.0.2.1',
    mailFrom: 'someone@example.org',
    helo: 'mail.example.org',
    resolver: zoneResolver(zone),
    ...input,
  })

const withRecord = (text: string, more: Zone = {}): Zone => ({
  ...more,
  'example.org': { ...more['example.org'], TXT: [text] },
})
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `h${at}.example.net`)

describe('the identity that is judged', () => {
  const zone = {
    'example.org': { TXT: ['v=spf1 -all exp=why.example.org'] },
    'why.example.org': { TXT: ['%{s} %{h}'] },
  }

  it.each([
    ['someone@example.org', 'someone@example.org'],
    ['@example.org', 'postmaster@example.org'],
    ['example.org', 'postmaster@example.org'],
    ['"a@b"@example.org', '"a@b"@example.org'],
    ['someone@example.org.', 'someone@example.org'],
    ['<someone@example.org>', 'someone@example.org'],
    [' someone@example.org ', 'someone@example.org'],
  ])('MAIL FROM %s is %s', async (mailFrom, sender) => {
    expect(await check(zone, { mailFrom })).toMatchObject({ result: 'fail', explanation: `${sender} mail.example.org` })
  })

  it('is postmaster at the HELO name for the null reverse-path', async () => {
    const found = await check(zone, { mailFrom: '', helo: 'example.org' })
    expect(found).toMatchObject({ result: 'fail', explanation: 'postmaster@example.org example.org' })
  })

  it.each(['<>', null, undefined])(
    'is that of HELO also where the null reverse-path is written as %s',
    async (path) => {
      const found = await check(zone, { mailFrom: path, helo: 'example.org.' })
      expect(found).toMatchObject({ result: 'fail', explanation: 'postmaster@example.org example.org' })
    },
  )

  it('is none where nothing is known of it', async () => {
    expect(await check(zone, { mailFrom: '', helo: null })).toMatchObject({ result: 'none' })
  })

  it('may be written in Unicode', async () => {
    const { result } = await check(
      { 'xn--bcher-kva.example': { TXT: ['v=spf1 -all'] } },
      { mailFrom: 'a@bücher.example' },
    )
    expect(result).toBe('fail')
  })

  it.each(['localhost', 'a..example.org', `${'a'.repeat(64)}.example.org`, `a@[192.0.2.1]`, '', 'x@'])(
    'is none for "%s"',
    async (mailFrom) => {
      expect(await check({}, { mailFrom, helo: 'localhost' })).toMatchObject({ result: 'none', explanation: null })
    },
  )

  it('is none when the sending address is no address', async () => {
    expect(await check(zone, { ip: 'nonsense' })).toMatchObject({ result: 'none', lookups: 0 })
  })

  it('matches nothing by a local part outside US-ASCII (RFC 8616 §4)', async () => {
    const mailFrom = 'jérôme@example.org'
    expect((await check(withRecord('v=spf1 exists:%{l}.example.org -all'), { mailFrom })).result).toBe('fail')
    expect((await check(withRecord('v=spf1 redirect=%{l}.example.org'), { mailFrom })).result).toBe('neutral')
    expect((await check(withRecord('v=spf1 include:%{s}.example.org ~all'), { mailFrom })).result).toBe('softfail')
  })
})

describe('what it tells', () => {
  it('names the directive that matched, through redirect but not through include', async () => {
    const more = { '_spf.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } }
    expect(await check(withRecord('v=spf1 include:_spf.example.net -all', more))).toMatchObject({
      result: 'pass',
      matched: 'include:_spf.example.net',
      lookups: 1,
    })
    expect(await check(withRecord('v=spf1 redirect=_spf.example.net', more))).toMatchObject({
      result: 'pass',
      matched: 'ip4:192.0.2.0/24',
    })
    expect(await check(withRecord('v=spf1 mx'))).toMatchObject({ result: 'neutral', matched: null, voids: 1 })
  })

  it('tells the branch that was walked, and what it cost', async () => {
    const zone = withRecord('v=spf1 a include:a.example.net mx -all', {
      'a.example.net': { TXT: ['v=spf1 mx ip4:192.0.2.1 -all'] },
    })
    const { tree, lookups, voids } = await check(zone)
    expect({ lookups, voids }).toEqual({ lookups: 3, voids: 2 })
    expect(tree).toMatchObject({ domain: 'example.org', state: 'found', result: 'pass' })
    expect(tree.terms).toMatchObject([
      { text: 'a', cost: 1, count: 1, isMatch: false, voidFor: known([4]), target: 'example.org', node: null },
      { text: 'include:a.example.net', cost: 1, count: 2, isMatch: true, target: 'a.example.net' },
    ])
    expect(tree.terms[1]?.node).toMatchObject({
      known: true,
      value: {
        domain: 'a.example.net',
        result: 'pass',
        terms: [
          { text: 'mx', cost: 1, count: 3, isMatch: false },
          { text: 'ip4:192.0.2.1', cost: 0, count: 3, isMatch: true, qualifier: '+' },
        ],
      },
    })
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
  })

  it.each([
    ['TIMEOUT', 'timeout'],
    ['SERVFAIL', 'servfail'],
    ['REFUSED', 'refused'],
  ] as const)('tells why the DNS could not tell: %s', async (failure, reason) => {
    expect(await check({ 'example.org': { TXT: failure } })).toMatchObject({ result: 'temperror', reason })
    const { result, tree } = await check(
      withRecord('v=spf1 include:a.example.net', { 'a.example.net': { TXT: failure } }),
    )
    expect(result).toBe('temperror')
    expect(tree.terms[0]?.node).toEqual({ known: false, reason })
  })
})

describe('the limits of §4.6.4', () => {
  const hosts = (count: number): Zone => Object.fromEntries(names(count).map((name) => [name, { A: ['203.0.113.9'] }]))
  const mechanisms = (count: number): string =>
    names(count)
      .map((name) => `a:${name}`)
      .join(' ')

  it('lets 10 terms ask, and no eleventh', async () => {
    expect(await check(withRecord(`v=spf1 ${mechanisms(10)} -all`, hosts(10)))).toMatchObject({
      result: 'fail',
      lookups: 10,
    })
    expect(await check(withRecord(`v=spf1 ${mechanisms(11)} -all`, hosts(11)))).toMatchObject({ result: 'permerror' })
  })

  it('counts across includes and redirect', async () => {
    const zone = (count: number) =>
      withRecord('v=spf1 include:a.example.net redirect=b.example.net', {
        ...hosts(count),
        'a.example.net': { TXT: [`v=spf1 ${mechanisms(count)} -all`] },
        'b.example.net': { TXT: ['v=spf1 ~all'] },
      })
    expect(await check(zone(8))).toMatchObject({ result: 'softfail', lookups: 10 })
    expect(await check(zone(9))).toMatchObject({ result: 'permerror', lookups: 11 })
  })

  it('does not mind what is beyond the limit when something matches before', async () => {
    expect((await check(withRecord(`v=spf1 ip4:192.0.2.1 ${mechanisms(20)} -all`))).result).toBe('pass')
  })

  it('lets two terms find nothing, and no third', async () => {
    expect(await check(withRecord('v=spf1 a:x.example.net mx:y.example.net -all'))).toMatchObject({
      result: 'fail',
      voids: 2,
    })
    const three = withRecord('v=spf1 a:x.example.net mx:y.example.net exists:z.example.net +all')
    expect(await check(three)).toMatchObject({ result: 'permerror', voids: 3 })
  })

  it('counts void look-ups by the family of the sender', async () => {
    const zone = withRecord(`v=spf1 ${mechanisms(3)} -all`, hosts(3))
    expect((await check(zone)).result).toBe('fail')
    expect(await check(zone, { ip: '2001:db8::1' })).toMatchObject({ result: 'permerror', voids: 3 })
  })

  it('lets an mx have 10 hosts, and no eleventh', async () => {
    const zone = (count: number) =>
      withRecord('v=spf1 mx -all', { ...hosts(count), 'example.org': { MX: names(count).map((name) => `10 ${name}`) } })
    expect((await check(zone(10))).result).toBe('fail')
    expect((await check(zone(11))).result).toBe('permerror')
  })

  it('heeds the first 10 names of the address alone', async () => {
    const zone = (count: number) =>
      withRecord('v=spf1 ptr:example.org -all', {
        ...hosts(count),
        'mail.example.org': { A: ['192.0.2.1'] },
        '1.2.0.192.in-addr.arpa': { PTR: [...names(count), 'mail.example.org'] },
      })
    expect((await check(zone(9))).result).toBe('pass')
    expect((await check(zone(10))).result).toBe('fail')
  })

  it('ends circles', async () => {
    expect((await check(withRecord('v=spf1 include:example.org -all'))).result).toBe('permerror')
    expect((await check(withRecord('v=spf1 redirect=example.org'))).result).toBe('permerror')
  })

  it('takes no longer than 20 seconds', async () => {
    let time = 0
    const slow = (milliseconds: number, zone: Zone) => {
      const resolver = zoneResolver(zone)
      time = 0
      return check(zone, {
        now: () => time,
        resolver: {
          query: async (name, type) => {
            time += milliseconds
            return resolver.query(name, type)
          },
        },
      })
    }
    const zone = withRecord('v=spf1 a -all')
    expect((await slow(10_000, zone)).result).toBe('fail')
    expect(await slow(10_001, zone)).toMatchObject({ result: 'temperror', reason: 'timeout' })
    expect((await slow(10_001, withRecord('v=spf1 ptr -all'))).result).toBe('temperror')
  })
})

describe('errors of the DNS', () => {
  it('end the check where an answer is needed', async () => {
    for (const term of ['a:x.example.net', 'mx:x.example.net', 'exists:x.example.net']) {
      const zone = withRecord(`v=spf1 ${term} +all`, { 'x.example.net': { A: 'SERVFAIL', MX: 'SERVFAIL' } })
      expect((await check(zone)).result).toBe('temperror')
    }
  })

  it('do not matter for names asked ahead of need', async () => {
    const broken = { TXT: 'SERVFAIL', A: 'TIMEOUT', MX: 'REFUSED' } as const
    const zone = withRecord(
      'v=spf1 a:good.example.net include:bad.example.net mx:bad.example.net redirect=bad.example.net',
      {
        'good.example.net': { A: ['192.0.2.1'] },
        'bad.example.net': broken,
      },
    )
    expect((await check(zone)).result).toBe('pass')
  })

  it('skip a name of the address, and the address without name', async () => {
    const zone = withRecord('v=spf1 ptr ~all', {
      '1.2.0.192.in-addr.arpa': { PTR: ['bad.example.org', 'good.example.org'] },
      'bad.example.org': { A: 'SERVFAIL' },
      'good.example.org': { A: ['192.0.2.1'] },
    })
    expect((await check(zone)).result).toBe('pass')
    expect((await check(withRecord('v=spf1 ptr ~all', { '1.2.0.192.in-addr.arpa': { PTR: 'TIMEOUT' } }))).result).toBe(
      'softfail',
    )
  })

  it('of a resolver that throws, or says nonsense, end as temperror', async () => {
    const thrower = () => {
      throw new Error('no socket')
    }
    const faults = { result: 'temperror', reason: 'bad-answer' }
    expect(await check({}, { resolver: { query: thrower } })).toMatchObject(faults)
    const nonsense = { query: async () => ({ known: true }) } as unknown as CheckHostInput['resolver']
    expect(await check({}, { resolver: nonsense })).toMatchObject(faults)
  })

  it('of a resolver that rejects end as temperror', async () => {
    const resolver = { query: () => Promise.reject(new Error('broken')) }
    expect(await check({}, { resolver })).toMatchObject({ result: 'temperror', reason: 'bad-answer' })
  })
})

describe('asking ahead', () => {
  const chain: Zone = withRecord(
    'v=spf1 a:x.example.net include:a.example.net mx exists:e.example.net redirect=r.example.net',
    {
      'x.example.net': { A: ['203.0.113.1'] },
      'example.org': { MX: ['10 m1.example.org', '20 m2.example.org'] },
      'm1.example.org': { A: ['203.0.113.2'] },
      'm2.example.org': { A: ['203.0.113.3'] },
      'a.example.net': { TXT: ['v=spf1 include:b.example.net a:x.example.net ~all'] },
      'b.example.net': { TXT: ['v=spf1 a:y.example.net ?all'] },
      'y.example.net': { A: ['203.0.113.4'] },
      'r.example.net': { TXT: ['v=spf1 a:x.example.net -all'] },
    },
  )

  it('takes as many rounds as the longest chain is long', async () => {
    const resolver = inRounds(zoneResolver(chain))
    expect(await check(chain, { resolver })).toMatchObject({ result: 'fail', lookups: 9 })
    // The record, a.example.net, b.example.net, y.example.net.
    expect(resolver.rounds()).toBe(4)
  })

  it('asks nothing behind a literal that surely matches', async () => {
    const resolver = zoneResolver(withRecord('v=spf1 include:a.example.net ip4:192.0.2.0/24 mx a:x.example.net -all'))
    await check({}, { resolver })
    expect(resolver.asked).toEqual(['TXT example.org', 'TXT a.example.net'])
  })

  it('asks nothing twice', async () => {
    const resolver = zoneResolver(chain)
    await check(chain, { resolver })
    expect(new Set(resolver.asked).size).toBe(resolver.asked.length)
  })

  it('does not let a hostile record ask the world', async () => {
    const terms = names(12)
      .map((name) => `mx:${name}`)
      .join(' ')
    const records = names(12).map((name, at) => [
      name,
      { MX: Array.from({ length: 10 }, (_, host) => `10 m${host}.${at}.example.com`) },
    ])
    const zone = { ...Object.fromEntries(records), 'example.org': { TXT: [`v=spf1 ip4:192.0.2.2 ${terms} -all`] } }
    const resolver = inRounds(zoneResolver(zone))
    expect((await check(zone, { resolver })).result).toBe('permerror')
    expect(resolver.widest()).toBeLessThanOrEqual(40)
  })

  it('is the same with a cache', async () => {
    expect(await check(chain, { resolver: withCache(zoneResolver(chain)) })).toEqual(await check(chain))
  })
})

describe('explanations', () => {
  const explained = async (txt: readonly string[], more: Partial<CheckHostInput> = {}): Promise<string | null> => {
    const zone = withRecord('v=spf1 -all exp=why.example.org', { 'why.example.org': { TXT: txt } })
    return (await check(zone, more)).explanation
  }

  it('expand macros, those of explanations too', async () => {
    const now = () => 1_700_000_000_123
    expect(await explained(['%{c} %{r} %{t} %{p}.'], { receiver: 'mx.example.net', now })).toBe(
      '192.0.2.1 mx.example.net 1700000000 unknown.',
    )
  })

  it('are left out when anything is wrong with them', async () => {
    expect(await explained([])).toBeNull()
    expect(await explained(['a', 'b'])).toBeNull()
    expect(await explained(['100 %'])).toBeNull()
    expect(await explained(['dé'])).toBeNull()
  })

  it('are given for fail alone', async () => {
    const more = { 'why.example.org': { TXT: ['why'] } }
    expect((await check(withRecord('v=spf1 ~all exp=why.example.org', more))).explanation).toBeNull()
  })
})

it('sees an address of one family never match the other', async () => {
  const answer: Answer = { status: 'found', records: ['192.0.2.1', '2001:db8::1', 'nonsense'], ttl: null }
  const record: Answer = { status: 'found', records: ['v=spf1 a//0 -all'], ttl: null }
  const resolver = { query: async (_: string, type: string) => known(type === 'TXT' ? record : answer) }
  expect((await check({}, { resolver, ip: '192.0.2.9' })).result).toBe('fail')
  expect((await check({}, { resolver, ip: '2001:db8::9' })).result).toBe('pass')
})

it('a loop through the macro p ends at the limit of void look-ups, however deep it leads', async () => {
  const zone: Zone = {
    ...withRecord('v=spf1 include:%{p} -all'),
    '1.2.0.192.in-addr.arpa': { PTR: ['gone.example.net', 'example.org'] },
    'gone.example.net': { TXT: ['none of this'] },
    'example.org': { TXT: ['v=spf1 include:%{p} -all'], A: ['192.0.2.1'] },
  }
  const { result, voids } = await check(zone)
  expect(result).toBe('permerror')
  expect(voids).toBe(3)
})
