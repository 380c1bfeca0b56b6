import { common as en } from '../../locales/en.yml'
import { common as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const commonWords = uiWords(en, fr)
