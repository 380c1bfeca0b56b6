import data from './data/spam-phrases.json' with { type: 'json' }
import type { SpamPhrasesFile } from './schema/spam-phrases.ts'

/** A phrase as the list writes it, and the language it belongs to. */
export interface SpamPhrase {
  readonly phrase: string
  readonly locale: 'en' | 'fr'
}

/** Phrases by word: where one ends, and how others go on. */
interface Branch {
  readonly next: Map<string, Branch>
  ends: SpamPhrase | null
}

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): SpamPhrasesFile => json as SpamPhrasesFile

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\0-\u007f]*$/

/** Words in lower case, without accents: letters, numbers, `%` and `€`. All else is a border, so "act  NOW!" is "act now". */
const wordsOf = (text: string): string[] => {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}]+|[%€]/gu) ?? []
}

const branch = (): Branch => ({ next: new Map(), ends: null })

const plant = (phrases: readonly SpamPhrase[]): Branch => {
  const root = branch()
  for (const phrase of phrases) {
    let at = root
    for (const word of wordsOf(phrase.phrase)) {
      const next = at.next.get(word) ?? branch()
      at.next.set(word, next)
      at = next
    }
    at.ends = phrase
  }
  return root
}

const ROOT = plant(read(data).groups.flatMap(({ phrases, locale }) => phrases.map((phrase) => ({ phrase, locale }))))

/** The longest phrase that begins at this word; null for none. */
const phraseAt = (words: readonly string[], start: number): SpamPhrase | null => {
  let found: SpamPhrase | null = null
  let at: Branch | undefined = ROOT
  for (let index = start; at !== undefined; index += 1) {
    found = at.ends ?? found
    at = at.next.get(words[index] ?? '')
  }
  return found
}

/**
 * Phrases of spam that a text contains, as whole words, whatever the case, the accents and the punctuation between: each once,
 * in the order in which they first stand there. Takes time in proportion to the length of the text.
 */
export const findSpamPhrases = (text: string): readonly SpamPhrase[] => {
  const words = wordsOf(text)
  const found = new Set<SpamPhrase>()
  for (const start of words.keys()) {
    const phrase = phraseAt(words, start)
    if (phrase !== null) found.add(phrase)
  }
  return [...found]
}
