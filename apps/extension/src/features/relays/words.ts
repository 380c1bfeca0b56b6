import { relays as en } from '../../locales/en.yml'
import { relays as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const relayWords = uiWords(en, fr)
