import type { Locale } from '@bienrecu/shared'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of the probe message in each language. */
export const WORDS: Readonly<Record<Locale, typeof en>> = { en, fr }
