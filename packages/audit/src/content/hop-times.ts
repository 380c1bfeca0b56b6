import type { EnvelopeFacts, Hop } from './evidence.ts'

const timesOf = (times: readonly (string | null)[]): number[] =>
  times.map((at) => (at === null ? Number.NaN : Date.parse(at))).filter((time) => !Number.isNaN(time))

/**
 * When the message was received, in milliseconds since 1970: by our clock, or else by that of the last server that tells. Null
 * when nobody does.
 */
export const receptionOf = ({ receivedAt }: EnvelopeFacts, hops: readonly Hop[]): number | null =>
  timesOf([receivedAt, ...hops.map(({ at }) => at)])[0] ?? null

/** When the sender handed the message over: to the first server that tells, or else to us. Null when nobody does. */
export const handOverOf = ({ receivedAt }: EnvelopeFacts, hops: readonly Hop[]): number | null =>
  timesOf([receivedAt, ...hops.map(({ at }) => at)]).at(-1) ?? null
