import { comparison as en } from '../../locales/en.yml'
import { comparison as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const comparisonWords = uiWords(en, fr)
