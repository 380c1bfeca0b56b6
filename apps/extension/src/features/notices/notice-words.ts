import { notices as en } from '../../locales/en.yml'
import { notices as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const noticeWords = uiWords(en, fr)
