import { valueOf } from '../check.ts'
import type { RecordEdit } from '../resolver.ts'
import type { SearchedPlace } from './facts.ts'
import { repaired } from './repair.ts'

/** A place where records were found that belong elsewhere. */
export type FoundPlace = Omit<SearchedPlace, 'records'> & { readonly records: readonly string[] }

interface Options {
  readonly onlyWhereRightNameIsEmpty: boolean
}

/**
 * The places with this fault where records stand. One found is enough to tell; where none is found and a place did not answer,
 * it is unknown (throws `UnknownFact`, for the runner).
 */
export const misplaced = (
  places: readonly SearchedPlace[],
  fault: SearchedPlace['fault'],
  { onlyWhereRightNameIsEmpty }: Options = { onlyWhereRightNameIsEmpty: false },
): FoundPlace[] => {
  const own = places.filter((place) => place.fault === fault)
  const found = own.flatMap((place): FoundPlace[] => {
    const records = place.records.known ? place.records.value : []
    const isLeftOut = records.length === 0 || (onlyWhereRightNameIsEmpty && valueOf(place.isRightNameFilled))
    return isLeftOut ? [] : [{ ...place, records }]
  })
  if (found.length === 0) for (const { records } of own) valueOf(records)
  return found
}

/** The records, published where they belong. Null where several wait for one name: only the user knows which is meant. */
export const additions = (places: readonly FoundPlace[]): RecordEdit[] | null => {
  const edits = places.flatMap(({ rightName, records }) =>
    records.map((record): RecordEdit => ({ name: rightName, type: 'TXT', before: null, after: repaired(record) })),
  )
  const isOneEach = edits.every(({ name, after }) => edits.every((edit) => edit.name !== name || edit.after === after))
  return isOneEach ? edits : null
}

/** The records, taken away where they stand, and published where they belong if nothing is there yet. */
export const moves = (places: readonly FoundPlace[]): RecordEdit[] | null => {
  const added = additions(places.filter(({ isRightNameFilled }) => !valueOf(isRightNameFilled)))
  if (!added) return null
  const removed = places.flatMap(({ name, records }) =>
    records.map((record): RecordEdit => ({ name, type: 'TXT', before: record, after: null })),
  )
  return [...removed, ...added]
}
