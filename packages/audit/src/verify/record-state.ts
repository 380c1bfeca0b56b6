/* From what each server says to where the record is; the states are those of the HTTP contract. */
import type { RecordDifference } from './compare-record.ts'

/** What one server says. `no-answer` is not known, and counts for nothing. */
export interface Sighting {
  readonly state: 'seen' | 'absent' | 'different' | 'no-answer'
  readonly difference: RecordDifference | null
}

export type LookedUpState = 'awaited' | 'different' | 'partly' | 'published' | 'visible'

/** True when at least one answers, and all that answer have it. */
const isEverywhere = (sightings: readonly Pick<Sighting, 'state'>[]): boolean =>
  sightings.some(({ state }) => state === 'seen') &&
  sightings.every(({ state }) => state === 'seen' || state === 'no-answer')

/**
 * Where a record is, from what the name servers of its zone say and then the public resolvers; null when no server
 * answered: nothing is known then. A server that still has the old value has not published yet.
 */
export const stateOf = (
  servers: readonly Sighting[],
  resolvers: readonly Pick<Sighting, 'state'>[],
): LookedUpState | null => {
  const answers = servers.filter(({ state }) => state !== 'no-answer')
  if (answers.length === 0) return null
  if (isEverywhere(servers)) return isEverywhere(resolvers) ? 'visible' : 'published'
  if (answers.some(({ state }) => state === 'seen')) return 'partly'
  const isOther = answers.some(({ difference }) => difference !== null && difference !== 'old-value')
  return isOther ? 'different' : 'awaited'
}

/** Serial numbers go round (RFC 1982 §3.2). */
const isEarlier = (one: number, other: number): boolean => one !== other && (other - one) >>> 0 < 0x8000_0000

/** What a server has that is behind another one that has the record already: not another value, the one before. */
export const withStaleAsOld = <Seen extends Sighting & { readonly serial: number | null }>(
  sightings: readonly Seen[],
): Seen[] => {
  const serials = sightings.flatMap(({ state, serial }) => (state === 'seen' && serial !== null ? [serial] : []))
  return sightings.map((sighting) => {
    const { difference, serial } = sighting
    const isBehind = serial !== null && serials.some((newer) => isEarlier(serial, newer))
    return difference === 'other-value' && isBehind ? { ...sighting, difference: 'old-value' } : sighting
  })
}
