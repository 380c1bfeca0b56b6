import type { AuditInput } from '../audit-input.ts'
import { alignmentOf } from '../dmarc/alignment.ts'
import { type DmarcDiscovery, discoverDmarc } from '../dmarc/discover.ts'
import type { AlignmentFacts, DmarcFacts, ReportTarget } from '../dmarc/facts.ts'
import { type AlignmentMode, type DmarcRecord, parseDmarc } from '../dmarc/parse.ts'
import { reportTargets, type VerifiedTarget } from '../dmarc/report-targets.ts'
import { walkTree } from '../dmarc/tree-walk.ts'
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import { loadDmarcReports } from '../knowledge.ts'
import type { MessageFacts } from '../message.ts'
import { nameKey, type Resolver } from '../resolver.ts'

/** Provider data is fetched on demand, which a browser without network cannot. */
const serviceFinder = async (): Promise<(address: string) => ReportTarget['service']> => {
  const knowledge = await loadDmarcReports()
  return (address) => (knowledge ? known(knowledge.reportService(address)) : notKnown('unreachable'))
}

const targetsOf = async (
  { found, organizational }: DmarcDiscovery,
  resolver: Resolver,
): Promise<DmarcFacts['reportTargets']> => {
  if (!found.known) return found
  if (found.value === null) return known([])
  const { domain: policyDomain, record, source } = found.value
  if (record.aggregateReports.length + record.failureReports.length === 0) return known([])
  // A public suffix is the organisation of its own record: its walk ends where it begins.
  const orgDomain = source === 'public-suffix' ? known(policyDomain) : organizational
  const request = { policyDomain, orgDomain, record }
  const [targets, serviceOf] = await Promise.all([reportTargets(request, resolver), serviceFinder()])
  const withService = (target: VerifiedTarget): ReportTarget => ({ ...target, service: serviceOf(target.address) })
  return known(targets.map(withService))
}

/** The MAIL FROM identity: of the null reverse-path, it is that of HELO (RFC 7208 §2.4). */
const mailFromDomain = ({ mailFrom, helo }: MessageFacts): string | null => {
  if (mailFrom === null) return null
  return mailFrom === '' ? helo : mailFrom.slice(mailFrom.lastIndexOf('@') + 1)
}

type Alignments = Pick<DmarcFacts, 'spfAlignment' | 'dkimAlignment'>

const alignmentsOf = async ({ domain, message, resolver }: AuditInput): Promise<Alignments> => {
  if (!message) return { spfAlignment: known(null), dkimAlignment: known(null) }
  const fromDomain = nameKey(message.fromDomain ?? domain)
  const mailFrom = mailFromDomain(message)
  const [{ found }, author, spf, dkim] = await Promise.all([
    discoverDmarc(fromDomain, resolver),
    walkTree(fromDomain, resolver),
    mailFrom === null ? null : walkTree(mailFrom, resolver),
    message.signatures && Promise.all(message.signatures.map((signature) => walkTree(signature.domain, resolver))),
  ])
  const modeOf = (read: (record: DmarcRecord) => AlignmentMode): Fact<AlignmentMode> =>
    mapFact(found, (value) => (value ? read(value.record) : 'relaxed'))
  const factsOf = (walk: typeof author, mode: Fact<AlignmentMode>): AlignmentFacts => {
    return { ...alignmentOf(author, walk), orgDomain: walk.orgDomain, fromDomain, mode }
  }
  const spfMode = modeOf((record) => record.spfAlignment)
  const dkimMode = modeOf((record) => record.dkimAlignment)
  return {
    spfAlignment: known(spf && factsOf(spf, spfMode)),
    dkimAlignment: known(dkim && dkim.map((walk) => factsOf(walk, dkimMode))),
  }
}

/**
 * Walks the tree for the From domain and for every identifier of the message at once, then asks at once whether others agree
 * to receive its reports: two round trips. Never rejects.
 */
export const collectDmarc = async (input: AuditInput): Promise<DmarcFacts> => {
  const { domain, resolver } = input
  const discovery = discoverDmarc(domain, resolver)
  const [dmarc, targets, alignments, apex] = await Promise.all([
    discovery,
    discovery.then((found) => targetsOf(found, resolver)),
    alignmentsOf(input),
    resolver.query(domain, 'TXT'),
  ])
  const misplacedDmarc = mapFact(apex, ({ records }) => records.filter((text) => parseDmarc(text).value !== null))
  return { dmarc: known(dmarc), misplacedDmarc, reportTargets: targets, ...alignments }
}
