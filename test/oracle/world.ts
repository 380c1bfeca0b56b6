/* The zones of everybody but the user: mail services, other senders, receivers of reports, name servers, the top. */
import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'

import { bounceTargets, type ConsoleKey, type Service } from './services.ts'
import { txt, type ZoneRecord } from './zone-records.ts'

/** Top-level domains that are served even where nobody below has a zone: whatever is not there does not exist. */
export const TOP_LEVEL: readonly string[] = [
  'example',
  'com',
  'net',
  'org',
  'arpa',
  'eu',
  'fr',
  'de',
  'mx',
  'io',
  'info',
]

const DEFAULT_COST = 2

/** A sender that the user has besides: an `include:` of someone’s, and one address behind it. */
export interface OtherSender {
  readonly include: string
  readonly ip: string
}

/** Twelve of them, each costing one look-up; the first two cost two. */
export const OTHER_SENDERS: readonly OtherSender[] = Array.from({ length: 12 }, (_, at) => ({
  include: `spf.sender-${at + 1}.example`,
  ip: `203.0.113.${at + 1}`,
}))

/** Whoever receives other people’s DMARC reports, with the consent that RFC 9990 section 4 asks for. */
export const REPORT_SERVICE = 'reports.watcher.example'
/** A DMARC record that an alias can lead to. */
export const HOSTED_POLICY = 'policy.watcher.example'

/** The records of the world; `keys` are those that an alias leads to. */
export function worldRecords(services: readonly Service[], keys: readonly ConsoleKey[]): readonly ZoneRecord[] {
  const byInclude = new Map(
    services.toReversed().map((service) => [service.includes[0] ?? service.provider.id, service]),
  )
  return [
    ...services.flatMap(bounceRecords),
    ...[...byInclude.values()].flatMap(includedRecords),
    ...keys.filter(({ type }) => type === 'CNAME').map(({ value, key }) => txt(value, key.record)),
    ...OTHER_SENDERS.flatMap(otherSenderRecords),
    txt(`*._report._dmarc.${REPORT_SERVICE}`, 'v=DMARC1'),
    txt(HOSTED_POLICY, `v=DMARC1; p=none; rua=mailto:aggregate@${REPORT_SERVICE}`),
    { name: REPORT_SERVICE, type: 'A', value: '203.0.113.200' },
    ...dnsHosts().flatMap(({ nsExamples }) =>
      nsExamples.map((name) => ({ name, type: 'A' as const, value: '127.0.0.1' })),
    ),
  ]
}

const ownRecord = ({ ip4, ip6 }: Service): string => `v=spf1 ip4:${ip4} ip6:${ip6} ~all`

/** What the SPF mechanism of a service leads to. Services with one `include:` in common share what is behind it. */
function includedRecords(service: Service): ZoneRecord[] {
  const { lookupCost = DEFAULT_COST, mechanism } = service.provider.spf
  const hosts = [...(mechanism ?? '').matchAll(/\ba:([a-z0-9.-]+\.[a-z]+)(?=\s|$)/g)].flatMap(([, host]) => host ?? [])
  const [include] = service.includes
  return [
    ...(include === undefined ? [] : nested(include, lookupCost, ownRecord(service))),
    ...hosts.flatMap((name): ZoneRecord[] => [
      { name, type: 'A', value: service.ip4 },
      { name, type: 'AAAA', value: service.ip6 },
    ]),
  ]
}

function bounceRecords(service: Service): ZoneRecord[] {
  const names = [service.bounceDomain, ...bounceTargets(service)]
  const own = names.filter((name) => name !== service.includes[0])
  return [
    ...own.map((name) => txt(name, ownRecord(service))),
    ...names.flatMap((name): ZoneRecord[] => [
      { name, type: 'MX', value: `10 ${name}.` },
      { name, type: 'A', value: service.ip4 },
    ]),
  ]
}

/** An `include:` that costs so many look-ups, itself counted; the addresses are behind the last of them. */
function nested(include: string, cost: number, own: string): ZoneRecord[] {
  if (cost < 2) return [txt(include, own)]
  const names = Array.from({ length: cost - 1 }, (_, at) => `_netblocks${at + 1}.${include}`)
  const decoy = (at: number) => `v=spf1 ip4:198.18.${at}.0/24 ~all`
  return [
    txt(include, `v=spf1 ${names.map((name) => `include:${name}`).join(' ')} ~all`),
    ...names.map((name, at) => txt(name, at === names.length - 1 ? own : decoy(at))),
  ]
}

function otherSenderRecords({ include, ip }: OtherSender, at: number): ZoneRecord[] {
  return nested(include, at < 2 ? 2 : 1, `v=spf1 ip4:${ip} -all`)
}
