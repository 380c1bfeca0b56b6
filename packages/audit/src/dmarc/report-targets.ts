/*
 * Verifying External Destinations: RFC 9990 §4. Knowingly not done: the override is judged, not followed; an audit tells who
 * is asked to receive, not where reports end.
 */
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import { existenceAfter } from '../existence.ts'
import type { Resolver } from '../resolver.ts'
import { type DmarcRecord, parseDmarc } from './parse.ts'
import type { ReportTarget } from './facts.ts'
import type { ReportUri } from './report-uri.ts'
import { isAskable, walkTree } from './tree-walk.ts'

/** Receivers may stop sooner; beyond this nothing is asked. */
const MAX_TARGETS = 20

/** The record that asks for reports, and the organisation it belongs to. */
export interface ReportRequest {
  readonly policyDomain: string
  readonly orgDomain: Fact<string>
  readonly record: DmarcRecord
}

/**
 * A DMARC record at the name is agreement, unless it leads the reports to another host, which is forbidden: then "MUST NOT
 * generate a report to either".
 */
const agrees = (texts: readonly string[], tag: ReportTarget['tag'], domain: string): boolean => {
  const records = texts.flatMap((text) => parseDmarc(text).value ?? [])
  const overrides = records.flatMap((record) => (tag === 'rua' ? record.aggregateReports : record.failureReports))
  return records.length > 0 && overrides.every((uri) => uri.domain === null || uri.domain === domain)
}

const askAgreement = async (
  name: string,
  target: Pick<ReportTarget, 'tag' | 'domain'>,
  resolver: Resolver,
): Promise<Fact<boolean>> => {
  if (!isAskable(name)) return known(false) // too long: "a positive determination cannot be made"
  const answer = await resolver.query(name, 'TXT')
  return mapFact(answer, ({ records }) => agrees(records, target.tag, target.domain))
}

const externality = (
  domain: string,
  { policyDomain, orgDomain }: ReportRequest,
  theirs: Fact<string>,
): Fact<boolean> => {
  if (domain === policyDomain) return known(false)
  if (!orgDomain.known) return orgDomain
  return mapFact(theirs, (name) => name !== orgDomain.value)
}

/** The organisation itself need not agree; and who agrees need not be told apart from it. */
const authorisation = (isExternal: Fact<boolean>, agreement: Fact<boolean>): Fact<boolean> => {
  if (isExternal.known) return isExternal.value ? agreement : known(true)
  return agreement.known && agreement.value ? agreement : isExternal
}

type Named = Pick<ReportTarget, 'tag' | 'address' | 'domain' | 'authorisationName'>

const verified = async (named: Named, request: ReportRequest, resolver: Resolver): Promise<VerifiedTarget> => {
  const [walk, agreement, answer] = await Promise.all([
    walkTree(named.domain, resolver),
    askAgreement(named.authorisationName, named, resolver),
    resolver.query(named.domain, 'TXT'),
  ])
  const isExternal = externality(named.domain, request, walk.orgDomain)
  const exists = walk.provesExistence ? known(true) : await existenceAfter(answer, named.domain, resolver)
  return { ...named, isExternal, isAuthorised: authorisation(isExternal, agreement), exists }
}

/** A target without the service behind it, which is no matter of the DNS. */
export type VerifiedTarget = Omit<ReportTarget, 'service'>

const notAsked = async (named: Named): Promise<VerifiedTarget> => {
  const fact = notKnown('not-asked')
  return { ...named, isExternal: fact, isAuthorised: fact, exists: fact }
}

/** Who is asked to receive reports, and whether they agree. All is asked at once; never rejects. */
export const reportTargets = (request: ReportRequest, resolver: Resolver): Promise<VerifiedTarget[]> => {
  const named = (tag: ReportTarget['tag'], uris: readonly ReportUri[]): Named[] =>
    uris.flatMap(({ address, domain }) => {
      if (address === null || domain === null) return []
      return { tag, address, domain, authorisationName: `${request.policyDomain}._report._dmarc.${domain}` }
    })
  const { aggregateReports, failureReports } = request.record
  const all = [...named('rua', aggregateReports), ...named('ruf', failureReports)]
  return Promise.all(
    all.map((target, at) => (at < MAX_TARGETS ? verified(target, request, resolver) : notAsked(target))),
  )
}
