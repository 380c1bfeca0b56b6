import { en } from '../../../locales/tester/en.ts'
import type { TesterSay, TesterWord } from '../say-tester.ts'

const isWord = (text: string): text is TesterWord => Object.hasOwn(en, text)

/** What a section of the score is called; its key where it is new to us. */
export const sectionName = (key: string, say: TesterSay): string => {
  const word = `section.${key}`
  return isWord(word) ? say(word) : key
}
