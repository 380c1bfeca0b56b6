import type { AuditInput } from '../audit-input.ts'
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import { literalAddress } from '../mx/address.ts'
import { parseMx } from '../mx/parse-mx.ts'
import type { DaneHost, PolicyFacts } from '../policies/facts.ts'
import type { Resolver } from '../resolver.ts'

/** Nobody has more mail hosts; a hostile answer may. */
const MAX_HOSTS = 20

/** What is meant as a record, faults at its beginning included, so that they can be told. */
const MEANT = {
  mtaSts: /^\s*"?v\s*=\s*sts/i,
  tlsRpt: /^\s*"?v\s*=\s*tlsrpt/i,
  bimi: /^\s*"?v\s*=\s*bimi/i,
} as const

const meantAt = async (resolver: Resolver, name: string, meant: RegExp): Promise<Fact<readonly string[]>> =>
  mapFact(await resolver.query(name, 'TXT'), ({ records }) => records.filter((record) => meant.test(record)))

const mtaStsOf = async (input: AuditInput): Promise<Pick<PolicyFacts, 'mtaSts' | 'mtaStsPolicy'>> => {
  const { domain, fetchPolicy, resolver } = input
  const mtaSts = await meantAt(resolver, `_mta-sts.${domain}`, MEANT.mtaSts)
  if (!mtaSts.known) return { mtaSts, mtaStsPolicy: mtaSts }
  if (mtaSts.value.length === 0) return { mtaSts, mtaStsPolicy: known(null) }
  return { mtaSts, mtaStsPolicy: fetchPolicy ? await fetchPolicy(domain) : notKnown('not-asked') }
}

/** The host and the names above it, without the top-level one. */
const zonesOver = (host: string): string[] => {
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

const isSigned = async (resolver: Resolver, host: string): Promise<Fact<boolean>> => {
  const answers = await Promise.all(zonesOver(host).map((zone) => resolver.query(zone, 'DS')))
  if (answers.some((answer) => answer.known && answer.value.records.length > 0)) return known(true)
  return answers.find((answer) => !answer.known) ?? known(false)
}

const daneAt = async (resolver: Resolver, host: string): Promise<DaneHost> => {
  const records = mapFact(await resolver.query(`_25._tcp.${host}`, 'TLSA'), (answer) => answer.records)
  const isThere = records.known && records.value.length > 0
  return { host, records, isSigned: isThere ? await isSigned(resolver, host) : known(false) }
}

const daneOf = async ({ domain, resolver }: AuditInput): Promise<PolicyFacts['dane']> => {
  const mx = await resolver.query(domain, 'MX')
  if (!mx.known) return mx
  const hosts = mx.value.records.flatMap((text) => parseMx(text).value?.host ?? [])
  const named = [...new Set(hosts)].filter((host) => host !== '' && literalAddress(host) === null)
  return known(await Promise.all(named.slice(0, MAX_HOSTS).map((host) => daneAt(resolver, host))))
}

/** Asks for the policies that protect mail on its way and show a brand: three round trips, and one HTTPS request. */
export const collectPolicies = async (input: AuditInput): Promise<PolicyFacts> => {
  const { domain, resolver } = input
  const [mtaSts, tlsRpt, dane, bimi] = await Promise.all([
    mtaStsOf(input),
    meantAt(resolver, `_smtp._tls.${domain}`, MEANT.tlsRpt),
    daneOf(input),
    meantAt(resolver, `default._bimi.${domain}`, MEANT.bimi),
  ])
  return { ...mtaSts, tlsRpt, dane, bimi }
}
