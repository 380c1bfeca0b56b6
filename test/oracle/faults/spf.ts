import type { Random } from '../random.ts'
import { OTHER_SENDERS } from '../world.ts'
import { txt, type ZoneRecord } from '../zone-records.ts'

/** A sender that the user has besides: the term that allows it, and one address that it covers. */
export interface KnownSender {
  readonly term: string
  readonly ip: string
  /** What the term needs in the zone. */
  readonly records: readonly ZoneRecord[]
}

/** What a fault of SPF is made from. */
export interface SpfSituation {
  readonly domain: string
  /** The terms of the mail services in use. */
  readonly serviceTerms: readonly string[]
  /** At least one. */
  readonly known: readonly KnownSender[]
  readonly random: Random
}

/** What the zone holds then. `known`: senders that the fault itself brings along. */
interface SpfState {
  readonly records: readonly ZoneRecord[]
  readonly known?: readonly KnownSender[]
}

const record = (domain: string, ...terms: readonly (string | readonly string[])[]): ZoneRecord =>
  txt(domain, ['v=spf1', ...terms.flat()].join(' '))

const termsOf = (known: readonly KnownSender[]): readonly string[] => known.map(({ term }) => term)

/** Addresses of hosts in the zone itself: whoever shortens the record can put them in the place of their names. */
const ownHosts = (domain: string, count: number): KnownSender[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `app${at + 1}.${domain}`
    const ip = `192.0.2.${100 + at}`
    return { term: `a:${name}`, ip, records: [{ name, type: 'A', value: ip }] }
  })

const otherIncludes = (from: number, count: number): KnownSender[] =>
  OTHER_SENDERS.slice(from, from + count).map(({ include, ip }) => ({ term: `include:${include}`, ip, records: [] }))

const manyAddresses = (count: number): KnownSender[] =>
  Array.from({ length: count }, (_, at) => ({
    term: `ip4:192.0.2.${200 + at}`,
    ip: `192.0.2.${200 + at}`,
    records: [],
  }))

/** By its name: what is published instead of one good record. */
export const SPF_FAULTS: Readonly<Record<string, (situation: SpfSituation) => SpfState>> = {
  'spf: none': () => ({ records: [] }),
  'spf: two records': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, termsOf(known), '~all'), record(domain, serviceTerms, '-all')],
  }),
  'spf: the same twice': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, serviceTerms, termsOf(known), '~all'), record(domain, termsOf(known), '-all')],
  }),
  'spf: without the service': ({ domain, known }) => ({ records: [record(domain, termsOf(known), '-all')] }),
  'spf: too many look-ups of own hosts': ({ domain, serviceTerms, known }) => {
    const hosts = ownHosts(domain, 10)
    return { records: [record(domain, termsOf(hosts), termsOf(known), serviceTerms, '~all')], known: hosts }
  },
  'spf: too many includes': ({ domain, serviceTerms, known }) => {
    const others = otherIncludes(2, 10)
    return { records: [record(domain, serviceTerms, termsOf(known), termsOf(others), '~all')], known: others }
  },
  'spf: the same include again and again': ({ domain, serviceTerms, known }) => {
    const others = otherIncludes(0, 2)
    const repeated = [...termsOf(others), ...termsOf(others), ...termsOf(others)]
    return { records: [record(domain, repeated, termsOf(known), serviceTerms, '~all')], known: others }
  },
  'spf: void look-ups': ({ domain, serviceTerms, known }) => ({
    records: [
      record(
        domain,
        [1, 2, 3].map((at) => `a:gone${at}.${domain}`),
        serviceTerms,
        termsOf(known),
        '~all',
      ),
    ],
  }),
  'spf: +all': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, serviceTerms, termsOf(known), '+all')],
  }),
  'spf: ?all': ({ domain, known }) => ({ records: [record(domain, termsOf(known), '?all')] }),
  'spf: no all': ({ domain, known }) => ({ records: [record(domain, termsOf(known))] }),
  'spf: an address that is none': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, 'ip4:192.0.2.300', serviceTerms, termsOf(known), '~all')],
  }),
  'spf: a misspelt term': ({ domain, serviceTerms, known, random }) => ({
    records: [
      record(
        domain,
        termsOf(known),
        random.pick(['inclde:spf.sender-9.example', 'ipv4:192.0.2.9', 'include: ', 'a:', 'ip4:192.0.2.9/40', '+']),
        serviceTerms,
        '~all',
      ),
    ],
  }),
  'spf: not quite SPF': ({ domain, serviceTerms, known, random }) => ({
    records: [
      txt(
        domain,
        `${random.pick(['v=spf1;', 'v=spf', 'spf1', 'v = spf1', 'v=spf2'])} ${[...termsOf(known), ...serviceTerms].join(' ')} ~all`,
      ),
    ],
  }),
  'spf: between quotes': ({ domain, serviceTerms, known }) => ({
    records: [txt(domain, `"v=spf1 ${[...termsOf(known), ...serviceTerms].join(' ')} ~all"`)],
  }),
  'spf: of type 99': ({ domain, known }) => ({
    records: [{ name: domain, type: 'SPF', value: `v=spf1 ${termsOf(known).join(' ')} ~all` }],
  }),
  'spf: redirect beside all': ({ domain, known }) => ({
    records: [record(domain, termsOf(known), 'redirect=spf.sender-3.example', '~all')],
  }),
  'spf: redirect alone': ({ domain, known }) => ({
    records: [record(domain, `redirect=_spf.${domain}`), record(`_spf.${domain}`, termsOf(known), '-all')],
  }),
  'spf: terms after all': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, termsOf(known), '-all', serviceTerms)],
  }),
  'spf: an include that is gone': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, termsOf(known), 'include:spf.sender-gone.example', serviceTerms, '~all')],
  }),
  'spf: includes itself': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, termsOf(known), `include:${domain}`, serviceTerms, '~all')],
  }),
  'spf: two terms stuck together': ({ domain, serviceTerms, known }) => ({
    records: [record(domain, termsOf(known), `ip4:192.0.2.9${serviceTerms[0] ?? 'mx'}`, '~all')],
  }),
  'spf: ptr': ({ domain, known }) => ({ records: [record(domain, termsOf(known), 'ptr', '~all')] }),
  'spf: long, without the service': ({ domain, known }) => {
    const others = manyAddresses(24)
    return { records: [record(domain, termsOf(others), termsOf(known), '-all')], known: others }
  },
}

/** One good record. */
export const soundSpf = ({ domain, serviceTerms, known }: SpfSituation): SpfState => ({
  records: [record(domain, termsOf(known), serviceTerms, '~all')],
})
