/* One record as it was asked for, held against what a name server has. Pure: facts in, a judgement out. */
import type { RecordType } from '../resolver.ts'
import { isCompleted, misspellingOf } from './misspelling.ts'
import { recordMeaning, textKindOf } from './record-meaning.ts'

/** How what stands there differs from what was asked for; the names are those of the HTTP contract. */
export type RecordDifference =
  | 'name-typed-twice'
  | 'at-wrong-name'
  | 'quotes-inside'
  | 'backslashes'
  | 'curly-quotes'
  | 'truncated'
  | 'split-in-two'
  | 'several-records'
  | 'spaces-lost'
  | 'target-completed'
  | 'wrong-type'
  | 'old-value'
  | 'other-value'

/** What is to stand in the DNS. Names in A-labels; values in presentation form, the strings of a TXT joined. */
export interface WantedRecord {
  /** The zone that holds the name. */
  readonly zone: string
  readonly name: string
  readonly type: RecordType
  /** Null when records have only to go. */
  readonly value: string | null
  /** What stood there and has to go. */
  readonly before: readonly string[]
}

/** What the records of one server come to. */
export type Comparison =
  | { readonly state: 'seen' | 'absent'; readonly difference: null }
  | { readonly state: 'different'; readonly difference: RecordDifference }

const SEEN: Comparison = { state: 'seen', difference: null }
const ABSENT: Comparison = { state: 'absent', difference: null }
const different = (difference: RecordDifference): Comparison => ({ state: 'different', difference })

const keyOf = (text: string): string => text.slice(0, text.indexOf('=') + 1).toLowerCase()

/** Whether another record at the name has anything to do with ours: an SPF record lives beside any other text. */
const isRelated = (text: string, value: string, name: string): boolean => {
  const kind = textKindOf(value, name)
  if (kind === 'spf') return /v\s*=\s*spf1/i.test(text)
  return kind !== 'text' || (keyOf(value) !== '' && text.toLowerCase().includes(keyOf(value)))
}

/** Of these there may be one alone: receivers take a second one for a fault, or take either. */
const isRival = (text: string, value: string, name: string): boolean => {
  const kind = textKindOf(value, name)
  if (kind === 'dkim') return true
  return kind !== 'text' && textKindOf(text, name) === kind
}

/**
 * Holds what a server has at the name, of the type, against what is wanted: `seen` where a record means the same and
 * nothing is left of what has to go. Never throws.
 */
export const compareRecord = (wanted: WantedRecord, found: readonly string[]): Comparison => {
  const { name, type, value, before } = wanted
  const meaningOf = (text: string) => recordMeaning(text, type, name)
  const old = new Set(before.map(meaningOf))
  if (value === null) return found.some((text) => old.has(meaningOf(text))) ? different('old-value') : SEEN
  if (found.length === 0) return ABSENT
  const meaning = meaningOf(value)
  const others = found.filter((text) => meaningOf(text) !== meaning)
  const isText = type === 'TXT'
  if (others.length < found.length) {
    const isLeft = others.some((text) => old.has(meaningOf(text)) || (isText && isRival(text, value, name)))
    return isLeft ? different('several-records') : SEEN
  }
  const given = { ...wanted, value }
  const isOld = others.some((text) => old.has(meaningOf(text)))
  if (isText) {
    // What was there before may well begin like what is wanted: it is old, not cut off.
    const misspelling = misspellingOf(
      others.filter((text) => !old.has(meaningOf(text))),
      given,
    )
    if (misspelling) return different(misspelling)
    if (isOld) return different('old-value')
    return others.some((text) => isRelated(text, value, name)) ? different('other-value') : ABSENT
  }
  if (others.some((text) => isCompleted(text, given))) return different('target-completed')
  return different(isOld ? 'old-value' : 'other-value')
}
