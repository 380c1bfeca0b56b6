import { progress as en } from '../../locales/en.yml'
import { progress as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const progressWords = uiWords(en, fr)
