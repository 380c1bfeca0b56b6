/* How soon a record is looked at again: often while somebody waits, seldom when nothing has come for long. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Until this long after the user’s word (milliseconds), a look this often. */
const STEPS = [
  { until: 5 * MINUTE, every: 20 * SECOND },
  { until: HOUR, every: MINUTE },
  { until: 6 * HOUR, every: 5 * MINUTE },
  { until: 48 * HOUR, every: 30 * MINUTE },
] as const
const SELDOM = 6 * HOUR

/**
 * When to look again at a record that was said to be published at `since` and is not visible everywhere yet; all in
 * milliseconds since 1970. A clock that was set back counts as no time gone by.
 */
export const nextLookAfter = (since: number, now: number): number => {
  const waited = Math.max(0, now - since)
  return now + (STEPS.find(({ until }) => waited < until)?.every ?? SELDOM)
}
