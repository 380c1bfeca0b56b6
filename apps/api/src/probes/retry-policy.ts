import type { ErrorCode } from '@bienrecu/shared'

/*
 * What is tried again by itself, and after how long. Only failures that say "later" and leave no doubt that the message
 * was not taken. Never a sign-in: tried again, a wrong password locks the mailbox, and a temporary refusal of it
 * ("454 too many login attempts") grows longer. Never silence or a closed port: somebody is watching, and has been told.
 */
const SOON = [2_000, 10_000]
const GREYLISTING = [60_000, 5 * 60_000, 15 * 60_000]

const DELAYS: Partial<Record<ErrorCode, readonly number[]>> = {
  'smtp-closed': SOON,
  'smtp-busy': SOON,
  'smtp-temporary': SOON,
  'host-lookup-failed': SOON,
  'smtp-greylisted': GREYLISTING,
}

/** Milliseconds to wait before trying again after this failure, the `attempts`th in a row; null to give up. */
export type RetryPolicy = (code: ErrorCode, attempts: number) => number | null

export const retryPolicy: RetryPolicy = (code, attempts) => DELAYS[code]?.[attempts - 1] ?? null
