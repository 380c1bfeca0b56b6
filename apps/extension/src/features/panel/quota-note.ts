import type { Locale, TesterQuota } from '@bienrecu/shared'
import { createWords } from '../../locales/create-words.ts'
import { panel as en } from '../../locales/en.yml'
import { panel as fr } from '../../locales/fr.yml'
import type { PanelState } from '../../messaging/answers.ts'
import { readableTime } from '../session/readable-params.ts'

/** What is left of the free tests, in words: a tester’s page is not made to load what numbers and times are written with. */
export const quotaNote = ({ left, limit, nextAt }: TesterQuota, locale: Locale): PanelState['quotaNote'] => {
  const words = createWords(en, fr, () => locale)
  if (left > 0) return { title: words('quota-left', { count: left, limit }), text: null }
  const time = nextAt && readableTime(new Date(nextAt), new Date(), locale)
  return { title: words('quota-used', { limit }), text: time && words('quota-next', { time }) }
}
