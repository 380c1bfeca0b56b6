import type { AuditMessage, AuditSeverity } from '@bienrecu/shared'
import { AUDIT_SEVERITIES } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import { readDomain } from '../../audits/public-suffix.ts'
import type { AuditRun, RunAudit } from '../../audits/run-audit.ts'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-code.ts'
import type { AuditSettings } from './audit-settings.ts'
import type { Tally } from './batch-state.ts'

/** What became of one word of the list. `run` is null where nothing was asked; `error` where nothing can be said. */
export interface Outcome {
  line: number
  text: string
  run: AuditRun | null
  error: AppError | null
}

/** Audits what one line names. Never rejects for the line's fault; a bug of ours does. */
export const auditText = async (
  line: number,
  text: string,
  runAudit: RunAudit,
  question: AuditSettings['question'],
  message: AuditMessage | null = null,
): Promise<Outcome> => {
  const reading = readDomain(text)
  if (!reading.ok) return { line, text, run: null, error: new AppError(reading.code, { params: reading.params }) }
  try {
    const run = await runAudit({ ...question, domain: reading.domain, message })
    return { line, text, run, error: run.fault }
  } catch (error) {
    if (error instanceof AppError) return { line, text, run: null, error }
    throw error
  }
}

/** True when the audit found a fault of this severity, or a graver one. */
export const reaches = ({ run }: Outcome, failOn: AuditSeverity | null): boolean => {
  if (failOn === null || !run) return false
  const limit = AUDIT_SEVERITIES.indexOf(failOn)
  return run.audit.findings.some(
    ({ status, severity }) => status === 'fail' && AUDIT_SEVERITIES.indexOf(severity) <= limit,
  )
}

// What is nobody's fault comes first: the list may be right, only nothing could be found out.
const GRAVITY: readonly number[] = [EXIT.usage, EXIT.notFound, EXIT.undetermined]
const graver = (one: number, other: number): number => (GRAVITY.indexOf(one) > GRAVITY.indexOf(other) ? one : other)

/** What one outcome adds to a tally. */
export interface TallyStep {
  /** The exit code of what kept the audit from saying anything; null when it says something. */
  code: ExitCode | null
  /** The domain reached `--fail-on`. */
  isReached: boolean
}

export const tallyStep = (outcome: Outcome, failOn: AuditSeverity | null): TallyStep => {
  const code = outcome.error ? exitCodeOf(outcome.error.code) : null
  return { code, isReached: code === null && reaches(outcome, failOn) }
}

export const addStep = (tally: Tally, { code, isReached }: TallyStep): Tally => ({
  audited: tally.audited + (code === null ? 1 : 0),
  refused: tally.refused + (code === null ? 0 : 1),
  reached: tally.reached + (isReached ? 1 : 0),
  code: code === null ? tally.code : graver(code, tally.code),
})

const isExitCode = (code: number): code is ExitCode => Object.values<number>(EXIT).includes(code)

/**
 * The exit code of all together: 1 when one reached `--fail-on`; 0 when one at least could be audited, or there was none;
 * otherwise why none could be.
 */
export const exitCodeOfTally = ({ audited, reached, code }: Tally): ExitCode => {
  if (reached > 0) return EXIT.failed
  return audited > 0 || !isExitCode(code) ? EXIT.ok : code
}
