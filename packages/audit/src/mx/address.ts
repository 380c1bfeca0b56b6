/* Which addresses reach nobody from the Internet: the special-purpose registries of RFC 6890. */
import { isWithin4, isWithin6, parseIp, parseIp4, parseIp6 } from '../spf/ip-address.ts'

/** Documentation addresses (RFC 5737, RFC 3849) are left out: examples are written with them. */
const NOT_GLOBAL_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const
const NOT_GLOBAL_6 = [
  ['::', 127],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const

const RANGES_4 = NOT_GLOBAL_4.map(([network, prefix]) => ({ network: parseIp4(network) ?? 0, prefix }))
const RANGES_6 = NOT_GLOBAL_6.map(([network, prefix]) => ({ network: parseIp6(network) ?? [], prefix }))

/** Whether an address can be reached from the whole Internet. False for a text that is no address. */
export const isGlobalAddress = (text: string): boolean => {
  const ip = parseIp(text)
  if (!ip) return false
  return ip.family === 4
    ? !RANGES_4.some(({ network, prefix }) => isWithin4(ip.bits, network, prefix))
    : !RANGES_6.some(({ network, prefix }) => isWithin6(ip.groups, network, prefix))
}

/** The address in a literal such as `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3), or alone; null for a name. */
export const literalAddress = (text: string): string | null => {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1).replace(/^IPv6:/i, '') : text
  return parseIp(inner) ? inner : null
}
