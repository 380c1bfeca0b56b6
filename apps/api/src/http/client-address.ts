import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import type { Env } from './env.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const parse = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null)

/** True when the address lies in one of the CIDR ranges. */
export const isInRanges = (address: Address, ranges: readonly string[]): boolean =>
  ranges.some((range) => {
    const [network, bits] = ipaddr.parseCIDR(range)
    return network.kind() === address.kind() && address.match([network, bits])
  })

const UNKNOWN = 'unknown'

/**
 * Who asks: the peer, or what a trusted proxy says of it. `X-Forwarded-For` is read from the right; the first address
 * that is not a trusted proxy's is the client's, and whatever stands further left is hearsay.
 */
export const clientAddress = (c: Context<Env>, trustedProxies: readonly string[]): string => {
  const peer = parse(c.env?.incoming?.socket.remoteAddress ?? '')
  if (peer === null) return UNKNOWN
  if (!isInRanges(peer, trustedProxies)) return peer.toString()
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((text) => parse(text.trim()))
  for (const hop of hops.toReversed()) {
    if (hop === null) break
    if (!isInRanges(hop, trustedProxies)) return hop.toString()
  }
  return peer.toString()
}

/** The network a client is counted in: /24 for IPv4, /64 for IPv6, so that one subscriber is one. */
export const clientNetwork = (address: string): string => {
  const parsed = parse(address)
  if (parsed === null) return UNKNOWN
  const bytes = parsed.toByteArray().slice(0, parsed.kind() === 'ipv4' ? 3 : 8)
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
