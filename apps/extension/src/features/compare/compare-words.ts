import { compare as en } from '../../locales/en.yml'
import { compare as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const compareWords = uiWords(en, fr)
