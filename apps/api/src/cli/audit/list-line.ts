import type { RunAudit } from '../../audits/run-audit.ts'
import type { InFlight } from '../../dns/in-flight.ts'
import { auditText, type TallyStep, tallyStep } from './audit-domains.ts'
import type { AuditSettings } from './audit-settings.ts'
import type { InputLine } from './read-lines.ts'
import { outcomeText, type Page, type WriteOptions } from './write-outcome.ts'

/** What is left of a line once it was audited: plain data, which one thread can hand to another. */
export interface FinishedLine {
  text: string
  /** The result, without the last line break. */
  written: string
  step: TallyStep
}

/** Audits what a line names. Rejects for a bug of ours alone. */
export type AuditLine = (line: InputLine) => Promise<FinishedLine>

/** What audits the lines of one list. */
export interface LineAuditor {
  audit: AuditLine
  /** Ends it, whatever it is about. */
  close: () => Promise<void>
}

/**
 * Audits lines over one resolver, as many at once as `inFlight` lets. Only what is written outlives an audit: the evidence
 * of a domain is a hundred times as large.
 */
export const createAuditLine = (
  runAudit: RunAudit,
  inFlight: InFlight,
  { question, failOn }: AuditSettings,
  options: WriteOptions,
  page: Page,
): AuditLine => {
  return ({ number, text }) =>
    inFlight(async () => {
      const outcome = await auditText(number, text, runAudit, question)
      return { text, written: outcomeText(outcome, options, page), step: tallyStep(outcome, failOn) }
    })
}
