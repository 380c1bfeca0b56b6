/* Sets of IP addresses: spans that neither overlap nor touch, in order. IPv4 and IPv6 apart, as SPF compares them. */
import { type IpAddress, parseIp } from '../../spf/ip-address.ts'

/** From `first` to `last`, both of them within. */
export interface Span {
  readonly first: bigint
  readonly last: bigint
}

export type Spans = readonly Span[]

export interface AddressSet {
  readonly ip4: Spans
  readonly ip6: Spans
}

const BITS = { ip4: 32, ip6: 128 } as const

export const NO_ADDRESS: AddressSet = { ip4: [], ip6: [] }
export const EVERY_ADDRESS: AddressSet = {
  ip4: [{ first: 0n, last: 2n ** 32n - 1n }],
  ip6: [{ first: 0n, last: 2n ** 128n - 1n }],
}

const byFirst = (a: Span, b: Span): number => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0)

/** In order, with what overlaps or touches joined. */
const joined = (spans: readonly Span[]): Spans => {
  const result: Span[] = []
  for (const span of spans.toSorted(byFirst)) {
    const before = result.at(-1)
    if (!before || span.first > before.last + 1n) result.push(span)
    else if (span.last > before.last) result[result.length - 1] = { first: before.first, last: span.last }
  }
  return result
}

const common = (a: Spans, b: Spans): Spans => {
  const result: Span[] = []
  for (let i = 0, j = 0; ;) {
    const one = a[i]
    const other = b[j]
    if (!one || !other) return result
    const first = one.first > other.first ? one.first : other.first
    const last = one.last < other.last ? one.last : other.last
    if (first <= last) result.push({ first, last })
    if (one.last < other.last) i += 1
    else j += 1
  }
}

const outside = (spans: Spans, end: bigint): Spans => {
  const result: Span[] = []
  let from = 0n
  for (const { first, last } of spans) {
    if (first > from) result.push({ first: from, last: first - 1n })
    from = last + 1n
  }
  return from <= end ? [...result, { first: from, last: end }] : result
}

/** The addresses of any of the sets. */
export const unionOf = (sets: readonly AddressSet[]): AddressSet => ({
  ip4: joined(sets.flatMap(({ ip4 }) => ip4)),
  ip6: joined(sets.flatMap(({ ip6 }) => ip6)),
})

/** The addresses that both hold. */
export const intersection = (a: AddressSet, b: AddressSet): AddressSet => ({
  ip4: common(a.ip4, b.ip4),
  ip6: common(a.ip6, b.ip6),
})

/** The addresses of `a` that `b` does not hold. */
export const without = (a: AddressSet, b: AddressSet): AddressSet => ({
  ip4: common(a.ip4, outside(b.ip4, 2n ** 32n - 1n)),
  ip6: common(a.ip6, outside(b.ip6, 2n ** 128n - 1n)),
})

export const isEmpty = ({ ip4, ip6 }: AddressSet): boolean => ip4.length === 0 && ip6.length === 0

/** Whether every address of `inner` is in `outer`. */
export const holds = (outer: AddressSet, inner: AddressSet): boolean => isEmpty(without(inner, outer))

const numberOf = (ip: IpAddress): bigint =>
  ip.family === 4 ? BigInt(ip.bits) : ip.groups.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n)

/** The network that an address lies in: `prefix` bits, of its own family. */
export const networkOf = (ip: IpAddress, prefix: number): AddressSet => {
  const family = ip.family === 4 ? 'ip4' : 'ip6'
  const size = 2n ** BigInt(BITS[family] - prefix)
  const first = (numberOf(ip) / size) * size
  return { ...NO_ADDRESS, [family]: [{ first, last: first + size - 1n }] }
}

/** The one address as a set; nothing for a text that is none. */
export const addressSetOf = (text: string): AddressSet => {
  const ip = parseIp(text)
  return ip ? networkOf(ip, ip.family === 4 ? 32 : 128) : NO_ADDRESS
}

/** Networks that no public server sends from: RFC 6890, without those for documentation. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]

const NOT_PUBLIC_SET = unionOf(
  NOT_PUBLIC.map(([text, prefix]) => {
    const ip = parseIp(text)
    return ip ? networkOf(ip, prefix) : NO_ADDRESS
  }),
)

/** Whether mail from this address can come over the Internet. */
export const isPublicAddress = (text: string): boolean => {
  const set = addressSetOf(text)
  return !isEmpty(set) && isEmpty(intersection(set, NOT_PUBLIC_SET))
}
