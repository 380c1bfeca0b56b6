/*
 * What a stored report lets an audit know about the message: its signatures (RFC 6376 §3.5) and what the receiver made of
 * them (Authentication-Results, RFC 8601). Knowingly not done: ARC results, other methods than "dkim", reasons. What the
 * tester says comes first, then the topmost Authentication-Results field: anybody may have written those below.
 */
import { parseTagList } from '@bienrecu/audit/dkim/tag-list'
import { type AuditMessage, AuthenticationResult } from './audit-evidence.ts'
import type { ReportEvidence, ReportSection, TesterReport } from './tester-report.ts'

type Evidence = (typeof ReportEvidence)['_output']
type Signature = NonNullable<AuditMessage['signatures']>[number]

const MAX_SIGNATURES = 20
const MAX_FIELD = 20_000

const fieldsOf = ({ headers }: Evidence, name: string): string[] =>
  headers.filter((field) => field.name.toLowerCase() === name).map(({ value }) => value.slice(0, MAX_FIELD))

/** The address of a field or its domain: `Isabelle <isabelle@example.org>` and `isabelle@example.org` alike. */
const addressIn = (text: string): string | null => /<([^<>]*)>/.exec(text)?.[1]?.trim() ?? (text.trim() || null)

const domainIn = (text: string): string | null => {
  const address = addressIn(text)
  const at = address?.lastIndexOf('@') ?? -1
  return address !== null && at >= 0 ? address.slice(at + 1).toLowerCase() || null : null
}

/** One `dkim=pass header.d=… header.s=…` of an Authentication-Results field. */
interface DkimResult {
  result: AuthenticationResult
  domain: string | null
  selector: string | null
}

const propertyOf = (statement: string, name: string): string | null =>
  new RegExp(`\\sheader\\.${name}\\s*=\\s*"?([^\\s";]+)`, 'i').exec(statement)?.[1]?.toLowerCase() ?? null

const dkimResultsIn = (field: string): DkimResult[] => {
  // Comments may hold anything, semicolons included; nested ones are not met here.
  const statements = field.replaceAll(/\([^()]*\)/g, ' ').split(/[;\n]/)
  return statements.flatMap((statement) => {
    const result = /^\s*dkim\s*(?:\/\s*1\s*)?=\s*([a-z]+)/i.exec(statement)?.[1]?.toLowerCase() ?? ''
    const identity = propertyOf(statement, 'i')
    const domain = propertyOf(statement, 'd') ?? identity?.slice(identity.lastIndexOf('@') + 1) ?? null
    const known = AuthenticationResult.safeParse(result).data
    return known ? [{ result: known, domain, selector: propertyOf(statement, 's') }] : []
  })
}

/** The one result that speaks of this signature; null when there is none, or several that do not agree. */
const resultOf = (domain: string, selector: string, results: readonly DkimResult[], signatures: number) => {
  const isAlone = results.length === 1 && signatures === 1
  const own = results.filter(
    (one) =>
      (one.domain === null ? isAlone : one.domain === domain) && (one.selector === null || one.selector === selector),
  )
  const [first] = own
  return first && own.every(({ result }) => result === first.result) ? first.result : null
}

const readSignature = (field: string): Omit<Signature, 'result'> | null => {
  const { tags } = parseTagList(field)
  const value = (name: string) => tags.find((tag) => tag.name === name)?.value.replaceAll(/\s+/g, '') || null
  const [domain, selector] = [value('d'), value('s')]
  if (domain === null || selector === null) return null
  const names = { domain: domain.toLowerCase(), selector: selector.toLowerCase() }
  return { ...names, identity: value('i'), algorithm: value('a')?.toLowerCase() ?? null }
}

const sectionOf = (sections: readonly ReportSection[], key: string): ReportSection | null => {
  for (const section of sections) {
    const found = section.key === key ? section : sectionOf(section.sections, key)
    if (found) return found
  }
  return null
}

/** All header fields are there, and not only a few that the tester quotes: what is absent then is absent indeed. */
const isComplete = (evidence: Evidence): boolean =>
  fieldsOf(evidence, 'received').length > 0 && fieldsOf(evidence, 'from').length > 0

const signaturesOf = ({ evidence, sections }: TesterReport): AuditMessage['signatures'] => {
  const fields = fieldsOf(evidence, 'dkim-signature')
  if (fields.length === 0 && evidence.dkimSignature !== null) fields.push(evidence.dkimSignature)
  const found = fields.slice(0, MAX_SIGNATURES).flatMap((field) => readSignature(field) ?? [])
  const { dkimDomain, dkimSelector } = evidence
  if (found.length === 0 && dkimDomain !== null && dkimSelector !== null) {
    const names = { domain: dkimDomain.toLowerCase(), selector: dkimSelector.toLowerCase() }
    found.push({ ...names, identity: null, algorithm: null })
  }
  if (found.length === 0) return isComplete(evidence) ? [] : null
  const results = dkimResultsIn(evidence.authenticationResults ?? fieldsOf(evidence, 'authentication-results')[0] ?? '')
  // The tester's own verdict speaks of the message: with one signature, of that one.
  const isPassed = found.length === 1 && sectionOf(sections, 'dkim')?.status === 'success'
  return found.map(({ domain, selector, identity, algorithm }) => {
    const told = resultOf(domain, selector, results, found.length)
    return { domain, selector, identity, algorithm, result: told ?? (isPassed ? 'pass' : null) }
  })
}

const reversePathOf = (evidence: Evidence): string | null => {
  const shown = evidence.bounceAddress ?? fieldsOf(evidence, 'return-path')[0] ?? null
  if (shown === null) return null
  return shown.trim() === '<>' ? '' : addressIn(shown)
}

/** What a report shows of the message, for an audit. Null is "not shown", never "absent". Never throws. */
export const messageOfReport = (report: TesterReport): AuditMessage => {
  const { evidence } = report
  const from = evidence.fromAddress ?? fieldsOf(evidence, 'from')[0] ?? ''
  return {
    ip: evidence.sendingIp,
    helo: evidence.helo,
    mailFrom: reversePathOf(evidence),
    fromDomain: domainIn(from),
    signatures: signaturesOf(report),
  }
}
