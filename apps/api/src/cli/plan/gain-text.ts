import type { Locale } from '@bienrecu/shared'
import type { Say } from '../../locales/say.ts'
import type { ToldStep } from './told-plan.ts'

interface Page {
  say: Say
  locale: Locale
}

/** `about +1 point`; nothing where no test counts it. */
export const gainText = ({ gain }: ToldStep, { say, locale }: Page): string[] =>
  gain > 0
    ? [
        say(gain < 2 ? 'plan.gain-one' : 'plan.gain', {
          value: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(gain),
        }),
      ]
    : []

/** `Gmail and La Poste stop refusing`; nothing where nobody does. */
export const helpedText = ({ helped }: ToldStep, { say, locale }: Page): string[] =>
  helped.length > 0
    ? [
        say(helped.length === 1 ? 'plan.helps-one' : 'plan.helps', {
          names: new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(helped),
        }),
      ]
    : []
