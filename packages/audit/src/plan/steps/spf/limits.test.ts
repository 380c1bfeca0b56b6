import { describe, expect, it } from 'vitest'
import {
  contextOf,
  type ContextOptions,
  draftsOf,
  type KindedStep,
  published,
} from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { SPF_STEPS } from './index.ts'

const DOMAIN = 'example.org'

const serviceOf = (number: number): [string, Zone[string]] => [
  `s${number}.example.net`,
  { TXT: [`v=spf1 ip4:198.51.100.${number * 4}/30 -all`] },
]

/** `s1` to `s14` cost one look-up each. */
const SERVICES: Zone = {
  ...Object.fromEntries(Array.from({ length: 14 }, (_, at) => serviceOf(at + 1))),
  'both.example.net': { TXT: ['v=spf1 include:s1.example.net include:s2.example.net -all'] },
  'macro.example.net': { TXT: ['v=spf1 exists:%{i}.list.example.net -all'] },
  'spf.protection.outlook.com': { TXT: ['v=spf1 ip4:203.0.113.0/28 -all'] },
  'mail.example.org': { A: ['192.0.2.25'], AAAA: ['2001:db8::25'] },
}

const includes = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `include:s${from + at}.example.net`).join(' ')

const zoneOf = (record: string): Zone => ({
  ...SERVICES,
  [DOMAIN]: { TXT: [record], A: ['192.0.2.80'], MX: ['10 mail.example.org'] },
})

const draftsFor = async (record: string, options: ContextOptions = {}): Promise<readonly KindedStep[]> =>
  draftsOf(SPF_STEPS, await contextOf(zoneOf(record), options))

const kindsOf = (drafts: readonly KindedStep[]): string[] => drafts.map(({ kind }) => kind)

const recordIn = (drafts: readonly KindedStep[], kind: string): string | undefined =>
  drafts.find((draft) => draft.kind === kind)?.edits[0]?.after[0]

describe('a record over the limit', () => {
  it('loses what another include reaches already, and no more than that', async () => {
    const drafts = await draftsFor(`v=spf1 include:both.example.net ${includes(1, 8)} -all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 include:both.example.net ${includes(2, 8)} -all`)
    expect(kindsOf(drafts)).toEqual(['spf/record'])
    expect(drafts[0]?.cures).toContain('spf/too-many-lookups')
  })

  it('names addresses in the place of own hosts where that is enough', async () => {
    const drafts = await draftsFor(`v=spf1 mx a:mail.example.org/30 ${includes(1, 9)} -all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 a:mail.example.org/30 ${includes(1, 9)} -all`)
    const other = await draftsFor(`v=spf1 mx ${includes(1, 10)} -all`)
    expect(recordIn(other, 'spf/record')).toBe(`v=spf1 ip4:192.0.2.25 ip6:2001:db8::25 ${includes(1, 10)} -all`)
  })

  it('names the addresses of as many own hosts as senders over IPv6 need, for whom each is a void look-up', async () => {
    const hosts = Array.from({ length: 9 }, (_, at) => `h${at + 1}.example.org`)
    const zone = { ...zoneOf(`v=spf1 ${hosts.map((host) => `a:${host}`).join(' ')} ${includes(1, 2)} -all`) }
    const addresses = Object.fromEntries(hosts.map((host, at) => [host, { A: [`192.0.2.${at * 2 + 1}`] }]))
    const drafts = await draftsOf(SPF_STEPS, await contextOf({ ...zone, ...addresses }))
    expect(recordIn(drafts, 'spf/record')?.match(/ a:/g)).toHaveLength(2)
  })

  it('loses every name without an address once there are too many: an exists that does not match is one more', async () => {
    const gone = 'a:gone1.example.org a:gone2.example.org a:gone3.example.org'
    const drafts = await draftsFor(`v=spf1 ${gone} exists:%{i}.list.example.net ${includes(1, 1)} -all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 exists:%{i}.list.example.net ${includes(1, 1)} -all`)
    const sound = await draftsFor(`v=spf1 a:gone1.example.org ${includes(1, 1)} -all`)
    expect(recordIn(sound, 'spf/record')).toBeUndefined()
  })

  it('asks which services are still in use, and names the last resort; nothing else happens', async () => {
    const drafts = await draftsFor(`v=spf1 ${includes(1, 12)} -all`)
    expect(kindsOf(drafts)).toEqual(['spf/unused-services', 'spf/flatten'])
    expect(drafts.every(({ isLater }) => isLater)).toBe(true)
    expect(drafts[0]).toMatchObject({ edits: [], params: { lookups: 12, surplus: 2 } })
    expect(drafts[0]?.params.subjects).toHaveLength(12)
  })

  it('loses the services that the user says are unused', async () => {
    const wishes = { unusedTerms: ['include:s3.example.net', 'INCLUDE:s4.example.net'] }
    const drafts = await draftsFor(`v=spf1 ${includes(1, 12)} -all`, { wishes })
    expect(kindsOf(drafts)).toEqual(['spf/record'])
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 ${includes(1, 2)} ${includes(5, 12)} -all`)
  })

  it('does not ask again about services that the user says are used', async () => {
    const wishes = { usedTerms: ['include:s3.example.net'] }
    const drafts = await draftsFor(`v=spf1 ${includes(1, 12)} -all`, { wishes })
    expect(drafts[0]?.params.subjects).not.toContain('include:s3.example.net')
  })

  it('is flattened by the user’s word, as little as is needed, and what cannot be flattened stays', async () => {
    const record = `v=spf1 include:macro.example.net ${includes(1, 10)} -all`
    const drafts = await draftsFor(record, { wishes: { isFlattened: true } })
    const after = recordIn(drafts, 'spf/record')
    expect(after).toContain('include:macro.example.net')
    expect(after?.match(/include:/g)).toHaveLength(9)
    expect(drafts.flatMap(({ changes }) => changes.map(({ code }) => code))).toEqual(['flatten', 'flatten'])
    expect(kindsOf(drafts)).toEqual(['spf/record'])
  })
})

describe('a service that would push the record over the limit', () => {
  const record = `v=spf1 ${includes(1, 10)} -all`

  it('waits for the user’s word', async () => {
    const drafts = await draftsFor(record, { providers: ['microsoft-365'] })
    expect(kindsOf(drafts)).toEqual(['spf/unused-services', 'spf/flatten'])
    expect(drafts[0]?.params).toMatchObject({ lookups: 11, surplus: 1, waiting: ['Microsoft 365 / Exchange Online'] })
    expect(recordIn(drafts, 'spf/flatten')).toMatch(/ (?:include:spf.protection.outlook.com|ip4:203.0.113.0\/28) /)
  })

  it('is added once another is gone', async () => {
    const wishes = { unusedTerms: ['include:s1.example.net'] }
    const drafts = await draftsFor(record, { providers: ['microsoft-365'], wishes })
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 ${includes(2, 10)} include:spf.protection.outlook.com -all`)
  })
})

describe('a record that somebody else keeps', () => {
  it('behind an alias is theirs to change', async () => {
    const zone: Zone = {
      ...SERVICES,
      [DOMAIN]: { CNAME: ['host.example.net'] },
      'host.example.net': { TXT: ['v=spf1 ?all'] },
    }
    const drafts = await draftsOf(SPF_STEPS, await contextOf(zone))
    expect(kindsOf(drafts)).toEqual(['spf/elsewhere'])
    expect(drafts[0]).toMatchObject({ edits: [], params: { owner: 'host.example.net' } })
  })

  it('behind a redirect is theirs to shorten', async () => {
    const zone: Zone = {
      ...zoneOf('v=spf1 redirect=long.example.net'),
      'long.example.net': { TXT: [`v=spf1 ${includes(1, 12)} -all`] },
    }
    const drafts = await draftsOf(SPF_STEPS, await contextOf(zone))
    expect(kindsOf(drafts)).toEqual(['spf/elsewhere'])
    expect(drafts[0]).toMatchObject({ edits: [], params: { owner: 'long.example.net' } })
  })

  it('behind a redirect is included once there are senders besides', async () => {
    const zone: Zone = { ...zoneOf('v=spf1 redirect=s1.example.net') }
    const context = await contextOf(zone, { providers: ['microsoft-365'] })
    const drafts = await draftsOf(SPF_STEPS, context)
    expect(recordIn(drafts, 'spf/record')).toBe('v=spf1 include:s1.example.net include:spf.protection.outlook.com -all')
  })
})

describe('a long record', () => {
  it('names neighbouring networks as one', async () => {
    const networks = Array.from({ length: 32 }, (_, at) => `ip4:203.0.113.${at * 8}/29`).join(' ')
    const drafts = await draftsFor(`v=spf1 ${networks} -all`)
    expect(recordIn(drafts, 'spf/record')).toBe('v=spf1 ip4:203.0.113.0/24 -all')
  })

  it('stays as it is where it cannot be shorter', async () => {
    const networks = Array.from({ length: 32 }, (_, at) => `ip4:203.0.113.${at * 8}/30`).join(' ')
    expect(await draftsFor(`v=spf1 ${networks} -all`)).toEqual([])
  })
})

describe('a record that a form put elsewhere', () => {
  it('moves from the name typed twice to its own', async () => {
    const zone: Zone = {
      ...SERVICES,
      [DOMAIN]: { A: ['192.0.2.80'] },
      'example.org.example.org': { TXT: ['v=spf1 mx -all'] },
    }
    const drafts = await draftsOf(SPF_STEPS, await contextOf(zone))
    const after = published(
      zone,
      drafts.flatMap(({ edits }) => edits),
    )
    expect(after[DOMAIN]?.TXT).toEqual(['v=spf1 mx -all'])
    expect(after['example.org.example.org']).toBeUndefined()
  })

  it('takes the place of the obsolete type', async () => {
    const zone: Zone = { ...SERVICES, [DOMAIN]: { A: ['192.0.2.80'], SPF: ['v=spf1 a -all'] } }
    const drafts = await draftsOf(SPF_STEPS, await contextOf(zone))
    const after = published(
      zone,
      drafts.flatMap(({ edits }) => edits),
    )
    expect(after[DOMAIN]).toEqual({ A: ['192.0.2.80'], TXT: ['v=spf1 a -all'] })
  })

  it('is put together where it was cut in two', async () => {
    const zone: Zone = {
      ...SERVICES,
      [DOMAIN]: { TXT: ['v=spf1 include:s1.example.net', 'include:s2.example.net -all'] },
    }
    const drafts = await draftsOf(SPF_STEPS, await contextOf(zone))
    const after = published(
      zone,
      drafts.flatMap(({ edits }) => edits),
    )
    expect(after[DOMAIN]?.TXT).toEqual(['v=spf1 include:s1.example.net include:s2.example.net -all'])
  })
})

describe('addresses behind names', () => {
  const hosts: Zone = Object.fromEntries([1, 2, 3].map((n) => [`h${n}.example.org`, { A: [`192.0.2.${n}`] }]))
  const names = 'a:h1.example.org a:h2.example.org a:h3.example.org'
  const SENDERS = 'ip6:2001:db8:25::/64'
  const stepsFor = async (record: string): Promise<readonly KindedStep[]> =>
    draftsOf(SPF_STEPS, await contextOf({ ...zoneOf(record), ...hosts }))

  it('come first in a record that is repaired: over IPv6, each host without such an address finds nothing', async () => {
    const drafts = await stepsFor(`v=spf1 ip4:192.0.2.300 ${names} ${SENDERS} ~all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 ${SENDERS} ${names} ~all`)
    expect(drafts[0]?.changes).toContainEqual({ code: 'addresses-first', params: { terms: [SENDERS] } })
  })

  it('never come before a term that refuses', async () => {
    const drafts = await stepsFor(`v=spf1 ip4:192.0.2.300 -ip6:2001:db8:25::9 ${names} ${SENDERS} ~all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 -ip6:2001:db8:25::9 ${SENDERS} ${names} ~all`)
  })

  it('stay where it would not help', async () => {
    const behind = `${names} -ip4:192.0.2.9 exists:%{i}.list.example.net ${SENDERS}`
    const drafts = await stepsFor(`v=spf1 ip4:192.0.2.300 ${behind} ~all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 ${behind} ~all`)
  })

  it('stay where the check comes to them, and where nothing else is repaired', async () => {
    const drafts = await stepsFor(`v=spf1 ip4:192.0.2.300 a:h1.example.org a:h2.example.org ${SENDERS} ~all`)
    expect(recordIn(drafts, 'spf/record')).toBe(`v=spf1 a:h1.example.org a:h2.example.org ${SENDERS} ~all`)
    expect(kindsOf(await stepsFor(`v=spf1 ${names} ${SENDERS} ~all`))).toEqual([])
  })
})
