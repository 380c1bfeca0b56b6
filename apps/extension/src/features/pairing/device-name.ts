import type { Locale } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import { createWords } from '../../locales/create-words.ts'
import { device as en } from '../../locales/en.yml'
import { device as fr } from '../../locales/fr.yml'

const SYSTEMS: Record<string, string> = {
  mac: 'macOS',
  win: 'Windows',
  linux: 'Linux',
  cros: 'ChromeOS',
  android: 'Android',
  openbsd: 'OpenBSD',
}

interface BrandedNavigator {
  userAgent: string
  userAgentData?: { brands: { brand: string }[] }
}

const KNOWN_BRANDS = ['Microsoft Edge', 'Google Chrome', 'Chromium']

/** The browser’s name, from what it says of itself: Chromium’s brands, or Firefox as the one that has none. */
export const browserName = ({ userAgentData }: BrandedNavigator): string => {
  if (!userAgentData) return 'Firefox'
  const brands = new Set(userAgentData.brands.map(({ brand }) => brand))
  return KNOWN_BRANDS.find((name) => brands.has(name))?.replace(/^(?:Microsoft|Google) /, '') ?? 'Chromium'
}

/** A name by which the user will know this browser in the list of devices, for instance “Chrome on macOS”. */
export const deviceName = async (locale: Locale): Promise<string> => {
  const { os } = await browser.runtime.getPlatformInfo()
  const values = { browser: browserName(navigator), system: SYSTEMS[os] ?? os }
  return createWords(en, fr, () => locale)('name', values)
}
