import type { Locale } from '@bienrecu/shared'
import type { panel, steps } from '../../locales/en.yml'
import type { Section, Values, Words } from '../../locales/create-words.ts'
import type { PanelState } from '../../messaging/answers.ts'

export type StepWords = Words<typeof steps>

/** What the panel says, in one language: it is drawn anew when the language changes. */
export interface PanelWords {
  locale: Locale
  say: Words<typeof panel>
  steps: StepWords
}

// The background was built with this script, from the same message files: the keys and placeholders are theirs.
const asBuilt = <S extends Section>(words: object): Words<S> => words as Words<S>

// A page draws no number of its own: what `createWords` knows of numbers and plurals stays in the background.
const wordsOf = <S extends Section>(section: Section): Words<S> => {
  const find = (key: string, values: Values = {}): string | null => {
    const text = section[key]
    if (typeof text !== 'string') return null
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
  }
  return asBuilt(Object.assign((key: string, values?: Values) => find(key, values) ?? key, { find }))
}

/** The words that came with the state of the panel. */
export const wordsIn = ({ words, session: { uiLocale } }: Pick<PanelState, 'words' | 'session'>): PanelWords => ({
  locale: uiLocale,
  say: wordsOf<typeof panel>(words.panel),
  steps: wordsOf<typeof steps>(words.steps),
})
