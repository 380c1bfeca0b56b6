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
const LETTERS = new Map(PAIRS.filter(([shown]) => shown.length === 1))
const GROUPS = PAIRS.filter(([shown]) => shown.length > 1)

/** The letters of US-ASCII that a name in Unicode looks like: "pаypa1" with a Cyrillic а becomes "paypal". Others stay. */
export const skeletonOf = (name: string): string => {
  const letters = Array.from(name.toLowerCase().normalize('NFKC'), (letter) => LETTERS.get(letter) ?? letter).join('')
  return GROUPS.reduce((text, [shown, letter]) => text.replaceAll(shown, letter), letters)
}

/** The same without accents: "orangé" looks like "orange" at a glance. */
export const plainSkeletonOf = (name: string): string => skeletonOf(name.normalize('NFKD').replaceAll(/\p{M}+/gu, ''))

const IMITATED = file.imitated.names.map((name) => ({ name, skeleton: plainSkeletonOf(name) }))

const isBelow = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`)

/** The well-known name that a host in Unicode imitates without being it, or below it; null for none. */
export const imitatedName = (host: string): string | null => {
  if (IMITATED.some(({ name }) => isBelow(host, name))) return null
  const skeleton = plainSkeletonOf(host)
  return IMITATED.find((one) => isBelow(skeleton, one.skeleton))?.name ?? null
}
