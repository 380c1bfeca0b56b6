import { direct as en } from '../../locales/en.yml'
import { direct as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const directWords = uiWords(en, fr)
