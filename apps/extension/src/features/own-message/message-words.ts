import { message as en } from '../../locales/en.yml'
import { message as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const messageWords = uiWords(en, fr)
