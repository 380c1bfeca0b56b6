import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../../fixtures/zone.ts'
import { aggregatedTerms } from './aggregate.ts'
import { isPreserved, isPreservedInTime, passed } from './authorised.ts'
import { rulesOfTerms } from './fold-records.ts'
import { surveyTerms } from './survey.ts'

const ZONE: Zone = {
  'one.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  'less.example.net': { TXT: ['v=spf1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 -all'] },
  'on.example.net': { TXT: ['v=spf1 redirect=one.example.net'] },
  'silent.example.net': { TXT: 'TIMEOUT' },
  'wide.example.net': {
    TXT: [`v=spf1 ${Array.from({ length: 9 }, (_, at) => `a:h${at}.example.net`).join(' ')} -all`],
  },
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`h${at}.example.net`, { A: [`198.51.100.${at}`] }])),
}

const rulesFor = async (...terms: readonly string[]) =>
  rulesOfTerms(await surveyTerms(zoneResolver(ZONE), 'example.org', terms))

const passes = async (...terms: readonly string[]) => aggregatedTerms(passed(await rulesFor(...terms)))

describe('whom a record passes', () => {
  it('is what its networks hold, up to the first term that refuses', async () => {
    expect(await passes('ip4:192.0.2.0/25', 'ip6:2001:db8::/32')).toEqual(['ip4:192.0.2.0/25', 'ip6:2001:db8::/32'])
    expect(await passes('-ip4:192.0.2.0/25', 'ip4:192.0.2.0/24')).toEqual(['ip4:192.0.2.128/25'])
  })

  it('is what an include passes, redirects followed; what it refuses goes on', async () => {
    expect(await passes('include:on.example.net')).toEqual(['ip4:192.0.2.0/24'])
    expect(await passes('include:less.example.net', 'ip4:192.0.2.1')).toEqual(['ip4:192.0.2.1', 'ip4:192.0.2.128/25'])
    expect(await passes('~include:one.example.net', 'ip4:192.0.2.1')).toEqual([])
  })

  it('leaves out what cannot be enumerated', async () => {
    expect(await passes('exists:%{i}.list.example.net', 'ptr', 'include:silent.example.net')).toEqual([])
  })
})

describe('a change that loses nobody', () => {
  const isLossless = async (before: readonly string[], after: readonly string[]) =>
    isPreserved(await rulesFor(...before), await rulesFor(...after))

  it.each([
    [['include:one.example.net', 'ip4:192.0.2.7'], ['include:one.example.net'], true],
    [['include:one.example.net', 'include:on.example.net'], ['include:on.example.net'], true],
    [['include:one.example.net'], ['include:less.example.net'], false],
    [['ip4:192.0.2.7', 'ptr'], ['ip4:192.0.2.7'], false],
    [['ptr', 'ip4:192.0.2.7'], ['ip4:192.0.2.7', 'ptr'], true],
    [['ip4:192.0.2.7', '-ptr'], ['-ptr', 'ip4:192.0.2.7'], false],
    [['ip4:192.0.2.7', 'include:silent.example.net'], ['include:silent.example.net', 'ip4:192.0.2.7'], false],
    [['include:silent.example.net', 'ip4:192.0.2.7'], ['ip4:192.0.2.7', 'include:silent.example.net'], true],
  ])('from %j to %j: %s', async (before, after, expected) => {
    expect(await isLossless(before, after)).toBe(expected)
  })

  it('is not shown where there is too much that cannot be enumerated', async () => {
    const many = Array.from({ length: 7 }, (_, at) => `exists:%{i}.l${at}.example.net`)
    expect(await isLossless(many, many)).toBe(false)
  })

  it('moves nobody behind the tenth look-up of a record that stays over it', async () => {
    const before = await rulesFor('a:h1.example.net', 'include:wide.example.net', 'include:one.example.net')
    const after = await rulesFor('include:wide.example.net', 'include:one.example.net', 'a:h1.example.net')
    expect(isPreserved(before, after)).toBe(true)
    expect(isPreservedInTime(before, after)).toBe(true)
    const shadowed = await rulesFor('include:wide.example.net', 'include:one.example.net', 'a:h0.example.net')
    const first = await rulesFor('include:one.example.net', 'include:wide.example.net', 'a:h0.example.net')
    expect(isPreservedInTime(first, shadowed)).toBe(false)
  })
})
