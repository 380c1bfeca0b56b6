import { pairing as en } from '../../locales/en.yml'
import { pairing as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const pairingWords = uiWords(en, fr)
