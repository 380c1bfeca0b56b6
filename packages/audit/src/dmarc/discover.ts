/* DMARC Policy Discovery: RFC 9989 §4.10.1, over the tree walk of §4.10. */
import { type Fact, known, type Problem } from '../evidence.ts'
import { existenceAfter } from '../existence.ts'
import { nameKey, type Resolver, withCache } from '../resolver.ts'
import { toALabels } from '../spf/a-label.ts'
import type { DmarcPolicy, DmarcProblem, DmarcRecord } from './parse.ts'
import { type PolicyTag, requestedPolicy, testedPolicy } from './policy.ts'
import { isAskable, type PublishedRecord, recordOf, type Walk, type WalkStep, walkTree } from './tree-walk.ts'

/** The record that receivers take for the domain. */
export interface FoundRecord {
  /** Where it is published, without `_dmarc`. */
  readonly domain: string
  readonly source: 'author' | 'organizational' | 'public-suffix'
  readonly text: string
  readonly record: DmarcRecord
  readonly problems: readonly Problem<DmarcProblem>[]
  /** The tag that holds for the domain: sub-domains obey "sp", those that do not exist "np", both "p" where these lack. */
  readonly tag: PolicyTag
  /** Null when the record names no valid policy and nobody to report to: receivers then pass over it. */
  readonly policy: DmarcPolicy | null
}

/** What discovery found for one domain; plain JSON. */
export interface DmarcDiscovery {
  readonly domain: string
  /** Null where a missing answer leaves it open; `organizational` says why. */
  readonly orgDomain: string | null
  /** Where the policy comes from. Null where none applies, or where it is open; `found` tells the two apart. */
  readonly policyDomain: string | null
  readonly policy: DmarcPolicy | null
  /** One level below `policy` while the domain is testing ("t=y"); the same otherwise. */
  readonly appliedPolicy: DmarcPolicy | null
  /** The names asked for, in the order of the walk: all at once, also those above a stop. At most eight. */
  readonly asked: readonly string[]
  readonly organizational: Fact<string>
  /** Null when no record is to be found. */
  readonly found: Fact<FoundRecord | null>
  /** Whether the domain exists (RFC 9989 §3.2.13). */
  readonly exists: Fact<boolean>
  readonly steps: readonly WalkStep[]
}

type Place = Pick<FoundRecord, 'domain' | 'source'> & { readonly published: PublishedRecord }

const placeOf = (step: WalkStep | null | undefined, source: FoundRecord['source']): Place | null => {
  const published = step ? recordOf(step) : null
  return step && published ? { domain: step.domain, source, published } : null
}

/** The Author Domain first, then the Organizational Domain, then the Public Suffix Domain. */
export const placeOfRecord = ({ domain, steps, orgDomain, suffix }: Walk): Fact<Place | null> => {
  const at = (name: string) => steps.find((step) => step.domain === name)
  const own = at(domain)
  if (own && !own.answer.known) return own.answer // a record here would come first
  const place = placeOf(own, 'author')
  if (place) return known(place)
  if (!orgDomain.known) return orgDomain
  return known(placeOf(at(orgDomain.value), 'organizational') ?? placeOf(suffix, 'public-suffix'))
}

const foundRecord = (place: Fact<Place | null>, exists: Fact<boolean>): Fact<FoundRecord | null> => {
  if (!place.known || place.value === null) return place.known ? known(null) : place
  const { domain, source, published } = place.value
  const { text, record, problems } = published
  const found = ({ tag, policy }: ReturnType<typeof requestedPolicy>) =>
    known({ domain, source, text, record, problems, tag, policy })
  if (source === 'author') return found(requestedPolicy(record, 'itself'))
  if (exists.known) return found(requestedPolicy(record, exists.value ? 'existing' : 'nonexistent'))
  const either = [requestedPolicy(record, 'existing'), requestedPolicy(record, 'nonexistent')] as const
  return either[0].policy === either[1].policy ? found(either[0]) : exists
}

const existenceOf = async (domain: string, resolver: Resolver): Promise<Fact<boolean>> => {
  if (!isAskable(domain)) return known(false)
  return existenceAfter(await resolver.query(domain, 'TXT'), domain, resolver)
}

/**
 * Finds the policy and the Organizational Domain of `domain` (in any case, with or without final dot; U-labels become
 * A-labels, §5.3.1). Asks at most eight names for a DMARC record, and the domain itself for its existence, all at once.
 * Never rejects: an answer that is missing makes unknown only what hangs on it.
 */
export const discoverDmarc = async (domain: string, resolver: Resolver): Promise<DmarcDiscovery> => {
  const written = toALabels(domain)
  const name = nameKey(written)
  const cached = withCache(resolver)
  const [walk, answered] = await Promise.all([walkTree(written, cached), existenceOf(name, cached)])
  const exists = walk.provesExistence ? known(true) : answered
  const found = foundRecord(placeOfRecord(walk), exists)
  const record = found.known ? found.value : null
  const policy = record?.policy ?? null
  return {
    domain: name,
    orgDomain: walk.orgDomain.known ? walk.orgDomain.value : null,
    policyDomain: record !== null && policy !== null ? record.domain : null,
    policy,
    appliedPolicy: record !== null && policy !== null ? testedPolicy(policy, record.record) : null,
    asked: walk.steps.map((step) => step.name),
    organizational: walk.orgDomain,
    found,
    exists,
    steps: walk.steps,
  }
}
