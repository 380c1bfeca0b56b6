/* What a DMARC record asks for: RFC 9989 §4.7 ("p", "sp", "np", "t") and §4.10.1. */
import type { DmarcPolicy, DmarcRecord, PolicyValue } from './parse.ts'
import { isReportingUri } from './report-uri.ts'

export type PolicyTag = 'p' | 'sp' | 'np'

const STRENGTH: Readonly<Record<DmarcPolicy, number>> = { none: 0, quarantine: 1, reject: 2 }
const ONE_LEVEL_BELOW = { none: 'none', quarantine: 'none', reject: 'quarantine' } as const

/** Whether `a` asks for less than `b`. */
export const isWeaker = (a: DmarcPolicy, b: DmarcPolicy): boolean => STRENGTH[a] < STRENGTH[b]

/** "t=y" lowers every policy by one level. */
export const testedPolicy = (policy: DmarcPolicy, { isTesting }: DmarcRecord): DmarcPolicy =>
  isTesting ? ONE_LEVEL_BELOW[policy] : policy

/** Without a valid "p", or with an "sp" or "np" that is not valid, the record names no policy at all (§4.10.1). */
export const namesPolicy = ({ policy, subdomainPolicy, nonexistentPolicy }: DmarcRecord): boolean =>
  policy !== null && ![policy, subdomainPolicy, nonexistentPolicy].includes('invalid')

const tagFor = (record: DmarcRecord, domain: 'itself' | 'existing' | 'nonexistent'): PolicyTag => {
  if (domain === 'itself') return 'p'
  if (domain === 'nonexistent' && record.nonexistentPolicy !== null) return 'np'
  return record.subdomainPolicy === null ? 'p' : 'sp'
}

const valueOfTag = (record: DmarcRecord, tag: PolicyTag): PolicyValue =>
  ({ p: record.policy, sp: record.subdomainPolicy, np: record.nonexistentPolicy })[tag]

/**
 * The policy of a record for the domain that publishes it, or for a sub-domain that exists or does not. A record that names
 * no policy counts as `p=none` when it says where to report to; otherwise it is passed over, and the policy is null.
 */
export const requestedPolicy = (
  record: DmarcRecord,
  domain: 'itself' | 'existing' | 'nonexistent',
): { tag: PolicyTag; policy: DmarcPolicy | null } => {
  if (!namesPolicy(record)) return { tag: 'p', policy: record.aggregateReports.some(isReportingUri) ? 'none' : null }
  const tag = tagFor(record, domain)
  const value = valueOfTag(record, tag)
  return { tag, policy: value === 'invalid' ? null : value }
}
