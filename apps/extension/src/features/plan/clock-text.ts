import { uiLocale } from '../../locales/ui-locale.ts'
import { readableTime } from '../session/readable-params.ts'

/** A moment as one says it today; with its day where that is another one. */
export const clockText = (iso: string, now = new Date()): string => readableTime(new Date(iso), now, uiLocale.value)

/** True while a moment is still to come. */
export const isAhead = (iso: string | null, now = new Date()): iso is string => iso !== null && new Date(iso) > now
