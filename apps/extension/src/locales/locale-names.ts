import type { Locale } from '@bienrecu/shared'

/** Each language by its own name, the same in all of them. */
export const LOCALE_NAMES: Record<Locale, string> = { fr: 'Français', en: 'English' }
