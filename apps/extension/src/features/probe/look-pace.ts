/*
 * How often we may look whether the tester has the message. mail-tester's own waiting page refreshes every 14 seconds;
 * we are never faster than that, whatever happens.
 */
export const FIRST_LOOK = 10_000 // milliseconds after the relay took the message
export const PACE = 15_000
/** In a tab nobody looks at, what browsers themselves slow timers down to. */
export const PACE_WHEN_HIDDEN = 60_000
export const FLOOR = 14_000

export interface LookMoment {
  /** When the relay took the message, or when its fate became unknown. */
  since: number
  lastLookAt: number | null
  isHidden: boolean
}

/** When to look next, in milliseconds since 1970. A tab that is shown again looks at once if the floor allows it. */
export const nextLookAt = ({ since, lastLookAt, isHidden }: LookMoment): number => {
  if (lastLookAt === null) return since + FIRST_LOOK
  return lastLookAt + Math.max(FLOOR, isHidden ? PACE_WHEN_HIDDEN : PACE)
}
