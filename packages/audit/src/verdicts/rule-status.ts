/** What can be said of a rule. `unknown` is never taken for `met`. */
export type RuleStatus = 'met' | 'broken' | 'unknown' | 'not-applicable'

/** What was measured: known to be so, known not to be so, or not known. */
export type Measured = 'met' | 'broken' | 'unknown'

export const measured = (isMet: boolean): Measured => (isMet ? 'met' : 'broken')

/** All of them: one that is broken decides, one that is unknown leaves it open. */
export const allOf = (parts: readonly Measured[]): Measured => {
  if (parts.includes('broken')) return 'broken'
  return parts.includes('unknown') ? 'unknown' : 'met'
}

/** One of them: one that is met decides, one that is unknown leaves it open; none at all is broken. */
export const oneOf = (parts: readonly Measured[]): Measured => {
  if (parts.includes('met')) return 'met'
  return parts.includes('unknown') ? 'unknown' : 'broken'
}
