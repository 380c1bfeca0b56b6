import { z } from 'zod'

/** The languages every text of the product exists in. */
export const LOCALES = ['fr', 'en'] as const
export const Locale = z.enum(LOCALES)
export type Locale = z.infer<typeof Locale>

/**
 * Chooses a language from BCP 47 tags in order of preference (`navigator.languages`, or the tags of an
 * `Accept-Language` field). The first tag whose primary subtag we speak wins; English otherwise.
 */
export const pickLocale = (tags: readonly string[]): Locale => {
  for (const tag of tags) {
    const primary = tag.trim().toLowerCase().split(/[-_;]/)[0]
    if (primary === 'fr' || primary === 'en') return primary
  }
  return 'en'
}
