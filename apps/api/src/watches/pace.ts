/* When the watch looks again. Times in milliseconds; the clock of the machine may jump, so that counts are heeded too. */
import { createHash } from 'node:crypto'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Until this long after the user’s word, and for this many looks at the most, a look this often. */
const STEPS = [
  { until: 5 * MINUTE, looks: 80, every: 15 * SECOND },
  { until: HOUR, looks: 300, every: MINUTE },
  { until: 6 * HOUR, looks: 540, every: 5 * MINUTE },
  { until: 48 * HOUR, looks: 900, every: 30 * MINUTE },
] as const
const SELDOM = 6 * HOUR
const GIVEN_UP_AFTER = 14 * DAY
/** A clock that jumps far ahead makes nobody give up at once. */
const FEWEST_LOOKS = 20
const OVERDUE_AFTER = DAY

/** A record that is looked for. */
export interface Awaited {
  /** When the user said that it is published. */
  readonly since: number
  /** How often it was looked at since. */
  readonly looks: number
}

/** A clock that was set back counts as no time gone by. */
const waitedFor = ({ since }: Awaited, now: number): number => Math.max(0, now - since)

/**
 * When to look at a record again that is not visible everywhere yet: every 15 seconds for five minutes, every minute for an
 * hour, then less and less. Null when it is given up, after two weeks. A clock that stands still slows the looks down all
 * the same.
 */
export const nextRecordLook = (awaited: Awaited, now: number): number | null => {
  const waited = waitedFor(awaited, now)
  if (waited >= GIVEN_UP_AFTER && awaited.looks >= FEWEST_LOOKS) return null
  const step = STEPS.find(({ until, looks }) => waited < until && awaited.looks < looks)
  return now + (step?.every ?? SELDOM)
}

/** True a day after the user’s word. */
export const isOverdue = (awaited: Awaited, now: number): boolean => waitedFor(awaited, now) >= OVERDUE_AFTER

/** No look at a record is ever put off for longer. */
export const LONGEST_RECORD_PAUSE = SELDOM

/** The time of day at which a domain is looked at: its own, so that many domains are spread over the day. */
const slotOf = (domain: string): number => createHash('sha256').update(domain).digest().readUInt32BE() % DAY

/** The next daily look at a domain: at its own time of day, between half a day and a day and a half from now. */
export const nextDomainLook = (domain: string, now: number): number => {
  const soonest = now + DAY / 2
  const ahead = (((slotOf(domain) - soonest) % DAY) + DAY) % DAY
  return soonest + ahead
}

/** No look at a domain is ever put off for longer. */
export const LONGEST_DOMAIN_PAUSE = 1.5 * DAY

/** What looks like drift is looked at again before it is told: a server may have been caught in the middle of a change. */
export const SECOND_LOOK_AFTER = 10 * MINUTE
/** A domain that seems to be gone: its registry may have a bad hour. */
export const SECOND_LOOK_AT_ABSENCE = HOUR
