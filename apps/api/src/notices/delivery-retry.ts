import type { ErrorCode } from '@bienrecu/shared'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Milliseconds after each failed attempt; after the last of them the notice is given up. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR]

/** No attempt is ever put off for longer: what is further away comes of a clock that was wrong. */
export const LONGEST_PAUSE = 8 * HOUR

/** The message may have arrived: a second one would be one too many. */
const IS_FINAL: ReadonlySet<ErrorCode> = new Set(['outcome-unknown'])

/** Milliseconds until the next attempt, `attempts` having been made; null when there is to be none. */
export const pauseAfter = (attempts: number, code: ErrorCode | null = null): number | null =>
  code !== null && IS_FINAL.has(code) ? null : (PAUSES[attempts - 1] ?? null)
