/* What forms of DNS hosts make of a value: the same text, with marks of the way it was typed. */
import { nameKey } from '../resolver.ts'
import { isSpfRecord } from '../spf/parse.ts'
import type { RecordDifference, WantedRecord } from './compare-record.ts'
import { recordMeaning } from './record-meaning.ts'

const CURLY = /[“”„‟‘’‚‛«»]/g
/** What is shorter than this is the beginning of too many things. */
const SHORTEST_PIECE = 6

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')

/** Quotes around a value, or around each of its strings, that became part of it. */
const withoutQuotes = (text: string): string => text.replaceAll(/"\s*"/g, '').replaceAll('"', '')

type Undo = readonly [RecordDifference, (text: string) => string]

/** Each mark, and how to take it away; the last one takes away a quote that was escaped as well. */
const UNDO: readonly Undo[] = [
  ['quotes-inside', withoutQuotes],
  ['quotes-inside', (text) => text.replaceAll('"', '')],
  ['curly-quotes', (text) => text.replaceAll(CURLY, '').trim()],
  ['backslashes', (text) => text.replaceAll('\\', '')],
  ['backslashes', (text) => withoutQuotes(text.replaceAll('\\', ''))],
]

/** Forms cut at 255 characters or so; what is shorter may be the record of before, to which something was to be added. */
const SHORTEST_CUT = 200

/** A record that means something by itself, although the one that is wanted begins like it. */
const isWhole = (text: string, value: string): boolean => {
  const isBetweenTerms = /[;\s]$/.test(text) || /^[;\s]/.test(value.slice(text.length))
  const isComplete = isSpfRecord(text) ? /\s(?:[+?~-]?all|redirect=\S+)\s*$/i.test(text) : /=[^;]*;.*=/s.test(text)
  return isBetweenTerms && isComplete
}

const isTruncated = (text: string, value: string): boolean => {
  const found = squeezed(text)
  const isBeginning = squeezed(value).startsWith(found) && found !== squeezed(value)
  if (found.length < SHORTEST_PIECE || !isBeginning) return false
  return text.length >= SHORTEST_CUT || !isWhole(text, value)
}

/** True when some of these texts, one after the other, are the whole value. */
const isInPieces = (texts: readonly string[], value: string): boolean => {
  if (value === '') return true
  return texts.some(
    (text, index) =>
      text !== '' && value.startsWith(text) && isInPieces(texts.toSpliced(index, 1), value.slice(text.length)),
  )
}

const MAX_PIECES = 8

/** How one of these texts came to be from the value; null when it is another one. */
export const misspellingOf = (
  texts: readonly string[],
  { name, type, value }: WantedRecord & { value: string },
): RecordDifference | null => {
  const meaning = recordMeaning(value, type, name)
  for (const text of texts) {
    const undone = UNDO.find(([, undo]) => undo(text) !== text && recordMeaning(undo(text), type, name) === meaning)
    if (undone) return undone[0]
  }
  const pieces = texts.slice(0, MAX_PIECES).map(squeezed)
  if (pieces.length > 1 && isInPieces(pieces, squeezed(value))) return 'split-in-two'
  if (texts.some((text) => squeezed(text).toLowerCase() === squeezed(value).toLowerCase())) return 'spaces-lost'
  return texts.some((text) => isTruncated(text, value)) ? 'truncated' : null
}

/** True when the form put its zone behind a name that was whole already: `mx.example.net.example.org`. */
export const isCompleted = (text: string, { zone, value }: WantedRecord & { value: string }): boolean =>
  nameKey(text) === `${nameKey(value.trim())}.${nameKey(zone)}`
