import type { DkimKey } from '../servers/opendkim.ts'
import { reversedIn, SERVED_BLOCKLISTS } from '../servers/mail-tester/blocklists.ts'
import type { Zone, Zones } from '../servers/zone-file.ts'

/** Where a message comes from: an address, and the name it says with EHLO. */
export interface Sender {
  readonly ip: string
  readonly helo: string
}

const SERVER = 'mail.good.example'

export const SENDERS = {
  good: { ip: '192.0.2.10', helo: SERVER },
  /** Has no reverse name. */
  nameless: { ip: '192.0.2.20', helo: 'mail.nameless.example' },
  /** Says another name than its reverse one. */
  otherName: { ip: '192.0.2.10', helo: 'other.good.example' },
  /** Its reverse name leads elsewhere. */
  unconfirmed: { ip: '192.0.2.21', helo: 'mail.unconfirmed.example' },
  listedOnce: { ip: '192.0.2.30', helo: 'one.good.example' },
  listedThrice: { ip: '192.0.2.31', helo: 'three.good.example' },
  /** Nobody's SPF names it. */
  stranger: { ip: '192.0.2.99', helo: 'stranger.good.example' },
} as const satisfies Record<string, Sender>

const PASS = 'v=spf1 ip4:192.0.2.0/27 ip4:192.0.2.30/31 -all'
const DMARC = 'v=DMARC1; p=quarantine; rua=mailto:dmarc@good.example'

interface DomainFaults {
  readonly spf?: readonly string[]
  readonly dmarc?: readonly string[]
  readonly hasKey?: boolean
  readonly hasMx?: boolean
}

/** Domains of authors: each as it should be, but for one thing. */
const DOMAINS: Readonly<Record<string, DomainFaults>> = {
  'good.example': {},
  'no-spf.example': { spf: [] },
  'softfail.example': { spf: ['v=spf1 ip4:198.51.100.1 ~all'] },
  'fail.example': { spf: ['v=spf1 ip4:198.51.100.1 -all'] },
  'neutral.example': { spf: ['v=spf1 ip4:198.51.100.1 ?all'] },
  'two-spf.example': { spf: [PASS, 'v=spf1 mx -all'] },
  'many-lookups.example': {
    spf: [`v=spf1 ${Array.from({ length: 11 }, (_, index) => `a:h${index}.many-lookups.example`).join(' ')} -all`],
  },
  'no-key.example': { hasKey: false },
  'no-dmarc.example': { dmarc: [] },
  'two-dmarc.example': { dmarc: [DMARC, 'v=DMARC1; p=none'] },
  'none-policy.example': { dmarc: ['v=DMARC1; p=none; rua=mailto:dmarc@good.example'] },
  'no-mx.example': { hasMx: false },
  'bounces.example': {},
}

const zoneOf = (domain: string, faults: DomainFaults, key: DkimKey): Zone => {
  const { spf = [PASS], dmarc = [DMARC], hasKey = true, hasMx = true } = faults
  return {
    [domain]: { A: ['192.0.2.10'], ...(hasMx && { MX: [`10 ${SERVER}.`] }), ...(spf.length > 0 && { TXT: spf }) },
    ...(dmarc.length > 0 && { [`_dmarc.${domain}`]: { TXT: dmarc } }),
    ...(hasKey && { [`${key.selector}._domainkey.${domain}`]: { TXT: [key.record] } }),
    ...(domain === 'many-lookups.example' &&
      Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`h${index}.${domain}`, { A: ['198.51.100.1'] }]))),
  }
}

const HOSTS: Readonly<Record<string, string>> = {
  [SERVER]: '192.0.2.10',
  'other.good.example': '192.0.2.11',
  'one.good.example': '192.0.2.30',
  'three.good.example': '192.0.2.31',
}

const REVERSE: Readonly<Record<string, string>> = {
  '192.0.2.10': SERVER,
  '192.0.2.21': 'elsewhere.good.example',
  '192.0.2.30': 'one.good.example',
  '192.0.2.31': 'three.good.example',
  '192.0.2.99': 'stranger.good.example',
}

const LISTED = new Map<string, readonly string[]>([
  [SENDERS.listedOnce.ip, SERVED_BLOCKLISTS.slice(3, 4).map(({ zone }) => zone)],
  [SENDERS.listedThrice.ip, SERVED_BLOCKLISTS.slice(1, 4).map(({ zone }) => zone)],
])

/** With the entry by which a list shows that it is alive (RFC 5782 section 5). */
const listZone = (apex: string): Zone => {
  const listed = [...LISTED].filter(([, zones]) => zones.includes(apex)).map(([ip]) => ip)
  return Object.fromEntries(['127.0.0.2', ...listed].map((ip) => [reversedIn(ip, apex), { A: ['127.0.0.2'] }]))
}

/** Every zone that the messages can be judged by, each author signing with the same key. */
export const compareZones = (key: DkimKey): Zones => {
  const domains = Object.entries(DOMAINS).map(([domain, faults]) => [domain, zoneOf(domain, faults, key)] as const)
  const good = Object.fromEntries(Object.entries(HOSTS).map(([host, ip]) => [host, { A: [ip] }]))
  const reverse = Object.entries(REVERSE).map(([ip, name]) => [reversedIn(ip, 'in-addr.arpa'), { PTR: [`${name}.`] }])
  return {
    ...Object.fromEntries(
      domains.map(([domain, zone]) => [domain, domain === 'good.example' ? { ...zone, ...good } : zone]),
    ),
    // DMARC's tree walk (RFC 9989 section 4.10) goes up to the top-level domain.
    example: Object.fromEntries(domains.map(([domain]) => [domain, { NS: [`ns.${domain}.`] }])),
    '2.0.192.in-addr.arpa': Object.fromEntries(reverse),
    ...Object.fromEntries(SERVED_BLOCKLISTS.map(({ zone }) => [zone, listZone(zone)])),
  }
}
