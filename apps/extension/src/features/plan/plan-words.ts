import { plan as en } from '../../locales/en.yml'
import { plan as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const planWords = uiWords(en, fr)
