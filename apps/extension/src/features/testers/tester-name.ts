import type { Locale, TesterId } from '@bienrecu/shared'
import { createWords } from '../../locales/create-words.ts'
import { testers as en } from '../../locales/en.yml'
import { testers as fr } from '../../locales/fr.yml'

/** What testers are called within a sentence. */
export const testerNameIn = (locale: Locale): ((tester: TesterId) => string) => createWords(en, fr, () => locale)
