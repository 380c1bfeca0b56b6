import type { Locale } from '@bienrecu/shared'
import type { ThemeSetting } from '../messaging/answers.ts'

/** What a page of the extension shows in its first frame, before the background has answered. Nothing secret. */
export interface FirstFrame {
  locale: Locale | null
  theme: ThemeSetting
  /** The popup’s last content, in a form of its own. */
  popup: unknown
}

const KEY = 'first-frame'
const EMPTY: FirstFrame = { locale: null, theme: 'auto', popup: null }

const isTable = (value: unknown): value is Partial<Record<keyof FirstFrame, unknown>> =>
  typeof value === 'object' && value !== null

/** Reads the last frame at once (storage of the extension answers too late for a first frame). Never throws. */
export const readFirstFrame = (): FirstFrame => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (!isTable(stored)) return EMPTY
    const { locale, theme, popup } = stored
    return {
      locale: locale === 'fr' || locale === 'en' ? locale : null,
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      popup: popup ?? null,
    }
  } catch {
    return EMPTY // storage of pages can be switched off; the page then starts in the browser’s language
  }
}

/** Keeps what the next page shows at once. Best effort: a full or forbidden storage costs only the first frame. */
export const writeFirstFrame = (changes: Partial<FirstFrame>): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readFirstFrame(), ...changes }))
  } catch {
    // Nothing to tell: the page works without.
  }
}
