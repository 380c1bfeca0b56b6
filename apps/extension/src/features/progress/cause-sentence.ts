import { uiLocale } from '../../locales/ui-locale.ts'
import { dateText } from '../session/moment-text.ts'
import { changeText } from './change-text.ts'
import type { Cause } from './explain-gain.ts'
import { progressWords as words } from './progress-words.ts'

/** What explains a difference, in a sentence; null where nothing was seen. */
export const causeSentence = (cause: Cause): string | null => {
  if (cause.kind === 'unseen') return null
  if (cause.kind !== 'change') return words(`cause.${cause.kind}`)
  const what = changeText(cause.change)
  const date = dateText(new Date(cause.change.at), uiLocale.value)
  return words(cause.change.stepId === null ? 'cause.not-ours' : 'cause.ours', { what, date })
}
