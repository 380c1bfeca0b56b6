import type { Locale } from '@bienrecu/shared'
import { signal } from '@preact/signals'
import { browserLocale } from './browser-locale.ts'
import { createWords, type Message, type Section, type Words } from './create-words.ts'

/** The language of the interface, known at once from the browser; a session sets it to the user’s choice. */
export const uiLocale = signal<Locale>(browserLocale())

/** Words that follow `uiLocale`: a component that says them is drawn again when the language changes. */
export const uiWords = <S extends Section>(en: S, fr: { [Key in keyof S]: Message }): Words<S> =>
  createWords(en, fr, () => uiLocale.value)
