import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../fixtures/zone.ts'
import { known, notKnown } from './evidence.ts'
import { askResolver, overlay, type RecordEdit, type Resolver, withCache } from './resolver.ts'

const ZONE: Zone = {
  'example.org': { TXT: ['v=spf1 mx -all', 'other'], MX: ['10 mx.example.org'] },
  'mx.example.org': { A: ['192.0.2.1'] },
  'down.example.org': { TXT: 'SERVFAIL' },
}

const edit = (change: Partial<RecordEdit>): RecordEdit => ({
  name: 'example.org',
  type: 'TXT',
  before: null,
  after: null,
  ...change,
})

const found = (...records: string[]) => known({ status: 'found', records, ttl: 3600 })

describe('the cache of an audit', () => {
  it('asks each question once, whatever its case and final dot, also while it is under way', async () => {
    const resolver = zoneResolver(ZONE)
    const cached = withCache(resolver)
    const names = ['example.org', 'EXAMPLE.org', 'example.org.']
    const answers = await Promise.all(names.map((name) => cached.query(name, 'TXT')))
    await cached.query('example.org', 'MX')
    expect(new Set(answers).size).toBe(1)
    expect(resolver.asked).toEqual(['TXT example.org', 'MX example.org'])
  })
})

/** A resolver written in a language without types. */
const saying = (answer: () => unknown) => ({ query: answer }) as unknown as Resolver

describe('a resolver that breaks its word', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no socket')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no socket'))],
    ['says nothing', () => undefined],
    ['says null', async () => null],
    ['says a text', async () => 'v=spf1 -all'],
    ['says that it knows, and not what', async () => ({ known: true })],
    ['gives no records', async () => ({ known: true, value: { status: 'found' } })],
    ['gives records that are no text', async () => ({ known: true, value: { status: 'found', records: [5], ttl: 1 } })],
    ['does not say why it failed', async () => ({ known: false })],
  ])('and %s has given a bad answer', async (_, answer) => {
    expect(await askResolver(saying(answer), 'example.org', 'TXT')).toEqual(notKnown('bad-answer'))
    expect(await withCache(saying(answer)).query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })

  it('is believed when it answers at once, without a promise', async () => {
    expect(
      await askResolver(
        saying(() => found('text')),
        'example.org',
        'TXT',
      ),
    ).toEqual(found('text'))
  })
})

describe('edits laid over the DNS', () => {
  it('replace one record and leave those beside it', async () => {
    const proposed = overlay(zoneResolver(ZONE), [edit({ before: 'v=spf1 mx -all', after: 'v=spf1 -all' })])
    expect(await proposed.query('Example.org.', 'TXT')).toEqual(found('other', 'v=spf1 -all'))
    expect(await proposed.query('example.org', 'MX')).toEqual(found('10 mx.example.org'))
  })

  it('fold two records into one', async () => {
    const edits = [edit({ before: 'v=spf1 mx -all', after: 'v=spf1 -all' }), edit({ before: 'other' })]
    expect(await overlay(zoneResolver(ZONE), edits).query('example.org', 'TXT')).toEqual(found('v=spf1 -all'))
  })

  it('add no record a second time', async () => {
    const proposed = overlay(zoneResolver(ZONE), [edit({ after: 'other' })])
    expect(await proposed.query('example.org', 'TXT')).toEqual(found('v=spf1 mx -all', 'other'))
  })

  it('leave a name without records of a type, not without existence', async () => {
    const proposed = overlay(zoneResolver(ZONE), [edit({ name: 'mx.example.org', type: 'A', before: '192.0.2.1' })])
    expect(await proposed.query('mx.example.org', 'A')).toMatchObject({ value: { status: 'nodata', records: [] } })
  })

  it('make the name and all names above it exist', async () => {
    const proposed = overlay(zoneResolver({}), [edit({ name: '_dmarc.example.net', after: 'v=DMARC1; p=none' })])
    const status = async (name: string) => await proposed.query(name, 'A')
    expect(await status('_dmarc.example.net')).toMatchObject({ value: { status: 'nodata' } })
    expect(await status('example.net')).toMatchObject({ value: { status: 'nodata' } })
    expect(await status('example.com')).toMatchObject({ value: { status: 'nxdomain' } })
  })

  it('follow a new alias to what is published there', async () => {
    const alias = edit({ name: 's1._domainkey.example.org', type: 'CNAME', after: 'example.org.' })
    const proposed = overlay(zoneResolver(ZONE), [alias])
    expect(await proposed.query('s1._domainkey.example.org', 'MX')).toEqual(found('10 mx.example.org'))
    expect(await proposed.query('s1._domainkey.example.org', 'CNAME')).toEqual(found('example.org.'))
  })

  it('put a record of one’s own in the place of an alias', async () => {
    const zone: Zone = { ...ZONE, '_dmarc.example.org': { CNAME: ['down.example.org'] } }
    const edits = [
      edit({ name: '_dmarc.example.org', type: 'CNAME', before: 'down.example.org' }),
      edit({ name: '_dmarc.example.org', after: 'v=DMARC1; p=none' }),
    ]
    const proposed = overlay(zoneResolver(zone), edits)
    expect(await proposed.query('_dmarc.example.org', 'TXT')).toMatchObject({
      value: { status: 'found', records: ['v=DMARC1; p=none'] },
    })
    expect(await proposed.query('_dmarc.example.org', 'CNAME')).toMatchObject({ value: { status: 'nodata' } })
  })

  it('leave an alias that is another than the one to be taken away', async () => {
    const zone: Zone = { ...ZONE, 'www.example.org': { CNAME: ['example.org'] } }
    const edits = [edit({ name: 'www.example.org', type: 'CNAME', before: 'example.net' })]
    expect(await overlay(zoneResolver(zone), edits).query('www.example.org', 'MX')).toEqual(found('10 mx.example.org'))
  })

  it('lead an alias elsewhere', async () => {
    const zone: Zone = { ...ZONE, 'www.example.org': { CNAME: ['down.example.org'] } }
    const edits = [edit({ name: 'www.example.org', type: 'CNAME', before: 'down.example.org', after: 'example.org' })]
    expect(await overlay(zoneResolver(zone), edits).query('www.example.org', 'MX')).toEqual(found('10 mx.example.org'))
  })

  it('end in a circle of aliases', async () => {
    const edits = [
      edit({ name: 'a.example.org', type: 'CNAME', after: 'b.example.org' }),
      edit({ name: 'b.example.org', type: 'CNAME', after: 'a.example.org' }),
    ]
    expect(await overlay(zoneResolver(ZONE), edits).query('a.example.org', 'A')).toEqual(notKnown('cname-loop'))
  })

  it('do not pretend to know what the server did not say', async () => {
    const proposed = overlay(zoneResolver(ZONE), [edit({ name: 'down.example.org', after: 'v=spf1 -all' })])
    expect(await proposed.query('down.example.org', 'TXT')).toEqual(notKnown('servfail'))
  })
})
