import { describe, expect, it } from 'vitest'
import { contextOf, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { keep } from './keep.ts'
import { repair } from './repair.ts'

const HOST: Zone = { 'mx.example.net': { A: ['203.0.113.1'] } }

const build = async (zone: Zone) => (await repair.build(await contextOf({ ...HOST, ...zone })))[0] ?? null

describe('mx/repair', () => {
  it('takes away a null MX that stands beside mail hosts', async () => {
    const zone: Zone = { 'example.org': { MX: ['10 mx.example.net', '0 .'] } }
    const draft = await build(zone)
    expect(draft?.edits).toEqual([{ name: 'example.org', type: 'MX', before: ['0 .'], after: [] }])
    expect(await build(published(zone, draft?.edits ?? []))).toBeNull()
  })

  it('names the host itself in the place of its alias: mail goes the same way', async () => {
    const zone: Zone = {
      'example.org': { MX: ['10 mail.example.org'] },
      'mail.example.org': { CNAME: ['mx.example.net'] },
    }
    const draft = await build(zone)
    expect(draft).toMatchObject({
      edits: [{ before: ['10 mail.example.org'], after: ['10 mx.example.net'] }],
      changes: [{ code: 'alias', params: { host: 'mail.example.org', target: 'mx.example.net' } }],
    })
    expect(await build(published(zone, draft?.edits ?? []))).toBeNull()
  })

  it.each<[string, Zone, string]>([
    ['none at all', { 'example.org': { TXT: ['x'] } }, 'missing'],
    ['a host without address', { 'example.org': { MX: ['10 gone.example.net'] } }, 'unresolvable'],
    ['an address', { 'example.org': { MX: ['10 203.0.113.1'] } }, 'address-literal'],
    [
      'an alias that leads nowhere',
      { 'example.org': { MX: ['10 a.example.org'] }, 'a.example.org': { CNAME: ['b.example.net'] } },
      'cname-target',
    ],
  ])('writes no record where only the user knows the right one: %s', async (_, zone, code) => {
    const draft = await build(zone)
    expect(draft?.edits).toEqual([])
    expect(draft?.changes.map((change) => change.code)).toContain(code)
  })

  it('has nothing to do where all is well, or where the DNS does not say', async () => {
    expect(await build({ 'example.org': { MX: ['10 mx.example.net'] } })).toBeNull()
    expect(await build({ 'example.org': { MX: 'SERVFAIL' } })).toBeNull()
  })
})

describe('mx/keep', () => {
  const NEWS = 'news.example.org'
  const ZONE: Zone = { 'example.org': { SOA: ['ns.example.org. a. 1 1 1 1 300'], NS: ['ns.example.org'] } }
  const wild = { MX: ['10 mx.example.net'] }
  const at = async (zone: Zone, domain = NEWS) => keep.build(await contextOf({ ...HOST, ...ZONE, ...zone }, { domain }))

  it('writes for a sub-domain what a wildcard gives it', async () => {
    const [draft] = await at({ [NEWS]: wild, 'bien-recu-asks-for-wildcards.example.org': wild })
    expect(draft?.edits).toEqual([{ name: NEWS, type: 'MX', before: [], after: ['10 mx.example.net'] }])
  })

  it('has nothing to keep of what was made there, nor at the root of a zone', async () => {
    expect(await at({ [NEWS]: wild })).toEqual([])
    expect(await at({ 'example.org': { ...ZONE['example.org'], ...wild } }, 'example.org')).toEqual([])
  })
})
