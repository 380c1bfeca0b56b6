import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIp } from '../../spf/ip-address.ts'
import { parseSpf } from '../../spf/parse.ts'
import {
  type AddressSet,
  addressSetOf,
  EVERY_ADDRESS,
  holds,
  intersection,
  isEmpty,
  isPublicAddress,
  networkOf,
  NO_ADDRESS,
  unionOf,
  without,
} from './address-set.ts'
import { aggregatedTerms } from './aggregate.ts'
import { literalTerm } from './literal-term.ts'
import { withNetworksMerged } from './shorten.ts'

const setOf = (...texts: readonly string[]): AddressSet =>
  unionOf(
    texts.map((text) => {
      const [address = '', prefix] = text.split('/')
      const ip = parseIp(address)
      return ip ? networkOf(ip, Number(prefix ?? (ip.family === 4 ? 32 : 128))) : NO_ADDRESS
    }),
  )

const networks = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 22, max: 32 }))
  .map(([last, prefix]) => `192.0.2.${last}/${prefix}`)
const sets = fc.array(networks, { maxLength: 12 }).map((texts) => setOf(...texts))

describe('sets of addresses', () => {
  it('are joined where they touch', () => {
    expect(setOf('192.0.2.0/25', '192.0.2.128/25')).toEqual(setOf('192.0.2.0/24'))
    expect(setOf('192.0.2.0/25', '192.0.2.129/32').ip4).toHaveLength(2)
  })

  it('keep IPv4 and IPv6 apart', () => {
    expect(holds(setOf('192.0.2.0/24'), addressSetOf('2001:db8::1'))).toBe(false)
    expect(holds(setOf('192.0.2.0/24', '2001:db8::/32'), addressSetOf('2001:db8::1'))).toBe(true)
  })

  it('are taken apart and put together without a loss', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(unionOf([without(a, b), intersection(a, b)])).toEqual(a)
        expect(isEmpty(intersection(without(a, b), b))).toBe(true)
        expect(holds(unionOf([a, b]), a)).toBe(true)
        expect(without(EVERY_ADDRESS, without(EVERY_ADDRESS, a))).toEqual(a)
      }),
    )
  })

  it.each([
    ['192.0.2.1', true],
    ['10.0.0.1', false],
    ['172.20.1.1', false],
    ['127.0.0.1', false],
    ['2001:db8::1', true],
    ['fd00::1', false],
    ['::1', false],
    ['nonsense', false],
  ])('%s can send over the Internet: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })
})

describe('networks in the place of addresses', () => {
  it.each([
    [['192.0.2.0/25', '192.0.2.128/25'], ['ip4:192.0.2.0/24']],
    [
      ['192.0.2.1', '192.0.2.2'],
      ['ip4:192.0.2.1', 'ip4:192.0.2.2'],
    ],
    [
      ['192.0.2.0', '192.0.2.1', '192.0.2.2'],
      ['ip4:192.0.2.0/31', 'ip4:192.0.2.2'],
    ],
    [
      ['2001:db8::/33', '2001:db8:8000::/33', '192.0.2.9'],
      ['ip4:192.0.2.9', 'ip6:2001:db8::/32'],
    ],
    [['0.0.0.0/0'], ['ip4:0.0.0.0/0']],
  ])('%j are written %j', (texts, expected) => {
    expect(aggregatedTerms(setOf(...texts))).toEqual(expected)
  })

  it('hold exactly the same addresses, and can be read', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const texts = aggregatedTerms(set)
        expect(parseSpf(['v=spf1', ...texts].join(' ')).problems).toEqual([])
        expect(setOf(...texts.map((text) => text.slice(4)))).toEqual(set)
      }),
    )
  })

  it('are not merged where a term refuses: there the order means something', () => {
    const terms = ['ip4:192.0.2.0/25', '-ip4:192.0.2.128', 'ip4:192.0.2.128/25'].map(literalTerm)
    const draft = { terms, all: '-', redirect: null, explanation: null, others: [] } as const
    expect(withNetworksMerged(draft, [])).toBe(draft)
  })
})
