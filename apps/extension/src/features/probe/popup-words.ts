import { panel as panelEn, popup as popupEn, steps as stepsEn } from '../../locales/en.yml'
import { panel as panelFr, popup as popupFr, steps as stepsFr } from '../../locales/fr.yml'
import { uiLocale, uiWords } from '../../locales/ui-locale.ts'
import type { PanelWords } from './panel-words.ts'

export const popupWords = uiWords(popupEn, popupFr)

const say = uiWords(panelEn, panelFr)
const steps = uiWords(stepsEn, stepsFr)

/** The panel’s words for pages of the extension, in the language of the interface as it is now. */
export const pageWords = (): PanelWords => ({ locale: uiLocale.value, say, steps })
