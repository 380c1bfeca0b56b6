import { history as en } from '../../locales/en.yml'
import { history as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const historyWords = uiWords(en, fr)
