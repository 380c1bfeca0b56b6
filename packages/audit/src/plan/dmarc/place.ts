/* Where the DMARC record of a domain stands or belongs, and what is there. */
import { lookAlikes } from '../../dmarc/look-alikes.ts'
import type { DmarcDiscovery, FoundRecord } from '../../dmarc/discover.ts'
import { parseDmarc } from '../../dmarc/parse.ts'
import { findSplit, type SplitRecord } from '../../forms/split-record.ts'
import { nameKey } from '../../resolver.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanContext } from '../step.ts'
import { NO_SUCH_LABEL } from '../zone-after.ts'

/** A record that stands where nobody looks. */
export interface Misplaced {
  readonly name: string
  readonly text: string
  /** It may have a sense of its own where it is: it is read, and stays. */
  readonly isKept: boolean
}

export interface DmarcPlace {
  /** Without `_dmarc`. */
  readonly domain: string
  readonly name: string
  /** Where an alias at the name leads; null where there is none, or only that of a wildcard. */
  readonly alias: string | null
  /** Nothing was made at the name: a wildcard answers. */
  readonly isWildcard: boolean
  /** Texts that receivers take for DMARC records. */
  readonly records: readonly string[]
  /** Texts that were meant as such, and are none. */
  readonly meant: readonly string[]
  readonly split: SplitRecord | null
  readonly misplaced: readonly Misplaced[]
}

const isRecord = (text: string): boolean => parseDmarc(text).value !== null

const zoneOf = ({ evidence }: PlanContext): string | null => valueOrNull(evidence.delegation)?.zone ?? null

const isWithin = (name: string, zone: string | null): boolean =>
  zone === null || name === zone || name.endsWith(`.${zone}`)

interface Found {
  readonly domain: string
  /** Of a zone that is not this one. */
  readonly isBeyond: boolean
}

const foundIn = ({ found }: DmarcDiscovery): FoundRecord | null => valueOrNull(found)

/** The domain whose `_dmarc` name holds the record, or is to hold it. */
const domainOf = (context: PlanContext, discovery: DmarcDiscovery, hasMisplaced: boolean): Found => {
  const { domain, steps } = discovery
  const zone = zoneOf(context)
  const here = { domain, isBeyond: false }
  const [own] = steps
  if (own?.domain === domain && (own.outcome === 'record' || own.outcome === 'several')) return here
  const found = foundIn(discovery)
  if (found?.source === 'organizational') return { domain: found.domain, isBeyond: !isWithin(found.domain, zone) }
  const several = steps.find(
    (step) => step.outcome === 'several' && !step.isBeyond && step.domain.includes('.') && isWithin(step.domain, zone),
  )
  if (several) return { domain: several.domain, isBeyond: false }
  if (hasMisplaced || lookAlikes(discovery).length > 0) return here
  // Above a sub-domain, so that signatures of the domain above stay aligned (RFC 9989 §4.10.2).
  return zone !== null && isWithin(domain, zone) ? { domain: zone, isBeyond: false } : here
}

const misplacedIn = ({ domain, evidence }: PlanContext): Misplaced[] => {
  const atDomain = (valueOrNull(evidence.misplacedDmarc) ?? []).map((text) => ({ name: domain, text, isKept: false }))
  const beside = (valueOrNull(evidence.searchedPlaces) ?? [])
    .filter(({ kind, rightName }) => kind === 'dmarc' && nameKey(rightName) === `_dmarc.${domain}`)
    .flatMap(({ name, records }) =>
      (valueOrNull(records) ?? []).map((text) => ({ name: nameKey(name), text, isKept: false })),
    )
  return [...atDomain, ...beside]
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.includes(text))

/** What the DNS says of one name, always in the same order; null where it does not answer. */
const textsAt = async (
  { resolver }: PlanContext,
  name: string,
  type: 'TXT' | 'CNAME',
): Promise<readonly string[] | null> => {
  const answer = await resolver.query(name, type)
  if (answer.known) return answer.value.records.toSorted() // name servers give a set in any order (RFC 2181 §5)
  return type === 'TXT' && answer.reason === 'cname-loop' ? [] : null
}

/** A record for `www`, where there is none for the domain: forms with a preset name do that. */
const atWww = async (context: PlanContext, domain: string): Promise<Misplaced[]> => {
  const name = `_dmarc.www.${domain}`
  const [texts, wildcard] = await Promise.all([
    textsAt(context, name, 'TXT'),
    textsAt(context, `${NO_SUCH_LABEL}.www.${domain}`, 'TXT'),
  ])
  return (texts ?? [])
    .filter((text) => isRecord(text) && !(wildcard ?? []).includes(text))
    .map((text) => ({ name, text, isKept: true }))
}

/** Null where the DNS did not answer, or where the record belongs to another zone: nothing is planned then. Never rejects. */
export const findPlace = async (context: PlanContext): Promise<DmarcPlace | null> => {
  const discovery = valueOrNull(context.evidence.dmarc)
  if (!discovery?.found.known) return null
  const misplaced = misplacedIn(context)
  const { domain, isBeyond } = domainOf(context, discovery, misplaced.length > 0)
  if (isBeyond) return null
  const name = `_dmarc.${domain}`
  const isHere = domain === discovery.domain
  const [texts, aliases, anyTexts, anyAliases, www] = await Promise.all([
    textsAt(context, name, 'TXT'),
    textsAt(context, name, 'CNAME'),
    textsAt(context, `${NO_SUCH_LABEL}.${domain}`, 'TXT'),
    textsAt(context, `${NO_SUCH_LABEL}.${domain}`, 'CNAME'),
    isHere && misplaced.length === 0 ? atWww(context, domain) : [],
  ])
  if (texts === null || aliases === null) return null
  const isAnswered = texts.length > 0 || aliases.length > 0
  const isWildcard = isAnswered && isSameList(texts, anyTexts ?? []) && isSameList(aliases, anyAliases ?? [])
  const records = texts.filter(isRecord)
  const meant = lookAlikes({ domain, steps: discovery.steps }).filter((text) => texts.includes(text))
  const isEmpty = records.length + meant.length === 0
  return {
    domain,
    name,
    alias: isWildcard ? null : (aliases[0] ?? null),
    isWildcard,
    records,
    meant,
    split: findSplit('dmarc', texts),
    misplaced: isHere ? [...misplaced, ...(isEmpty ? www : [])] : [],
  }
}
