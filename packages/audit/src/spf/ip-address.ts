/*
 * IP addresses as text: IPv4 as in RFC 7208 §12 (four decimal numbers, no leading zeros), IPv6 as in RFC 4291 §2.2, written
 * as in RFC 5952. Zone identifiers (RFC 4007) are not understood: they mean nothing outside one host.
 */

/** An IPv4 address is one unsigned number of 32 bits, an IPv6 address eight of 16. */
export type IpAddress =
  | { readonly family: 4; readonly bits: number }
  | { readonly family: 6; readonly groups: readonly number[] }

const ZERO = 48
const NINE = 57
const DOT = 46

/** The 32 bits of a dotted quad as an unsigned number, or null. */
export const parseIp4 = (text: string): number | null => {
  let bits = 0
  let part = -1
  let parts = 1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE && part !== 0) {
      part = (part < 0 ? 0 : part * 10) + code - ZERO
      if (part > 255) return null
    } else if (code === DOT && part >= 0 && parts < 4) {
      bits = bits * 256 + part
      part = -1
      parts += 1
    } else return null
  }
  return part >= 0 && parts === 4 ? bits * 256 + part : null
}

const GROUP = /^[0-9a-f]{1,4}$/i

/** The groups between colons; an IPv4 address may stand for the last two. */
const parseGroups = (text: string, mayEndInIp4: boolean): number[] | null => {
  if (text === '') return []
  const parts = text.split(':')
  const groups: number[] = []
  for (const [at, part] of parts.entries()) {
    if (GROUP.test(part)) groups.push(Number.parseInt(part, 16))
    else {
      const bits = mayEndInIp4 && at === parts.length - 1 ? parseIp4(part) : null
      if (bits === null) return null
      groups.push(bits >>> 16, bits & 0xffff)
    }
  }
  return groups
}

const LONGEST_IP6 = 45

/** The eight groups of an IPv6 address, or null. */
export const parseIp6 = (text: string): readonly number[] | null => {
  if (text.length > LONGEST_IP6) return null
  const [before = '', after, ...more] = text.split('::')
  if (more.length > 0) return null
  const head = parseGroups(before, after === undefined)
  const tail = after === undefined ? [] : parseGroups(after, true)
  if (!head || !tail) return null
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  return [...head, ...Array<number>(missing).fill(0), ...tail]
}

/** The address, or null. An IPv4 address mapped into IPv6 is an IPv4 address (RFC 7208 §5). */
export const parseIp = (text: string): IpAddress | null => {
  const bits = parseIp4(text)
  if (bits !== null) return { family: 4, bits }
  const groups = parseIp6(text)
  if (!groups) return null
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  return isMapped ? { family: 4, bits: (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0) } : { family: 6, groups }
}

/** Whether two addresses share the first `prefix` bits, 0 to 32. */
export const isWithin4 = (bits: number, network: number, prefix: number): boolean =>
  prefix === 0 || (bits ^ network) >>> (32 - prefix) === 0

/** Whether two addresses share the first `prefix` bits, 0 to 128. */
export const isWithin6 = (groups: readonly number[], network: readonly number[], prefix: number): boolean => {
  for (let at = 0; at * 16 < prefix; at += 1) {
    const bits = Math.min(16, prefix - at * 16)
    if (((groups[at] ?? 0) ^ (network[at] ?? 0)) >>> (16 - bits) !== 0) return false
  }
  return true
}

const octets = (bits: number): number[] => [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255]

/** Where the longest run of two or more zero groups begins, and its length (RFC 5952 §4.2). */
const longestZeros = (groups: readonly number[]): { start: number; length: number } => {
  let best = { start: -1, length: 1 }
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0
    while (groups[start + length] === 0) length += 1
    if (length > best.length) best = { start, length }
  }
  return best
}

const hex = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':')

/** The address as people read it: macro `c` (RFC 7208 §7.3). */
export const formatIp = (ip: IpAddress): string => {
  if (ip.family === 4) return octets(ip.bits).join('.')
  const { start, length } = longestZeros(ip.groups)
  if (start < 0) return hex(ip.groups)
  return `${hex(ip.groups.slice(0, start))}::${hex(ip.groups.slice(start + length))}`
}

/** The address as names hold it: dotted octets, or dotted nibbles for IPv6: macro `i` (RFC 7208 §7.3). */
export const dottedIp = (ip: IpAddress): string =>
  ip.family === 4
    ? formatIp(ip)
    : ip.groups.map((group) => group.toString(16).padStart(4, '0').split('').join('.')).join('.')

/** The zone of reverse names: macro `v`. */
export const reverseZone = (ip: IpAddress): 'in-addr' | 'ip6' => (ip.family === 4 ? 'in-addr' : 'ip6')

/** The name that holds the PTR records of an address (RFC 1035 §3.5, RFC 3596 §2.5). */
export const reverseName = (ip: IpAddress): string =>
  `${dottedIp(ip).split('.').toReversed().join('.')}.${reverseZone(ip)}.arpa`
