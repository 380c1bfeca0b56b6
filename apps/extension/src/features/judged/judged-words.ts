import { judged as en } from '../../locales/en.yml'
import { judged as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const judgedWords = uiWords(en, fr)
