import { domainToASCII } from 'node:url'

import { type DnsHost, dnsHosts } from '@bienrecu/knowledge/dns-hosts'

import { DKIM_ALIAS_FAULTS, DKIM_FAULTS, DKIM_TEXT_FAULTS, soundDkim } from './faults/dkim.ts'
import { DMARC_FAULTS, FOREIGN_REPORTS, soundDmarc } from './faults/dmarc.ts'
import { type KnownSender, soundSpf, SPF_FAULTS } from './faults/spf.ts'
import type { KeyPool } from './key-pool.ts'
import { createRandom, type Random } from './random.ts'
import { allServices, type ConsoleKey, consoleKeys, selectorsOf, type Service, spfTerms } from './services.ts'
import { OTHER_SENDERS } from './world.ts'
import { txt, type ZoneRecord } from './zone-records.ts'

/** A mail service in use, and what its console shows to this customer. */
export interface Account {
  readonly service: Service
  readonly keys: readonly ConsoleKey[]
  /** The key that it signs with. */
  readonly signs: ConsoleKey
  readonly ip: string
  /** The From address of its message: by it the signer knows which key to take. */
  readonly from: string
}

/** A broken zone, and everything that is known of its owner. */
export interface OracleCase {
  readonly number: number
  /** The apex of the zone, in A-labels. */
  readonly zone: string
  /** The domain of the From address, in A-labels; and as a user writes it. */
  readonly domain: string
  readonly written: string
  readonly dnsHost: DnsHost | null
  /** Whether the host has to be told to the product; its name servers tell otherwise. */
  readonly isHostTold: boolean
  /** Whether the address that sends is told. */
  readonly isAddressTold: boolean
  /** Whether the user has been to the consoles of the mail services: what only these show is told then. */
  readonly areKeysTold: boolean
  readonly accounts: readonly Account[]
  readonly faults: readonly string[]
  readonly records: readonly ZoneRecord[]
  readonly known: readonly KnownSender[]
  /** Texts at the domain that have nothing to do with mail being authenticated. */
  readonly unrelated: readonly string[]
  readonly keptReports: readonly string[]
}

const SHAPES = ['plain', 'plain', 'plain', 'sub-domain', 'international', 'wildcard'] as const
type Shape = (typeof SHAPES)[number]

/** Case `number` of a run: the same for the same seed, however many are made. */
export function makeCase(seed: number, number: number, pool: KeyPool): OracleCase {
  const random = createRandom(seed * 100_003 + number)
  const cycle = cycleOf(seed)
  const shape = cycle.shapes.at(number)
  const zone = domainToASCII(`${shape === 'international' ? 'bücher' : 'zone'}-${number}.example`)
  const domain = shape === 'sub-domain' ? `news.${zone}` : zone
  const dnsHost = cycle.hosts.at(number)
  const accounts = cycle.services.at(number).map((service) => openAccount(service, domain, pool, random))
  const situation = { domain, random, serviceTerms: termsOf(accounts, domain), known: knownSenders(domain, random) }
  const state = breakZone(fitting(cycle.faults.at(number), accounts, random), situation, accounts, pool)
  const unrelated = [`example-site-verification=${number}${'x'.repeat(20)}`, 'some note of the owner']
  return {
    number,
    zone,
    domain,
    written: shape === 'international' ? `bücher-${number}.example` : domain,
    dnsHost,
    isHostTold:
      dnsHost !== null && (dnsHost.nsExamples.length === 0 || dnsHost.ambiguousWith !== undefined || random.onceIn(4)),
    isAddressTold: !random.onceIn(8),
    areKeysTold: !random.onceIn(5),
    accounts,
    faults: shape === 'plain' ? state.faults : [...state.faults, `shape: ${shape}`],
    records: [
      ...frame(zone, domain, dnsHost, shape),
      ...unrelated.map((text) => txt(domain, text)),
      ...state.known.flatMap(({ records }) => records),
      ...state.records,
    ],
    known: state.known,
    unrelated,
    keptReports: state.keptReports,
  }
}

/** Hosts, services and faults, each in an order of its own, over and over: all of them come up, in ever new company. */
function cycleOf(seed: number) {
  const random = createRandom(seed)
  const single = allServices().map((service) => [service])
  const pairs = single.map(([one], at) =>
    [one, single[(at + 7) % single.length]?.[0]].filter((service) => service !== undefined),
  )
  return {
    hosts: ring<DnsHost | null>([...dnsHosts(), null], random),
    services: ring<readonly Service[]>([...single, ...pairs.filter(areApart)], random),
    faults: ring(
      [
        ...Object.keys(SPF_FAULTS),
        ...Object.keys(DKIM_FAULTS),
        ...Object.keys(DKIM_TEXT_FAULTS),
        ...Object.keys(DKIM_ALIAS_FAULTS),
        ...Object.keys(DMARC_FAULTS),
      ],
      random,
    ),
    shapes: ring<Shape>(SHAPES, random),
  }
}

/** Two services that neither send from one address nor want their keys at one name. */
function areApart([one, other]: readonly Service[]): boolean {
  if (!one || !other || one.ip4 === other.ip4) return false
  const own = new Set(selectorsOf(one))
  return selectorsOf(other).every((selector) => !own.has(selector))
}

/** A fault of keys that this service has of another kind becomes one that it can have. */
function fitting(fault: string, [first]: readonly Account[], random: Random): string {
  const isAlias = first?.keys[0]?.type === 'CNAME'
  const [fit, other] = isAlias ? [DKIM_ALIAS_FAULTS, DKIM_TEXT_FAULTS] : [DKIM_TEXT_FAULTS, DKIM_ALIAS_FAULTS]
  return fault in other ? random.pick(Object.keys(fit)) : fault
}

/** Turned by one at the end of each round: lists whose lengths have a divisor in common would meet the same partners. */
function ring<Item>(items: readonly Item[], random: Random): { at(number: number): Item } {
  const order = random.shuffled(items)
  return {
    at(number) {
      const turned = number + Math.floor(number / order.length)
      const item = order[turned % order.length]
      if (item === undefined) throw new Error('An empty ring')
      return item
    },
  }
}

function openAccount(service: Service, domain: string, pool: KeyPool, random: Random): Account {
  const keys = consoleKeys(service, domain, pool)
  return {
    service,
    keys,
    signs: random.pick(keys),
    ip: random.onceIn(6) ? service.ip6 : service.ip4,
    from: `${service.provider.id}@${domain}`,
  }
}

const termsOf = (accounts: readonly Account[], domain: string): string[] => [
  ...new Set(accounts.flatMap(({ service }) => spfTerms(service, domain))),
]

/** Two of the senders that a domain may have besides, each of another kind. */
function knownSenders(domain: string, random: Random): KnownSender[] {
  const [other] = random.shuffled(OTHER_SENDERS.slice(0, 2))
  if (!other) throw new Error('Nobody else sends')
  const office = `office.${domain}`
  const kinds: readonly KnownSender[] = [
    { term: 'ip4:192.0.2.17', ip: '192.0.2.17', records: [] },
    { term: 'ip4:192.0.2.32/28', ip: '192.0.2.45', records: [] },
    { term: 'ip6:2001:db8:25::/64', ip: '2001:db8:25::9', records: [] },
    { term: 'a', ip: '192.0.2.80', records: [] },
    { term: 'mx', ip: '192.0.2.25', records: [] },
    { term: `a:${office}`, ip: '192.0.2.81', records: [{ name: office, type: 'A', value: '192.0.2.81' }] },
    { term: `include:${other.include}`, ip: other.ip, records: [] },
    {
      term: `exists:%{i}.allowed.${domain}`,
      ip: '192.0.2.99',
      records: [{ name: `192.0.2.99.allowed.${domain}`, type: 'A', value: '127.0.0.2' }],
    },
  ]
  return random.shuffled(kinds).slice(0, 2)
}

/** What any zone has: addresses, a mail server, the name servers of its host. */
function frame(zone: string, domain: string, host: DnsHost | null, shape: Shape): ZoneRecord[] {
  const servers = host?.nsExamples ?? []
  const names = [...new Set([zone, domain])]
  return [
    ...names.flatMap((name): ZoneRecord[] => [
      { name, type: 'A', value: '192.0.2.80' },
      { name, type: 'MX', value: `10 mx.${zone}.` },
      { name: `mail.${name}`, type: 'A', value: '192.0.2.26' },
    ]),
    { name: `mx.${zone}`, type: 'A', value: '192.0.2.25' },
    ...servers.map((server): ZoneRecord => ({ name: zone, type: 'NS', value: `${server}.` })),
    ...(shape === 'wildcard' ? [txt(`*.${zone}`, 'v=spf1 -all')] : []),
  ]
}

interface BrokenState {
  readonly faults: readonly string[]
  readonly records: readonly ZoneRecord[]
  readonly known: readonly KnownSender[]
  readonly keptReports: readonly string[]
}

/** The fault named, and at about every other zone another one beside it. */
function breakZone(
  main: string,
  situation: Parameters<typeof soundSpf>[0],
  accounts: readonly Account[],
  pool: KeyPool,
): BrokenState {
  const { domain, random } = situation
  const reports = random.pick([[`postmaster@${domain}`], [FOREIGN_REPORTS], [`postmaster@${domain}`, FOREIGN_REPORTS]])
  const choose = <Fault>(faults: Readonly<Record<string, Fault>>, otherwise: string) => {
    const name = main in faults ? main : random.onceIn(2) ? random.pick(Object.keys(faults)) : otherwise
    return { name, fault: faults[name] }
  }
  const spf = choose(SPF_FAULTS, 'sound')
  const dmarc = choose(DMARC_FAULTS, 'sound')
  const spfState = (spf.fault ?? soundSpf)(situation)
  const dmarcState = (dmarc.fault ?? soundDmarc)({ domain, reports, random })
  const dkim = accounts.map(({ keys }, at) => {
    const own = keys[0]?.type === 'CNAME' ? DKIM_ALIAS_FAULTS : DKIM_TEXT_FAULTS
    const { name, fault } = choose({ ...DKIM_FAULTS, ...own }, 'sound')
    // What is repaired at the first service has not to be broken at the second as well.
    return at > 0
      ? { name: 'sound', records: soundDkim({ domain, keys, pool }) }
      : { name, records: (fault ?? soundDkim)({ domain, keys, pool }) }
  })
  const names = [spf.name, ...dkim.map(({ name }) => name), dmarc.name].filter((name) => name !== 'sound')
  return {
    faults: names,
    records: [...spfState.records, ...dkim.flatMap(({ records }) => records), ...dmarcState.records],
    known: [...situation.known, ...(spfState.known ?? [])],
    keptReports: dmarcState.kept,
  }
}
