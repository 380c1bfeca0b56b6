import type { Locale } from '@bienrecu/shared'
import type { panel, steps } from '../../locales/en.yml'
import { createWords, type Section, type Words } from '../../locales/create-words.ts'
import type { PanelState } from '../../messaging/answers.ts'

export type StepWords = Words<typeof steps>

/** What the panel says, in one language: it is drawn anew when the language changes. */
export interface PanelWords {
  locale: Locale
  say: Words<typeof panel>
  steps: StepWords
}

// The background was built with this script, from the same message files: the keys and placeholders are theirs.
const asBuilt = <S extends Section>(section: Section): S => section as S

const wordsOf = <S extends Section>(section: Section, locale: Locale): Words<S> =>
  createWords(asBuilt<S>(section), asBuilt<S>(section), () => locale)

/** The words that came with the state of the panel. */
export const wordsIn = ({ words, session: { uiLocale } }: Pick<PanelState, 'words' | 'session'>): PanelWords => ({
  locale: uiLocale,
  say: wordsOf<typeof panel>(words.panel, uiLocale),
  steps: wordsOf<typeof steps>(words.steps, uiLocale),
})
