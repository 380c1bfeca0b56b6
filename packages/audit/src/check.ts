import type { Evidence, Fact, UnknownReason } from './evidence.ts'
import type { RecordEdit } from './resolver.ts'

/** From "mail is refused" to "good to know". */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Values for the `{placeholders}` of a text. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>

export type Verdict =
  | { outcome: 'pass' }
  | { outcome: 'not-applicable' }
  | { outcome: 'fail'; params: Params; severity: Severity | null }

export const pass: Verdict = { outcome: 'pass' }
/** Another check speaks for this case, or there is nothing to judge. */
export const notApplicable: Verdict = { outcome: 'not-applicable' }
/** What was found. `severity` replaces that of the check where the case is milder or worse. */
export const fail = (params: Params = {}, severity: Severity | null = null): Verdict => ({
  outcome: 'fail',
  params,
  severity,
})

export type Locale = 'fr' | 'en'

/** `title` is true when the check passes; `failure` says what was found and why it matters; `advice` what to do. */
export interface CheckText {
  readonly title: string
  readonly failure: string
  readonly advice: string
}

/** The RFC in force, or the page a rule comes from and the day it was read. */
export type Reference =
  | { readonly rfc: number; readonly section?: string }
  | { readonly url: string; readonly date: string }

export type Need = keyof Evidence
/** What a check declared, once it is known. */
export type KnownOf<E, N extends keyof E> = {
  readonly [K in N]: Extract<E[K], { known: true }> extends { value: infer Value } ? Value : never
}
export type Known<N extends Need> = KnownOf<Evidence, N>

/** A check over any evidence: that of a domain, or that of a message (content/content-check.ts). */
export interface CheckOf<E, N extends keyof E = keyof E> {
  readonly id: string
  readonly severity: Severity
  readonly reference: Reference
  readonly needs: readonly N[]
  evaluate(facts: KnownOf<E, N>): Verdict
  readonly text: Readonly<Record<Locale, CheckText>>
}

export interface Check<N extends Need = Need> extends CheckOf<Evidence, N> {
  /** Lossless edits that cure the fault, or null when only the user can decide. */
  fix?(facts: Known<N>): readonly RecordEdit[] | null
}

/** A check as the list holds it, whatever it needs: `runCheck` brings exactly that. */
export type AnyCheck = Check

/** Declares a check; `evaluate` and `fix` see what `needs` names, and nothing else. */
export const defineCheck = <const N extends Need>(check: Check<N>): Check<N> => check

/** Thrown by `valueOf`, caught by the runner: the check could not be judged. No `Error`: nobody reads its stack, and that costs. */
export class UnknownFact {
  readonly reason: UnknownReason
  constructor(reason: UnknownReason) {
    this.reason = reason
  }
}

/** The value of a fact inside a fact. Where it is not known, the finding becomes `unknown`, with this reason. */
export const valueOf = <T>(fact: Fact<T>): T => {
  if (fact.known) return fact.value
  // oxlint-disable-next-line typescript/only-throw-error -- a signal to the runner, not a fault
  throw new UnknownFact(fact.reason)
}
