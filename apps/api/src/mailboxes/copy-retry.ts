import type { ErrorCode } from '@bienrecu/shared'

/*
 * A copy waits for nobody, so that there is time: the pauses grow to a few hours. Never again after a refused sign-in, which
 * would lock the mailbox, nor after anything that only a person can put right.
 */
const PAUSES = [15_000, 60_000, 5 * 60_000, 30 * 60_000, 2 * 60 * 60_000]

const TEMPORARY: ReadonlySet<ErrorCode> = new Set([
  'host-lookup-failed',
  'imap-closed',
  'imap-temporary',
  'imap-timeout',
  'imap-unreachable',
  'sign-in-unavailable',
])

/** Milliseconds to wait before trying again after this failure, the `attempts`th in a row; null to give up. */
export type CopyRetryPolicy = (code: ErrorCode, attempts: number) => number | null

export const copyRetryPolicy: CopyRetryPolicy = (code, attempts) =>
  TEMPORARY.has(code) ? (PAUSES[attempts - 1] ?? null) : null
