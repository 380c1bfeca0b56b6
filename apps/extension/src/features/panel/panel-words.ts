import type { Locale } from '@bienrecu/shared'
import { panel as panelEn, steps as stepsEn } from '../../locales/en.yml'
import { panel as panelFr, steps as stepsFr } from '../../locales/fr.yml'
import type { PanelState } from '../../messaging/answers.ts'

const WORDS: Record<Locale, PanelState['words']> = {
  en: { panel: panelEn, steps: stepsEn },
  fr: { panel: panelFr, steps: stepsFr },
}

/** What the panel says, in one language. */
export const panelWordsIn = (locale: Locale): PanelState['words'] => WORDS[locale]
