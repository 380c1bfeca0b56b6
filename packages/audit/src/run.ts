import { type CheckOf, type KnownOf, type Params, type Severity, UnknownFact } from './check.ts'
import type { Fact, UnknownReason } from './evidence.ts'

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

/** Evidence of any kind: facts by name. */
type Facts<E> = Readonly<Record<keyof E, Fact<unknown>>>

const reasonOf = <E extends Facts<E>>(needs: readonly (keyof E)[], evidence: E): UnknownReason | null => {
  for (const need of needs) {
    const fact: Fact<unknown> = evidence[need]
    if (!fact.known) return fact.reason
  }
  return null
}

/** The value of every fact that is known. `reasonOf` finds the others missing, so a check sees what `KnownOf` says. */
const valuesOf = <E extends Facts<E>>(evidence: E): KnownOf<E, keyof E> => {
  const facts: [string, Fact<unknown>][] = Object.entries(evidence)
  const entries = facts.map(([need, fact]) => [need, fact.known ? fact.value : null])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
  return Object.fromEntries(entries) as KnownOf<E, keyof E>
}

const findingOf = (
  { id: checkId, severity }: Pick<CheckOf<unknown, never>, 'id' | 'severity'>,
  status: FindingStatus,
  params: Params = {},
  own: Severity | null = null,
): Finding => ({ checkId, status, severity: own ?? severity, params })

const judgeCheck = <E extends Facts<E>, N extends keyof E>(
  check: CheckOf<E, N>,
  evidence: E,
  values: KnownOf<E, keyof E>,
  onBug?: OnBug,
): Finding => {
  const missing = reasonOf(check.needs, evidence)
  if (missing !== null) return findingOf(check, 'unknown', { reason: missing })
  try {
    const verdict = check.evaluate(values)
    return verdict.outcome === 'fail'
      ? findingOf(check, 'fail', verdict.params, verdict.severity)
      : findingOf(check, verdict.outcome)
  } catch (error) {
    if (error instanceof UnknownFact) return findingOf(check, 'unknown', { reason: error.reason })
    onBug?.(check.id, error)
    return findingOf(check, 'error')
  }
}

/** Judges one check. A fact that is missing gives `unknown`; a check that throws gives `error`, for itself alone. */
export const runCheck = <E extends Facts<E>, N extends keyof E>(
  check: CheckOf<E, N>,
  evidence: E,
  onBug?: OnBug,
): Finding => judgeCheck(check, evidence, valuesOf(evidence), onBug)

/** Judges every check over the same evidence. */
export const runChecks = <E extends Facts<E>>(checks: readonly CheckOf<E>[], evidence: E, onBug?: OnBug): Finding[] => {
  const values = valuesOf(evidence)
  return checks.map((check) => judgeCheck(check, evidence, values, onBug))
}
