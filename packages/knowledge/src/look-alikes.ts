/*
 * What a name looks like, after the skeletons of Unicode Technical Standard #39 §4, with the few characters of the data file.
 * Not implemented: the whole table of the standard, and look-alikes between two alphabets that are both not Latin.
 */
import data from './data/look-alikes.json' with { type: 'json' }
import type { LookAlikesFile } from './schema/look-alikes.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): LookAlikesFile => json as LookAlikesFile
const file = read(data)

const PAIRS = file.characters.flatMap(({ pairs }) => Object.entries(pairs))
const NOT_ASCII = /[^\x00-\x7f]/ // oxlint-disable-line no-control-regex -- the ASCII range begins with controls
const FOREIGN = new Map(PAIRS.filter(([shown]) => NOT_ASCII.test(shown)))
const PLAIN = PAIRS.filter(([shown]) => !NOT_ASCII.test(shown))

const inAscii = (name: string): string =>
  Array.from(name.normalize('NFKC'), (letter) => FOREIGN.get(letter) ?? letter).join('')

/** The letters of US-ASCII that a name in Unicode looks like: "pаypa1" with a Cyrillic а becomes "paypal". Others stay. */
export const skeletonOf = (name: string): string => {
  const lower = name.toLowerCase()
  const letters = NOT_ASCII.test(lower) ? inAscii(lower) : lower
  return PLAIN.reduce((text, [shown, letter]) => text.replaceAll(shown, letter), letters)
}

/** The same without accents: "orangé" looks like "orange" at a glance. */
export const plainSkeletonOf = (name: string): string => skeletonOf(name.normalize('NFKD').replaceAll(/\p{M}+/gu, ''))

const NAMES = new Set(file.imitated.names)
const BY_SKELETON = new Map(file.imitated.names.map((name) => [plainSkeletonOf(name), name]))

/** The host, and each name above it. */
const namesAbove = (host: string): string[] => {
  const labels = host.split('.')
  return labels.map((_, at) => labels.slice(at).join('.'))
}

const MAX_NAME = 253 // RFC 1035 §2.3.4

/** The well-known name that a host in Unicode imitates without being it, or below it; null for none. */
export const imitatedName = (host: string): string | null => {
  if (host.length > MAX_NAME || namesAbove(host).some((name) => NAMES.has(name))) return null
  const found = namesAbove(plainSkeletonOf(host)).find((name) => BY_SKELETON.has(name))
  return found === undefined ? null : (BY_SKELETON.get(found) ?? null)
}
