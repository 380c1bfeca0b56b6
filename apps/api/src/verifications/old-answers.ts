/*
 * Until when resolvers may keep what they were told before a change: the TTL of the records that stood there, or RFC 2308 §5
 * where none stood there. A moment, so that nothing has to be counted on; clocks that jump are met by one rule: from any
 * moment on, no more than the whole TTL can be left.
 */

/** What the servers that do not have the new record yet tell to keep, in seconds; null where none of them says so. */
export interface OldAnswers {
  /** Of records that are there. */
  readonly ttl: number | null
  /** Of "there is none": the lower of the TTL of the SOA record and its MINIMUM. */
  readonly negativeTtl: number | null
}

/** Resolvers are told to keep nothing for longer (RFC 8767 §4: a cap of 7 days). */
const MAX_TTL = 604_800
/** "There is none" is not kept for longer than a day: more "has been found to be problematic" (RFC 2308 §5). */
const MAX_NEGATIVE_TTL = 86_400

const highest = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((number) => number !== null)
  return known.length > 0 ? Math.max(...known) : null
}

/** What several servers say, together: the longest counts, because anybody may have asked that one. */
export const joinOldAnswers = (answers: readonly OldAnswers[]): OldAnswers => ({
  ttl: highest(answers.map(({ ttl }) => ttl)),
  negativeTtl: highest(answers.map(({ negativeTtl }) => negativeTtl)),
})

/** Milliseconds that an old answer can be kept from the moment it was given; null when nothing is known of it. */
export const keptFor = ({ ttl, negativeTtl }: OldAnswers): number | null => {
  const kept = highest([
    ttl === null ? null : Math.min(ttl, MAX_TTL),
    negativeTtl === null ? null : Math.min(negativeTtl, MAX_NEGATIVE_TTL),
  ])
  return kept === null ? null : kept * 1000
}

/**
 * The moment (milliseconds since 1970) from which no resolver has the old answer any more, when a server gave it as late as
 * `lastGivenAt`; null when nothing is known of it.
 */
export const oldUntilFrom = (lastGivenAt: number, old: OldAnswers): number | null => {
  const kept = keptFor(old)
  return kept === null ? null : lastGivenAt + kept
}

/** A moment that was remembered, looked at now: after the clock was set back, still no more than the whole TTL is left. */
export const clampOldUntil = (oldUntil: number | null, old: OldAnswers, now: number): number | null => {
  const latest = oldUntilFrom(now, old)
  return oldUntil === null || latest === null ? oldUntil : Math.min(oldUntil, latest)
}
