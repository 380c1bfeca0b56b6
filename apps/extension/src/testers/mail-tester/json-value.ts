/*
 * Values as PHP’s json_encode writes them: an empty map arrives as `[]`, numbers may be strings, nothing is `""`, and
 * keys have been seen with a tab in front. Nothing here throws.
 */
import { parseDecimal } from './numbers.ts'

export type Table = ReadonlyMap<string, unknown>

const EMPTY: Table = new Map()

/** An object, or a list by index, with its keys trimmed; anything else is empty. */
export const asTable = (value: unknown): Table =>
  typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).map(([key, item]) => [key.trim(), item]))
    : EMPTY

/** A text or a number as text; anything else is empty. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** A number, also when written as a string; null for anything else. */
export const asNumber = (value: unknown): number | null =>
  typeof value === 'number' ? (Number.isFinite(value) ? value : null) : parseDecimal(asText(value))

/** The first of several spellings that is there. */
export const pick = (table: Table, names: readonly string[]): unknown =>
  names.map((name) => table.get(name)).find((value) => value !== undefined && value !== null)

/** PHP’s idea of no. Undefined is neither yes nor no. */
export const isFalse = (value: unknown): boolean =>
  value === false || value === 0 || value === '0' || value === '' || value === 'false' || value === 'FALSE'
