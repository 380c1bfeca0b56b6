import { CHECKS } from './checks/index.ts'
import type { AskServer, FetchPolicy } from './audit-input.ts'
import { collectEvidence } from './collect.ts'
import type { Evidence } from './evidence.ts'
import type { MessageFacts } from './message.ts'
import { nameKey, type Resolver } from './resolver.ts'
import { type Finding, type OnBug, runChecks } from './run.ts'
import { type Grade, gradeOf, scoreOf, worstFirst } from './score.ts'
import { toALabels } from './spf/a-label.ts'

export interface AuditOptions {
  /** The domain of the From address; U-labels become A-labels (RFC 9989 §5.3.1). */
  readonly domain: string
  readonly resolver: Resolver
  /** The address that sends, IPv4 or IPv6. */
  readonly ip?: string | null | undefined
  readonly helo?: string | null | undefined
  /** The address of Return-Path; empty for the null reverse-path. */
  readonly mailFrom?: string | null | undefined
  readonly selectors?: readonly string[] | undefined
  /** All that a stored message showed; `ip`, `helo` and `mailFrom` come before it. */
  readonly message?: MessageFacts | null | undefined
  readonly lists?: readonly string[] | null | undefined
  readonly askServer?: AskServer | null | undefined
  readonly fetchPolicy?: FetchPolicy | null | undefined
  readonly onBug?: OnBug | undefined
}

/** An audit as data: what was seen, and what follows from it. */
export interface Audit {
  readonly domain: string
  /** Null when the DNS did not say enough: the domain does not exist, or SPF or DMARC could not be asked. */
  readonly grade: Grade | null
  /** 0 to 100; null with the grade. */
  readonly score: number | null
  readonly findings: readonly Finding[]
  readonly evidence: Evidence
}

/** What is known of the message: the options, laid over what a stored message showed. */
export const messageOf = ({
  domain,
  ip,
  helo,
  mailFrom,
  message,
}: Omit<AuditOptions, 'resolver'>): MessageFacts | null => {
  const isNamed = ip !== undefined || helo !== undefined || mailFrom !== undefined
  if (!isNamed && !message) return null
  return {
    ip: ip ?? message?.ip ?? null,
    helo: helo ?? message?.helo ?? null,
    mailFrom: mailFrom ?? message?.mailFrom ?? null,
    fromDomain: message?.fromDomain ?? domain,
    signatures: message?.signatures ?? null,
  }
}

/**
 * Audits a domain that sends mail: asks the DNS, judges every check, gives the findings worst first. Never rejects for
 * anything the DNS does: what could not be found out is `unknown`.
 */
export const auditDomain = async (options: AuditOptions): Promise<Audit> => {
  const { resolver, selectors = [], lists = null, askServer = null, fetchPolicy = null, onBug } = options
  const domain = nameKey(toALabels(options.domain))
  const message = messageOf({ ...options, domain })
  const evidence = await collectEvidence({ domain, resolver, message, selectors, lists, askServer, fetchPolicy })
  return judge(domain, evidence, onBug)
}

/** A grade says something of the whole: without SPF and DMARC, the two that every sender needs, there is none. */
const isGradable = ({ domain, spfRecords, dmarc }: Evidence): boolean =>
  domain.known && domain.value.exists && spfRecords.known && dmarc.known && dmarc.value.found.known

/** Judges evidence that was collected, or stored, before. */
export const judge = (domain: string, evidence: Evidence, onBug?: OnBug): Audit => {
  const findings = worstFirst(runChecks(CHECKS, evidence, onBug))
  const grade = isGradable(evidence) ? gradeOf(findings) : null
  return { domain, grade, score: grade === null ? null : scoreOf(findings), findings, evidence }
}
