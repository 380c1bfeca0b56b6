/*
 * Names under which DNS lists are asked: RFC 5782 §2.1 (IPv4), §2.4 (IPv6), §3 (domains), and the entries for trials of §5.
 * Not implemented: lists of whole messages or addresses of people, which are not DNS lists of this RFC.
 */
import { dottedIp, formatIp, type IpAddress, isWithin4, isWithin6, parseIp, parseIp4 } from '../spf/ip-address.ts'

/** What to ask a list about, and the entries that prove that it answers. All are names before the zone. */
export interface Subject {
  /** As the reader knows it. */
  readonly name: string
  readonly label: string
  /** One of these has to be listed. */
  readonly present: readonly string[]
  /** None of these may be. */
  readonly absent: readonly string[]
}

const reversed = (ip: IpAddress): string => dottedIp(ip).split('.').toReversed().join('.')

/** ::FFFF:7F00:n, which `parseIp` would take for the IPv4 address it maps. */
const mappedTrial = (last: number): string => reversed({ family: 6, groups: [0, 0, 0, 0, 0, 0xff_ff, 0x7f_00, last] })

const ipv4 = (text: string): number => parseIp4(text) ?? 0

/** Networks that never send over the Internet: RFC 1122, 1918, 3927, 6598. Nothing is to be learnt of them, nor told. */
const PRIVATE_V4 = [
  { network: ipv4('0.0.0.0'), prefix: 8 },
  { network: ipv4('10.0.0.0'), prefix: 8 },
  { network: ipv4('100.64.0.0'), prefix: 10 },
  { network: ipv4('127.0.0.0'), prefix: 8 },
  { network: ipv4('169.254.0.0'), prefix: 16 },
  { network: ipv4('172.16.0.0'), prefix: 12 },
  { network: ipv4('192.168.0.0'), prefix: 16 },
  { network: ipv4('224.0.0.0'), prefix: 3 },
]

/** Unspecified and loopback (within ::/96), unique local (RFC 4193), link local and multicast (RFC 4291 §2.4). */
const PRIVATE_V6 = [
  { network: [], prefix: 96 },
  { network: [0xfc_00], prefix: 7 },
  { network: [0xfe_80], prefix: 10 },
  { network: [0xff_00], prefix: 8 },
]

const isPrivate = (ip: IpAddress): boolean =>
  ip.family === 4
    ? PRIVATE_V4.some(({ network, prefix }) => isWithin4(ip.bits, network, prefix))
    : PRIVATE_V6.some(({ network, prefix }) => isWithin6(ip.groups, network, prefix))

/** The question about an address, or null for what is none, or never sends over the Internet. */
export const ipSubject = (text: string): (Subject & { readonly isIpv6: boolean }) | null => {
  const ip = parseIp(text)
  if (!ip || isPrivate(ip)) return null
  const isIpv6 = ip.family === 6
  const present = isIpv6 ? [mappedTrial(2)] : ['2.0.0.127']
  const absent = isIpv6 ? [mappedTrial(1)] : ['1.0.0.127']
  return { name: formatIp(ip), label: reversed(ip), present, absent, isIpv6 }
}

const MAX_LABELS = 4
const LONGEST_NAME = 253
const isName = (name: string): boolean =>
  name.length <= LONGEST_NAME && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(name) && !/\.\d+$/.test(name)

/**
 * The questions about domains, each name once. Lists hold registered domains, some hold hosts: as no list of public suffixes
 * is at hand, the names above are asked too, down to two labels, at most those of four.
 */
export const domainSubjects = (domains: readonly string[]): readonly Subject[] => {
  const names = domains
    .map((domain) => domain.toLowerCase().replace(/\.$/, ''))
    .filter(isName)
    .flatMap((domain) => {
      const labels = domain.split('.')
      const above = [2, 3, MAX_LABELS].filter((count) => count < labels.length)
      return [domain].concat(above.map((count) => labels.slice(-count).join('.')))
    })
  return [...new Set(names)].map((name) => ({ name, label: name, present: ['test'], absent: ['invalid'] }))
}
