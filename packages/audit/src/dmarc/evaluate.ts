/*
 * The DMARC judgement of one message: RFC 9989 §5.3, over results of SPF and DKIM that others found. Knowingly not done: more
 * than one From domain, and the disposition of the message, which is local policy (§5.4).
 */
import { type Fact, mapFact } from '../evidence.ts'
import type { AuthenticationResult } from '../message.ts'
import { nameKey, type Resolver, withCache } from '../resolver.ts'
import { toALabels } from '../spf/a-label.ts'
import { alignmentOf, isAlignedBy } from './alignment.ts'
import { type DmarcDiscovery, discoverDmarc, placeOfRecord } from './discover.ts'
import type { AlignmentMode, DmarcPolicy, DmarcRecord } from './parse.ts'
import { requestedPolicy } from './policy.ts'
import { type Walk, walkTree } from './tree-walk.ts'

/** An identifier and what a receiver found about it. Without a `result` it is aligned or not, but proves nothing. */
export interface IdentifierResult {
  readonly result?: AuthenticationResult | null | undefined
  readonly domain?: string | null | undefined
}

export interface EvaluateDmarcInput {
  /** The From domain, or an address, bare or in angle brackets; U-labels become A-labels (§5.3.1). */
  readonly from: string
  /** The MAIL FROM identity (that of HELO for the null reverse-path): a domain or an address. */
  readonly spf?: IdentifierResult | null | undefined
  /** One signature or many; `domain` is "d=". */
  readonly dkim?: IdentifierResult | readonly IdentifierResult[] | null | undefined
  readonly resolver: Resolver
}

export interface EvaluatedIdentifier {
  readonly domain: string
  readonly result: AuthenticationResult | null
  /** Null when an answer that decides about it is missing. */
  readonly aligned: boolean | null
}

export interface DmarcEvaluation {
  /** RFC 8601 §2.7: `none` when no policy applies, `temperror` when a missing answer decides. */
  readonly result: 'pass' | 'fail' | 'none' | 'temperror'
  readonly orgDomain: string | null
  readonly policyDomain: string | null
  readonly policy: DmarcPolicy | null
  readonly appliedPolicy: DmarcPolicy | null
  /** Null when the message has no such identifier. */
  readonly spf: EvaluatedIdentifier | null
  readonly dkim: readonly EvaluatedIdentifier[]
  readonly discovery: DmarcDiscovery
}

/** The domain of a domain or of an address: `Ann <ann@example.org>` gives `example.org`. */
const domainOf = (text: string): string =>
  nameKey(
    toALabels(
      text
        .slice(text.lastIndexOf('@') + 1)
        .replace(/>.*$/s, '')
        .trim(),
    ),
  )

const isList = (value: EvaluateDmarcInput['dkim']): value is readonly IdentifierResult[] => Array.isArray(value)

const listOf = (dkim: EvaluateDmarcInput['dkim']): readonly IdentifierResult[] => {
  if (isList(dkim)) return dkim
  return dkim ? [dkim] : []
}

const isNamed = (one: IdentifierResult | null | undefined): one is IdentifierResult & { domain: string } =>
  typeof one?.domain === 'string' && domainOf(one.domain) !== ''

interface Judged {
  readonly domain: string
  readonly result: AuthenticationResult | null
  readonly isAligned: Fact<boolean>
}

const shown = ({ domain, result, isAligned }: Judged): EvaluatedIdentifier => ({
  domain,
  result,
  aligned: isAligned.known ? isAligned.value : null,
})

/** The record that applies; null when none does, or when it asks for nothing. The one record has the modes of alignment. */
const recordThatApplies = (author: Walk): Fact<DmarcRecord | null> =>
  mapFact(placeOfRecord(author), (place) => {
    const record = place?.published.record ?? null
    return record && requestedPolicy(record, 'itself').policy === null ? null : record
  })

/**
 * Pass needs one identifier that passes and is aligned, whatever the policy; fail needs the policy, and all answers that
 * could have made a pass (§5.3.5, §5.3.6).
 */
const resultOf = (
  applied: Fact<DmarcRecord | null>,
  { found }: DmarcDiscovery,
  judged: readonly Judged[],
): DmarcEvaluation['result'] => {
  if (!applied.known) return 'temperror'
  if (applied.value === null) return 'none'
  const isAligned = (one: Judged) => one.isAligned.known && one.isAligned.value
  if (judged.some((one) => one.result === 'pass' && isAligned(one))) return 'pass'
  const isOpen = (one: Judged) =>
    (one.result === 'pass' && !one.isAligned.known) || (one.result === 'temperror' && isAligned(one))
  return judged.some(isOpen) || !found.known ? 'temperror' : 'fail'
}

/**
 * Evaluates DMARC for one message. Every tree walk, of the Author Domain and of all identifiers, is asked at once. Input is
 * taken as it comes: `spf` and `dkim` may be left out, `dkim` may be one object, domains may be addresses in any case. An
 * identifier without a domain is passed over.
 */
export const evaluateDmarc = async ({ from, spf, dkim, resolver }: EvaluateDmarcInput): Promise<DmarcEvaluation> => {
  const cached = withCache(resolver)
  const identifiers = [spf].filter(isNamed)
  const signatures = listOf(dkim).filter(isNamed)
  const walksOf = (list: readonly { domain: string }[]) =>
    Promise.all(list.map(({ domain }) => walkTree(domainOf(domain), cached)))
  const [discovery, author, spfWalks, dkimWalks] = await Promise.all([
    discoverDmarc(domainOf(from), cached),
    walkTree(domainOf(from), cached),
    walksOf(identifiers),
    walksOf(signatures),
  ])
  const applied = recordThatApplies(author)
  const record = applied.known ? applied.value : null
  const judge = (walk: Walk, result: AuthenticationResult | null | undefined, mode: AlignmentMode): Judged => {
    const alignment = alignmentOf(author, walk)
    return { domain: alignment.domain, result: result ?? null, isAligned: isAlignedBy(mode, alignment) }
  }
  const spfJudged = spfWalks.map((walk, at) => judge(walk, identifiers[at]?.result, record?.spfAlignment ?? 'relaxed'))
  const dkimJudged = dkimWalks.map((walk, at) =>
    judge(walk, signatures[at]?.result, record?.dkimAlignment ?? 'relaxed'),
  )
  const { orgDomain, policyDomain, policy, appliedPolicy } = discovery
  return {
    result: resultOf(applied, discovery, [...spfJudged, ...dkimJudged]),
    orgDomain,
    policyDomain,
    policy,
    appliedPolicy,
    spf: spfJudged.map(shown)[0] ?? null,
    dkim: dkimJudged.map(shown),
    discovery,
  }
}
