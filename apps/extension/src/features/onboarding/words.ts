import { onboarding as en } from '../../locales/en.yml'
import { onboarding as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

export const onboardingWords = uiWords(en, fr)
