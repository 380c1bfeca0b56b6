import { options as en } from '../../locales/en.yml'
import { options as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const optionsWords = uiWords(en, fr)
