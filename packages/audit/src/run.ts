import { type AnyCheck, type Check, type Known, type Need, type Params, type Severity, UnknownFact } from './check.ts'
import type { Evidence, UnknownReason } from './evidence.ts'

export type FindingStatus = 'pass' | 'fail' | 'not-applicable' | 'unknown' | 'error'

/** One judgement, as it is stored and sent. Sentences are made from it last, by `render`. */
export interface Finding {
  readonly checkId: string
  readonly status: FindingStatus
  readonly severity: Severity
  readonly params: Params
}

/** Told about a check that threw: a bug of that check alone. */
export type OnBug = (checkId: string, error: unknown) => void

const reasonOf = (needs: readonly Need[], evidence: Evidence): UnknownReason | null => {
  for (const need of needs) {
    const fact = evidence[need]
    if (!fact.known) return fact.reason
  }
  return null
}

type Values = Readonly<Record<Need, unknown>>

/** The value of every fact that is known. */
const valuesOf = (evidence: Evidence): Values => {
  const entries = Object.entries(evidence).map(([need, fact]) => [need, fact.known ? fact.value : null])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the evidence
  return Object.fromEntries(entries) as Values
}

/** `reasonOf` found none of the needs missing, so the values are what `Known` says; the compiler shows a check no others. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const knownFacts = <N extends Need>(values: Values): Known<N> => values as unknown as Known<N>

const judgeCheck = <N extends Need>(check: Check<N>, evidence: Evidence, values: Values, onBug?: OnBug): Finding => {
  const { id: checkId, severity, needs } = check
  const finding = (status: FindingStatus, params: Params = {}, own: Severity | null = null): Finding => ({
    checkId,
    status,
    severity: own ?? severity,
    params,
  })
  const missing = reasonOf(needs, evidence)
  if (missing !== null) return finding('unknown', { reason: missing })
  try {
    const verdict = check.evaluate(knownFacts(values))
    return verdict.outcome === 'fail' ? finding('fail', verdict.params, verdict.severity) : finding(verdict.outcome)
  } catch (error) {
    if (error instanceof UnknownFact) return finding('unknown', { reason: error.reason })
    onBug?.(checkId, error)
    return finding('error')
  }
}

/** Judges one check. A fact that is missing gives `unknown`; a check that throws gives `error`, for itself alone. */
export const runCheck = <N extends Need>(check: Check<N>, evidence: Evidence, onBug?: OnBug): Finding =>
  judgeCheck(check, evidence, valuesOf(evidence), onBug)

/** Judges every check over the same evidence. */
export const runChecks = (checks: readonly AnyCheck[], evidence: Evidence, onBug?: OnBug): Finding[] => {
  const values = valuesOf(evidence)
  return checks.map((check) => judgeCheck(check, evidence, values, onBug))
}
