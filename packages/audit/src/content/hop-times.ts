import type { Hop } from './evidence.ts'

/** When each server took the message, in milliseconds since 1970, the last hop first; without those that do not tell. */
export const timesOf = (hops: readonly Hop[]): number[] =>
  hops.map(({ at }) => (at === null ? Number.NaN : Date.parse(at))).filter((time) => !Number.isNaN(time))
