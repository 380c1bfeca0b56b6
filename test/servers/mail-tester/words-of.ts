import { ENGLISH } from './words-en.ts'
import { FRENCH } from './words-fr.ts'
import type { Language, Words } from './words.ts'

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, fr: FRENCH }

/** The sentences of one language. */
export function wordsOf(language: Language): Words {
  return WORDS[language]
}
