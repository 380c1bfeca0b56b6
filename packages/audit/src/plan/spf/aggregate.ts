/* From a set of addresses to the fewest `ip4:` and `ip6:` terms that stand for exactly that set: never one address more. */
import { formatIp } from '../../spf/ip-address.ts'
import type { AddressSet, Span } from './address-set.ts'

/** A network of `2 ** (bits - prefix)` addresses. */
interface Network {
  readonly first: bigint
  readonly prefix: number
}

/** The largest networks that fill a span, from its beginning to its end. */
const networksOf = ({ first, last }: Span, bits: number): Network[] => {
  const networks: Network[] = []
  for (let from = first; from <= last;) {
    let free = 0 // host bits
    while (free < bits && (from >> BigInt(free)) % 2n === 0n && from + 2n ** BigInt(free + 1) - 1n <= last) free += 1
    networks.push({ first: from, prefix: bits - free })
    from += 2n ** BigInt(free)
  }
  return networks
}

const ip4Text = (number: bigint): string => formatIp({ family: 4, bits: Number(number) })

const ip6Text = (number: bigint): string =>
  formatIp({
    family: 6,
    groups: Array.from({ length: 8 }, (_, at) => Number((number >> BigInt(112 - 16 * at)) & 0xffffn)),
  })

const termsOf = (
  spans: readonly Span[],
  kind: 'ip4' | 'ip6',
  bits: number,
  text: (number: bigint) => string,
): string[] =>
  spans.flatMap((span) =>
    networksOf(span, bits).map(({ first, prefix }) => `${kind}:${text(first)}${prefix === bits ? '' : `/${prefix}`}`),
  )

/** The fewest terms for exactly these addresses, IPv4 first, in order. */
export const aggregatedTerms = ({ ip4, ip6 }: AddressSet): string[] => [
  ...termsOf(ip4, 'ip4', 32, ip4Text),
  ...termsOf(ip6, 'ip6', 128, ip6Text),
]
