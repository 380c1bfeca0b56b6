import { describe, expect, it } from 'vitest'
import { DMARC, NOW, record, type ServerPart, txt, verificationScene, zoneWith } from './fixtures/scene.ts'

const published = (...values: readonly string[]) => zoneWith({ '_dmarc.example.org': txt(...values) })
const EMPTY = zoneWith({})
const look = async (parts: readonly ServerPart[], fields = {}) =>
  (await verificationScene(parts)).verify(record(fields))

describe('each name server of the zone is asked, and told apart', () => {
  it('seen, absent, different, without an answer', async () => {
    const facts = await look([published(DMARC), EMPTY, published('v=DMARC1; p=reject'), 'silent', 'lame', 'no-address'])
    expect(facts.servers.map(({ server, address, state }) => [server, address, state])).toEqual([
      ['ns1.example.org', '192.0.2.1', 'seen'],
      ['ns2.example.org', '192.0.2.2', 'absent'],
      ['ns3.example.org', '192.0.2.3', 'different'],
      ['ns4.example.org', '192.0.2.4', 'no-answer'],
      ['ns5.example.org', '192.0.2.5', 'no-answer'],
      ['ns6.example.org', null, 'no-answer'],
    ])
    expect(facts).toMatchObject({ zone: 'example.org', state: 'partly' })
  })

  it('where none answers, nothing is known', async () => {
    expect(await look(['silent', 'lame'])).toMatchObject({ state: null, oldUntil: null })
  })

  it('a server that still serves the zone of before has the old value', async () => {
    const stale = zoneWith({ '_dmarc.example.org': txt('v=DMARC1; p=reject') }, { serial: 4 })
    const facts = await look([zoneWith({ '_dmarc.example.org': txt(DMARC) }, { serial: 5 }), stale])
    expect(facts.servers[1]).toMatchObject({ state: 'different', difference: 'old-value', serial: 4 })
    expect(facts.state).toBe('partly')
  })

  it('a wildcard that answers is another value, and no mistake of typing', async () => {
    const facts = await look([zoneWith({ '*.example.org': txt('v=spf1 -all') })])
    expect(facts.servers[0]).toMatchObject({ state: 'different', difference: 'other-value', found: ['v=spf1 -all'] })
  })
})

describe('a record under a wrong name is found on the same server', () => {
  it.each([
    ['name-typed-twice', '_dmarc.example.org.example.org'],
    ['at-wrong-name', 'example.org'],
    ['at-wrong-name', 'dmarc.example.org'],
  ])('%s: %s', async (difference, name) => {
    const facts = await look([zoneWith({ [name]: txt(DMARC) }), EMPTY])
    expect(facts.state).toBe('different')
    expect(facts.servers[0]).toMatchObject({ state: 'different', difference, foundAt: name, found: [] })
    expect(facts.servers[1]).toMatchObject({ state: 'absent', difference: null, foundAt: null })
  })

  it('comes before the old value that still stands at the right one', async () => {
    const zone = zoneWith({
      '_dmarc.example.org': txt('v=DMARC1; p=reject'),
      '_dmarc.example.org.example.org': txt(DMARC),
    })
    const facts = await look([zone], { before: ['v=DMARC1; p=reject'] })
    expect(facts.servers[0]).toMatchObject({ difference: 'name-typed-twice', found: ['v=DMARC1; p=reject'] })
  })

  it('is not looked for where a wildcard has it everywhere', async () => {
    const spf = 'v=spf1 include:_spf.example.net -all'
    const facts = await look([zoneWith({ 'example.org': {}, '*.example.org': txt(spf) })], {
      name: 'example.org',
      value: spf,
    })
    expect(facts.servers[0]).toMatchObject({ state: 'absent', foundAt: null })
  })
})

describe('a record of another type is told', () => {
  const key = { name: 's1._domainkey.example.org', type: 'CNAME' as const, value: 's1.dkim.example.net' }
  it('TXT where an alias was wanted', async () => {
    const facts = await look([zoneWith({ [key.name]: txt('s1.dkim.example.net') })], key)
    expect(facts.servers[0]).toMatchObject({ difference: 'wrong-type', found: ['s1.dkim.example.net'] })
  })
  it.each([
    ['that leads elsewhere', 'dmarc.example.net'],
    ['that leads inside the zone', 'nowhere.example.org'],
  ])('an alias %s where TXT was wanted', async (_, target) => {
    const facts = await look([zoneWith({ '_dmarc.example.org': { CNAME: [target] } })])
    expect(facts.servers[0]).toMatchObject({ state: 'different', difference: 'wrong-type', found: [target] })
  })
  it('a record of the type SPF, which nobody asks for any more', async () => {
    const value = 'v=spf1 -all'
    const facts = await look([zoneWith({ 'example.org': { SPF: [value] } })], { name: 'example.org', value })
    expect(facts.servers[0]).toMatchObject({ difference: 'wrong-type', found: [value] })
  })
  it('an alias to the very text is as good as the text', async () => {
    const zone = zoneWith({ '_dmarc.example.org': { CNAME: ['d.example.org'] }, 'd.example.org': txt(DMARC) })
    expect((await look([zone])).servers[0]?.state).toBe('seen')
  })
  it('the target to which the form added its zone', async () => {
    const facts = await look([zoneWith({ [key.name]: { CNAME: ['s1.dkim.example.net.example.org'] } })], key)
    expect(facts.servers[0]).toMatchObject({ difference: 'target-completed' })
  })
})

it('a key in several strings, one longer than a datagram, is read whole', async () => {
  const value = `v=DKIM1; k=rsa; p=${'A'.repeat(1_500)}`
  const name = 's1._domainkey.example.org'
  expect((await look([zoneWith({ [name]: txt(value) })], { name, value })).servers[0]?.state).toBe('seen')
})

describe('a record that has to go', () => {
  const fields = { value: null, before: ['v=DMARC1; p=none; pct=50'] }
  it('is looked for until no server has it', async () => {
    expect(await look([published('v=DMARC1; p=none; pct=50'), EMPTY], fields)).toMatchObject({ state: 'partly' })
    expect(await look([published('another text'), EMPTY], fields)).toMatchObject({ state: 'published' })
  })
})

describe('resolvers', () => {
  const silentZone = { '_dmarc.example.org': { TXT: [DMARC] } }

  it('are never asked about the name before every server that answers has the record', async () => {
    for (const parts of [[EMPTY], [published(DMARC), EMPTY], [published('v=DMARC1; p=reject')], ['silent']] as const) {
      const scene = await verificationScene(parts, { publicZones: [silentZone] })
      const facts = await scene.verify(record())
      expect(facts.resolvers).toEqual([])
      expect(scene.askedPublic()).toEqual([])
      expect(scene.asked.filter((question) => question.includes('_dmarc'))).toEqual([])
    }
  })

  it('nor about any name between the domain and the record, which may not exist yet either', async () => {
    const scene = await verificationScene([EMPTY])
    await scene.verify(record({ name: 's1._domainkey.example.org', value: 'v=DKIM1; p=AAAA' }))
    expect(new Set(scene.asked)).toEqual(new Set(['NS example.org', 'A ns1.example.org', 'AAAA ns1.example.org']))
  })

  it('are asked when every server has it, and may still have the old answer', async () => {
    const scene = await verificationScene([published(DMARC), 'silent'], {
      publicZones: [silentZone, {}, { '_dmarc.example.org': { TXT: 'TIMEOUT' } }],
    })
    const facts = await scene.verify(record())
    expect(facts.state).toBe('published')
    expect(facts.resolvers).toEqual([
      { resolver: '192.0.2.53', state: 'seen', ttl: 3600 },
      { resolver: '192.0.2.54', state: 'absent', ttl: 3600 },
      { resolver: '192.0.2.55', state: 'no-answer', ttl: null },
    ])
  })

  it('make the record visible when they have it', async () => {
    const scene = await verificationScene([published(DMARC)], { publicZones: [silentZone] })
    expect((await scene.verify(record())).state).toBe('visible')
  })
})

describe('zones inside of zones', () => {
  const lower = { apex: 'shop.example.org', records: { '_dmarc.shop.example.org': txt(DMARC) } }
  const wanted = { domain: 'shop.example.org', name: '_dmarc.shop.example.org' }

  it('the zone that holds the name is found where another server has it', async () => {
    const upper = zoneWith({}, { delegations: { 'shop.example.org': ['ns2.example.org'] } })
    const scene = await verificationScene([upper, lower], {
      more: { 'example.org': { NS: ['ns1.example.org'] }, 'shop.example.org': { NS: ['ns2.example.org'] } },
    })
    const facts = await scene.verify(record(wanted))
    expect(facts).toMatchObject({
      zone: 'shop.example.org',
      state: 'published',
      servers: [{ server: 'ns2.example.org' }],
    })
  })

  it('and where one server has both', async () => {
    const held = {
      ...lower,
      records: { ...lower.records, 'shop.example.org': { NS: ['ns1.example.org', 'ns2.example.org'] } },
    }
    const scene = await verificationScene([[EMPTY, held], { ...held, records: {} }], {
      more: { 'example.org': { NS: ['ns1.example.org'] } },
    })
    const facts = await scene.verify(record(wanted))
    expect(facts.zone).toBe('shop.example.org')
    expect(facts.servers.map(({ server, state }) => [server, state])).toEqual([
      ['ns1.example.org', 'seen'],
      ['ns2.example.org', 'absent'],
    ])
  })

  it('a domain without name servers is refused', async () => {
    const scene = await verificationScene([], { more: { 'example.org': {} } })
    await expect(scene.verify(record())).rejects.toMatchObject({ code: 'name-servers-unknown' })
  })

  it('what the domain’s resolver refuses above is found below', async () => {
    const scene = await verificationScene([{ ...lower, records: { ...lower.records } }], {
      more: { 'example.org': { NS: 'REFUSED' }, 'shop.example.org': { NS: ['ns1.example.org'] } },
    })
    expect(await scene.verify(record(wanted))).toMatchObject({ zone: 'shop.example.org', state: 'published' })
  })
})

describe('the moment from which no resolver has the old answer', () => {
  it('counts from now while a server still gives it: its TTL, or that of “there is none”', async () => {
    const seconds = async (parts: readonly ServerPart[]) => ((await look(parts)).oldUntil ?? NaN) / 1000 - NOW / 1000
    expect(await seconds([zoneWith({}, { soaTtl: 120, minimum: 600 })])).toBe(120)
    expect(await seconds([zoneWith({}, { soaTtl: 900, minimum: 600 })])).toBe(600)
    const old = { '_dmarc.example.org': txt('v=DMARC1; p=reject') }
    expect(await seconds([zoneWith(old, { ttl: 7200 }), zoneWith(old, { ttl: 1800 })])).toBe(7200)
    expect(await seconds([published(DMARC), zoneWith(old, { ttl: 1800, minimum: 3000 })])).toBe(1800)
  })

  it('counts the whole set of records, in which ours is missing', async () => {
    const facts = await look([zoneWith({ 'example.org': txt('google-site-verification=x') }, { ttl: 4000 })], {
      name: 'example.org',
      value: 'v=spf1 -all',
    })
    expect(facts.oldUntil).toBe(NOW + 4_000_000)
  })

  it('is what was remembered once every server has the record', async () => {
    expect((await look([published(DMARC)], { oldUntil: NOW + 5 })).oldUntil).toBe(NOW + 5)
    expect((await look([published(DMARC)])).oldUntil).toBeNull()
  })
})

it('somebody who no longer waits stops the work', async () => {
  const scene = await verificationScene([EMPTY])
  await expect(scene.verify(record(), { signal: AbortSignal.abort('gone') })).rejects.toBe('gone')
  expect(scene.asked).toEqual([])
})

describe('a zone that means harm', () => {
  it('has one server asked once, however many names it gives it', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `a${index}.example.org`)
    const more = {
      'example.org': { NS: names },
      ...Object.fromEntries(names.map((name) => [name, { A: ['192.0.2.1'] }])),
    }
    const { verify, questions } = await verificationScene([EMPTY], { more })
    const { servers } = await verify(record())
    expect(servers.map(({ server }) => server).toSorted()).toEqual(names.toSorted())
    expect(questions(0)).toEqual([...new Set(questions(0))])
  })

  it('has no more of its answers kept than shows a mistake', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `v=DMARC1; p=none; x=${index} ${'y'.repeat(500)}`)
    const facts = await look([published(...many), published(`v=DMARC1; ${'z'.repeat(30_000)}`)])
    expect(facts.servers.map(({ state }) => state)).toEqual(['different', 'different'])
    expect(JSON.stringify(facts).length).toBeLessThan(20_000)
  })
})
