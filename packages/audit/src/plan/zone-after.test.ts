import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import type { RecordType, Resolver } from '../resolver.ts'
import type { PlanEdit } from './step.ts'
import { NO_SUCH_LABEL, zoneAfter } from './zone-after.ts'

const edit = (
  name: string,
  before: readonly string[],
  after: readonly string[],
  type: RecordType = 'TXT',
): PlanEdit => ({
  name,
  type,
  before,
  after,
})

const records = async (resolver: Resolver, name: string, type: RecordType = 'TXT') => {
  const fact = await resolver.query(name, type)
  return fact.known ? [...fact.value.records] : fact.reason
}

const APEX: Zone = { 'example.org': { SOA: ['ns.example.org. a. 1 1 1 1 300'], TXT: ['v=spf1 -all', 'other'] } }

/** Names that a wildcard at `*.example.org` makes up, as a server would answer them. */
const wildcard = (text: string, ...names: string[]): Zone =>
  Object.fromEntries([`${NO_SUCH_LABEL}.example.org`, ...names].map((name) => [name, { TXT: [text] }]))

describe('the zone once a plan is carried out', () => {
  it('has one record where there were two', async () => {
    const zone = zoneResolver({ 'example.org': { TXT: ['v=spf1 a -all', 'other', 'v=spf1 mx -all'] } })
    const after = zoneAfter(zone, [edit('example.org', ['v=spf1 a -all', 'v=spf1 mx -all'], ['v=spf1 a mx -all'])])
    expect(await records(after, 'example.org')).toEqual(['other', 'v=spf1 a mx -all'])
  })

  it('has lost what only goes', async () => {
    const after = zoneAfter(zoneResolver(APEX), [edit('example.org', ['v=spf1 -all'], [])])
    expect(await records(after, 'example.org')).toEqual(['other'])
  })

  it('carries several edits of one name, one after the other', async () => {
    const after = zoneAfter(zoneResolver(APEX), [
      edit('example.org', ['v=spf1 -all'], ['v=spf1 mx -all']),
      edit('example.org', ['v=spf1 mx -all'], ['v=spf1 a mx -all']),
    ])
    expect(await records(after, 'example.org')).toEqual(['other', 'v=spf1 a mx -all'])
  })

  it('answers at a name of its own no longer what a wildcard says', async () => {
    const zone = zoneResolver({
      ...APEX,
      ...wildcard('v=spf1 -all', 's1._domainkey.example.org', `${NO_SUCH_LABEL}._domainkey.example.org`),
    })
    const after = zoneAfter(zone, [edit('s1._domainkey.example.org', [], ['v=DKIM1; p=abc'])])
    expect(await records(after, 's1._domainkey.example.org')).toEqual(['v=DKIM1; p=abc'])
  })

  it('takes from the names above a new one what only a wildcard gave them', async () => {
    const zone = zoneResolver({ ...APEX, ...wildcard('v=spf1 mx -all', 'news.example.org') })
    const after = zoneAfter(zone, [edit('_dmarc.news.example.org', [], ['v=DMARC1; p=none'])])
    expect(await records(after, 'news.example.org')).toEqual([])
    expect(await records(after, 'example.org')).toEqual(['v=spf1 -all', 'other'])
  })

  it('keeps at a name what was made there, beside what comes', async () => {
    const zone = zoneResolver({ ...APEX, ...wildcard('x'), 'news.example.org': { TXT: ['v=spf1 a -all'] } })
    const after = zoneAfter(zone, [edit('news.example.org', [], ['hello'])])
    expect(await records(after, 'news.example.org')).toEqual(['v=spf1 a -all', 'hello'])
  })

  it('has an alias in the place of a text', async () => {
    const zone = zoneResolver({ 's1._domainkey.example.org': { TXT: ['old'] }, 'k.example.net': { TXT: ['key'] } })
    const after = zoneAfter(zone, [
      edit('s1._domainkey.example.org', ['old'], []),
      edit('s1._domainkey.example.org', [], ['k.example.net'], 'CNAME'),
    ])
    expect(await records(after, 's1._domainkey.example.org')).toEqual(['key'])
  })
})
