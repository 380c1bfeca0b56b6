import type { ToldText } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'

/** A text that came in both languages, in that of the interface. */
export const told = (text: ToldText): string => text[uiLocale.value]
