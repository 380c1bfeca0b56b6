import { doctor as en } from '../../locales/en.yml'
import { doctor as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const doctorWords = uiWords(en, fr)
