import type { AuditInput } from '../audit-input.ts'
import type { DelegationFacts, NameServer, SoaFacts, ZoneFacts } from '../delegation/facts.ts'
import { parseSoa } from '../delegation/parse-soa.ts'
import { findZoneCut, type PossibleCut } from '../delegation/zone-cut.ts'
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import { loadDnsHosts } from '../knowledge.ts'
import { type Answer, nameKey, type Resolver } from '../resolver.ts'
import { parseIp4 } from '../spf/ip-address.ts'
import { addressesOf, aliasOf } from './addresses.ts'

/** Names deeper than this begin no zone of their own in practice. */
const MAX_NAMES = 8
/** As many as the root has; a hostile answer may name more. */
const MAX_SERVERS = 13

/** The domain and what lies above it, without the top-level domain. */
const namesUpwards = (domain: string): string[] => {
  const labels = domain.split('.')
  const names = labels.map((_, index) => labels.slice(index).join('.'))
  return names.slice(0, Math.max(1, labels.length - 1)).slice(-MAX_NAMES)
}

const lookAt = async (resolver: Resolver, name: string): Promise<PossibleCut> => {
  const [soa, ns, alias] = await Promise.all([
    resolver.query(name, 'SOA'),
    resolver.query(name, 'NS'),
    resolver.query(name, 'CNAME'),
  ])
  return { name, soa, ns, alias }
}

const soaOf = ({ records, ttl }: Answer): Fact<SoaFacts> => {
  const soa = parseSoa(records[0] ?? '').value
  return soa ? known({ serial: soa.serial, minimum: soa.minimum, ttl }) : notKnown('bad-answer')
}

/** A server that refuses, or that does not have the record every zone has, is no authority for the zone. */
const ownSoa = (answer: Fact<Answer>): NameServer['soa'] => {
  if (!answer.known) return answer.reason === 'refused' ? known(null) : answer
  return answer.value.records.length === 0 ? known(null) : soaOf(answer.value)
}

const sorted = (answer: Fact<Answer>): Fact<readonly string[]> => mapFact(answer, ({ records }) => records.toSorted())

/** One server and what it says: the name, and the TTL of the TXT records of the domain. */
interface AskedServer {
  readonly server: NameServer
  readonly txtTtl: number | null
}

const unasked = (name: string, addresses: Fact<readonly string[]>): AskedServer => {
  const answer = addresses.known ? notKnown('not-asked') : addresses
  return { server: { name, addresses, soa: answer, txt: answer, dmarcTxt: answer }, txtTtl: null }
}

const askServer = async (input: AuditInput, zone: string, name: string): Promise<AskedServer> => {
  const addresses = await addressesOf(input.resolver, name)
  const found = addresses.known ? addresses.value : []
  // IPv4 first: not every place that asks has IPv6.
  const address = found.find((text) => parseIp4(text) !== null) ?? found[0]
  if (!input.askServer || address === undefined) return unasked(name, addresses)
  const direct = input.askServer(address)
  const [soa, txt, dmarc] = await Promise.all([
    direct.query(zone, 'SOA'),
    direct.query(input.domain, 'TXT'),
    direct.query(`_dmarc.${input.domain}`, 'TXT'),
  ])
  return {
    server: { name, addresses, soa: ownSoa(soa), txt: sorted(txt), dmarcTxt: sorted(dmarc) },
    txtTtl: txt.known && txt.value.status === 'found' ? txt.value.ttl : null,
  }
}

const serverNames = ({ records }: Answer): string[] =>
  [...new Set(records.map(nameKey))].toSorted().slice(0, MAX_SERVERS)

/** The authorities tell the whole TTL; a resolver tells what is left of it. */
const negativeTtlOf = (servers: readonly NameServer[], cut: PossibleCut): Fact<number> => {
  const own = servers.map(({ soa }) => soa).find((soa) => soa.known && soa.value !== null)
  const soa = own ?? (cut.soa.known ? soaOf(cut.soa.value) : cut.soa)
  if (!soa.known) return soa
  return soa.value ? known(Math.min(soa.value.ttl ?? soa.value.minimum, soa.value.minimum)) : notKnown('bad-answer')
}

const factsOf = async (input: AuditInput, cut: PossibleCut): Promise<ZoneFacts> => {
  const { askServer: isAskable, domain, resolver } = input
  const [txt, asked] = await Promise.all([
    resolver.query(domain, 'TXT'),
    cut.ns.known ? Promise.all(serverNames(cut.ns.value).map((name) => askServer(input, cut.name, name))) : [],
  ])
  const servers = asked.map(({ server }) => server)
  const ttls = asked.flatMap(({ txtTtl }) => txtTtl ?? [])
  return {
    zone: cut.name,
    servers: cut.ns.known ? known(servers) : cut.ns,
    isAskedDirectly: isAskable !== null,
    negativeTtl: negativeTtlOf(servers, cut),
    txtTtl:
      ttls.length > 0 ? known(Math.max(...ttls)) : mapFact(txt, ({ status, ttl }) => (status === 'found' ? ttl : null)),
  }
}

const zoneOf = async (input: AuditInput, cut: Fact<PossibleCut | null>): Promise<DelegationFacts['delegation']> => {
  if (!cut.known) return cut
  return known(cut.value && (await factsOf(input, cut.value)))
}

const hostOf = async (cut: Fact<PossibleCut | null>): Promise<DelegationFacts['dnsHost']> => {
  if (!cut.known || cut.value === null) return cut.known ? known(null) : cut
  if (!cut.value.ns.known) return cut.value.ns
  const knowledge = await loadDnsHosts()
  if (!knowledge) return notKnown('unreachable')
  const host = knowledge.detectDnsHost(serverNames(cut.value.ns.value))
  return known(host && { id: host.id, name: host.name, isCertain: host.isCertain })
}

/** Finds the zone, its servers and what each of them says: three round trips. */
export const collectDelegation = async (input: AuditInput): Promise<DelegationFacts> => {
  const { domain, resolver } = input
  const [domainAlias, cuts] = await Promise.all([
    aliasOf(resolver, domain),
    Promise.all(namesUpwards(domain).map((name) => lookAt(resolver, name))),
  ])
  const cut = findZoneCut(cuts)
  const [delegation, dnsHost] = await Promise.all([zoneOf(input, cut), hostOf(cut)])
  return { delegation, domainAlias, dnsHost }
}
