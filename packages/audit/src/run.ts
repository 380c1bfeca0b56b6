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

const missingFact = (needs: readonly Need[], evidence: Evidence): { need: Need; reason: UnknownReason } | null => {
  for (const need of needs) {
    const fact = evidence[need]
    if (!fact.known) return { need, reason: fact.reason }
  }
  return null
}

/** Every need is known: `missingFact` found none missing, so the values are what `Known` says. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const knownFacts = <N extends Need>(needs: readonly N[], evidence: Evidence): Known<N> =>
  Object.fromEntries(
    needs.map((need) => {
      const fact = evidence[need]
      return [need, fact.known ? fact.value : null]
    }),
  ) as Known<N>

/** Judges one check. A fact that is missing gives `unknown`; a check that throws gives `error`, for itself alone. */
export const runCheck = <N extends Need>(check: Check<N>, evidence: Evidence, onBug?: OnBug): Finding => {
  const { id: checkId, severity, needs } = check
  const finding = (status: FindingStatus, params: Params = {}, own: Severity | null = null): Finding => ({
    checkId,
    status,
    severity: own ?? severity,
    params,
  })
  const missing = missingFact(needs, evidence)
  if (missing) return finding('unknown', { reason: missing.reason })
  try {
    const verdict = check.evaluate(knownFacts(needs, evidence))
    return verdict.outcome === 'fail' ? finding('fail', verdict.params, verdict.severity) : finding(verdict.outcome)
  } catch (error) {
    if (error instanceof UnknownFact) return finding('unknown', { reason: error.reason })
    onBug?.(checkId, error)
    return finding('error')
  }
}

/** Judges every check over the same evidence. */
export const runChecks = (checks: readonly AnyCheck[], evidence: Evidence, onBug?: OnBug): Finding[] =>
  checks.map((check) => runCheck(check, evidence, onBug))
