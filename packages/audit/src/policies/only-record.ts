import type { Problem } from '../evidence.ts'

/** The one record at a name, or null where there is none, or several: another check speaks for those. */
export const onlyRecord = (records: readonly string[]): string | null =>
  records.length === 1 ? (records[0] ?? null) : null

/** Where the first fault of a record stands, counted from 1, or null when there is none. */
export const firstFault = (problems: readonly Problem[]): { code: string; position: number } | null => {
  const [first] = problems
  return first ? { code: first.code, position: first.offset + 1 } : null
}
