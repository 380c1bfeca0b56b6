import { effect, signal } from '@preact/signals'
import { render, type ComponentChild } from 'preact'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Session } from '../../messaging/answers.ts'
import { onChange } from '../../messaging/on-change.ts'
import { send } from '../../messaging/send.ts'
import { readFirstFrame, writeFirstFrame } from '../../storage/first-frame.ts'

/** The session of this page; null until the background has answered. */
export const session = signal<Session | null>(null)

const applyTheme = (theme: Session['theme']): void => {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Takes a session over: language, theme, and the first frame of the next page. */
export const takeSession = (next: Session): void => {
  session.value = next
  uiLocale.value = next.uiLocale
  applyTheme(next.theme)
  writeFirstFrame({ locale: next.uiLocale, theme: next.theme })
}

const load = async (): Promise<void> => {
  const answer = await send('session/get', {})
  if (answer.ok) takeSession(answer.value)
}

/**
 * Draws a page of the extension at once, in the language and theme it had last. `title` gives the title of the tab and
 * may read signals.
 */
export const drawPage = (root: ComponentChild, title: () => string): void => {
  const { locale, theme } = readFirstFrame()
  if (locale) uiLocale.value = locale
  applyTheme(theme)
  effect(() => {
    document.documentElement.lang = uiLocale.value
    document.title = title()
  })
  const place = document.getElementById('app')
  if (place) render(root, place)
}

/** Brings language and theme up to date, and keeps them so. */
export const followSession = (): void => {
  onChange(({ changed }) => {
    if (changed === 'session' || changed === 'settings') void load()
  })
  void load()
}

/** Draws a page and follows the session. */
export const startPage = (root: ComponentChild, title: () => string): void => {
  drawPage(root, title)
  followSession()
}
