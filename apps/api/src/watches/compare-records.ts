import { nameKey } from '@bienrecu/audit/resolver'
import { recordMeaning, textKindOf } from '@bienrecu/audit/verify/record-meaning'
import type { WatchedRecord } from './baseline.ts'
import type { PlannedRecord } from './baseline-with.ts'
import type { Found } from './find-records.ts'

/** Of a text at a name with others, only those of its kind are watched; of a text of no kind, only itself. */
const relevant = ({ type, kind, name, values }: WatchedRecord, found: readonly string[]): string[] => {
  if (type !== 'TXT' || kind === null) return [...found]
  const own = new Set((values ?? []).map((value) => recordMeaning(value, type, name)))
  return found.filter((text) =>
    kind === 'text' ? own.has(recordMeaning(text, type, name)) : textKindOf(text, name) === kind,
  )
}

const meanings = ({ type, name }: Pick<WatchedRecord, 'type' | 'name'>, values: readonly string[]): string =>
  values
    .map((value) => recordMeaning(value, type, name))
    .toSorted()
    .join('\n')

/** What stands in the place of a record: what is relevant of what was found, or the alias that stands there instead. */
export const nowAt = (record: WatchedRecord, { values, alias }: Found): string[] =>
  alias === null ? relevant(record, values) : [`CNAME ${nameKey(alias)}`]

/** True when what was found means what stood there before. */
export const isAsBefore = (record: WatchedRecord, found: Found): boolean =>
  record.values !== null && meanings(record, record.values) === meanings(record, nowAt(record, found))

const isAliasOf = (found: Found, target: string | undefined): boolean =>
  found.alias !== null && target !== undefined && nameKey(found.alias) === nameKey(target)

/** True when what was found is what a plan wanted there: `planned` is of the same name. */
export const isAsPlanned = (planned: PlannedRecord, record: WatchedRecord, found: Found): boolean => {
  if (planned.type === 'CNAME' && record.type !== 'CNAME') return isAliasOf(found, planned.after[0])
  const place = { ...record, values: [...planned.after] }
  return planned.type === record.type && isAsBefore(place, found)
}
