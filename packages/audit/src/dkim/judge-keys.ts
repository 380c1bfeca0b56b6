import { fail, notApplicable, type Params, pass, type Severity, UnknownFact, valueOf, type Verdict } from '../check.ts'
import type { Parsed } from '../evidence.ts'
import type { DkimKeyFacts } from './facts.ts'
import type { DkimKey, DkimKeyProblem } from './parse-key.ts'

/** The name at which a key is published (RFC 6376 §3.6.2.1). */
export const keyName = ({ selector, domain }: Pick<DkimKeyFacts, 'selector' | 'domain'>): string =>
  `${selector}._domainkey.${domain}`

interface Fault {
  readonly place: DkimKeyFacts
  readonly params: Params
  readonly severity: Severity | null
}

/** A value that differs between keys becomes the list of its values. */
const merged = (faults: readonly Fault[], name: string): Params[string] => {
  const values = [...new Set(faults.flatMap(({ params }) => params[name] ?? []))]
  const [value] = values
  return values.length === 1 && value !== undefined ? value : values.map(String)
}

/** One finding for all keys at fault: their selectors, their full names, their provider where it is certain. */
export const failFor = (faults: readonly Fault[]): Verdict => {
  const names = new Set(faults.flatMap(({ params }) => Object.keys(params)))
  const providers = faults.flatMap(({ place }) => (place.provider?.isCertain ? [place.provider.name] : []))
  const params: Params = {
    selectors: [...new Set(faults.map(({ place }) => place.selector))],
    names: [...new Set(faults.map(({ place }) => keyName(place)))],
    ...(providers.length > 0 ? { providers: [...new Set(providers)] } : {}),
    ...Object.fromEntries([...names].map((name) => [name, merged(faults, name)])),
  }
  // Milder only when it is milder for every one of them.
  const [severity = null] = faults.some((fault) => fault.severity === null) ? [] : faults.map((fault) => fault.severity)
  return fail(params, severity)
}

/**
 * Judges each place that is the user's to change: one finding for all. `mild` is the severity when only keys are at fault
 * that were found by guessing, and may no longer be in use.
 */
export const judgePlaces = (
  places: readonly DkimKeyFacts[],
  judge: (place: DkimKeyFacts) => Verdict,
  mild: Severity | null = null,
): Verdict => {
  let unknown: UnknownFact | null = null
  let isJudged = false
  const faults: Fault[] = []
  for (const place of places.filter(({ isOwn }) => isOwn)) {
    try {
      const verdict = judge(place)
      isJudged ||= verdict.outcome !== 'not-applicable'
      if (verdict.outcome !== 'fail') continue
      const severity = place.origin === 'guessed' ? (mild ?? verdict.severity) : verdict.severity
      faults.push({ place, params: verdict.params, severity })
    } catch (error) {
      if (!(error instanceof UnknownFact)) throw error
      unknown = error
    }
  }
  if (faults.length > 0) return failFor(faults)
  if (unknown) throw unknown
  return isJudged ? pass : notApplicable
}

/** Judges each key that stands alone at its name. */
export const judgeKeys = (
  places: readonly DkimKeyFacts[],
  judge: (key: Parsed<DkimKey, DkimKeyProblem>, place: DkimKeyFacts) => Verdict,
  mild: Severity | null = null,
): Verdict =>
  judgePlaces(
    places,
    (place) => {
      const [key, ...more] = valueOf(place.keys)
      return key && more.length === 0 ? judge(key, place) : notApplicable
    },
    mild,
  )
