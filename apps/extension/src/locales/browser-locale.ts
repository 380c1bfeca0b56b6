import type { Locale } from '@bienrecu/shared'
import { browser } from 'wxt/browser'

/** The browser’s own language where we speak it, English otherwise. */
export const browserLocale = (): Locale =>
  new Intl.Locale(browser.i18n.getUILanguage().replaceAll('_', '-')).language === 'fr' ? 'fr' : 'en'
