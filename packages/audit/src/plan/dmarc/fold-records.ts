/* The policies of a record and how they give way to one another: RFC 9989 §4.7, and RFC 7489 §6.6.4 for what it replaces. */
import { type DmarcPolicy } from '../../dmarc/parse.ts'
import { isWeaker } from '../../dmarc/policy.ts'
import { type DmarcFields, NO_FIELDS, uniqueUris } from './record-fields.ts'

/** What holds for the domain, for sub-domains, and for those that do not exist (RFC 9989 §4.7: each falls back to the one before). */
export interface Policies {
  readonly itself: DmarcPolicy
  readonly existing: DmarcPolicy
  readonly nonexistent: DmarcPolicy
}

export const policiesOf = ({ policy, subdomainPolicy, nonexistentPolicy }: DmarcFields): Policies => {
  const itself = policy ?? 'none'
  const existing = subdomainPolicy ?? itself
  return { itself, existing, nonexistent: nonexistentPolicy ?? existing }
}

/** The record with these policies; a tag is written only where it says something else than the one it falls back to. */
export const withPolicies = (fields: DmarcFields, { itself, existing, nonexistent }: Policies): DmarcFields => ({
  ...fields,
  policy: itself,
  subdomainPolicy: existing === itself ? null : existing,
  nonexistentPolicy: nonexistent === existing ? null : nonexistent,
  // There is nothing to lower where nothing is asked for.
  isTesting: fields.isTesting && [itself, existing, nonexistent].some((policy) => policy !== 'none'),
})

const weaker = (a: DmarcPolicy, b: DmarcPolicy): DmarcPolicy => (isWeaker(b, a) ? b : a)

const same = <Value>(one: Value, other: Value): Value | null => (one === other ? one : null)

const mergeTwo = (one: DmarcFields, other: DmarcFields): DmarcFields => {
  const [a, b] = [policiesOf(one), policiesOf(other)]
  const policies = {
    itself: weaker(a.itself, b.itself),
    existing: weaker(a.existing, b.existing),
    nonexistent: weaker(a.nonexistent, b.nonexistent),
  }
  const both: DmarcFields = {
    ...one,
    isTesting: one.isTesting || other.isTesting,
    dkimAlignment: same(one.dkimAlignment, other.dkimAlignment),
    spfAlignment: same(one.spfAlignment, other.spfAlignment),
    aggregateReports: uniqueUris([...one.aggregateReports, ...other.aggregateReports]),
    failureReports: uniqueUris([...one.failureReports, ...other.failureReports]),
    failureOptions: one.failureOptions ?? other.failureOptions,
    publicSuffix: same(one.publicSuffix, other.publicSuffix),
  }
  return withPolicies(both, policies)
}

/** One record out of several: the weaker of each policy, the milder alignment, and everybody who asked for reports. */
export const mergeFields = (records: readonly DmarcFields[]): DmarcFields => {
  const [first, ...more] = records
  if (!first) return { ...NO_FIELDS, policy: 'none' }
  const merged = more.reduce(mergeTwo, first)
  return withPolicies(merged, policiesOf(merged))
}

const ONE_LEVEL_BELOW = { none: 'none', quarantine: 'none', reject: 'quarantine' } as const

/**
 * "pct" lowered the policy for a part of the mail (RFC 7489 §6.6.4); receivers of today pass over it. One level below holds
 * for all receivers, and is stricter for none of them; "t=y" would be, for those that do not know it.
 */
export const withoutPercent = (fields: DmarcFields): DmarcFields => {
  const { itself, existing } = policiesOf(fields)
  const lowered = { itself: ONE_LEVEL_BELOW[itself], existing: ONE_LEVEL_BELOW[existing] }
  // "np" is newer than "pct": whoever knows the one passes over the other.
  return withPolicies(fields, { ...lowered, nonexistent: fields.nonexistentPolicy ?? lowered.existing })
}
