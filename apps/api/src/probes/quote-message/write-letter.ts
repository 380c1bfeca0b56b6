import { fillPlaceholders, type Locale } from '@bienrecu/shared'
import { formatsOf } from './local-formats.ts'
import type { Quote } from './quote.ts'
import { WORDS } from './words.ts'

export interface LabelledAmount {
  readonly label: string
  readonly amount: string
}

/** What both parts of the message say: plain sentences, not yet text or HTML. */
export interface Letter {
  readonly locale: Locale
  readonly subject: string
  readonly opening: readonly string[]
  readonly heading: LabelledAmount
  readonly items: readonly LabelledAmount[]
  readonly sums: readonly LabelledAmount[]
  readonly total: LabelledAmount
  readonly ending: readonly string[]
  readonly closing: string
  readonly signature: string
}

/** Puts a quote into the words of a language. `signature` is taken as it is: the parts escape it where they must. */
export const writeLetter = (quote: Quote, locale: Locale, signature: string): Letter => {
  const words = WORDS[locale]
  const { money, percent, day } = formatsOf(locale)
  const { purpose, items } = words.trades[quote.trade]
  const number = fillPlaceholders(words.number, { year: quote.year, serial: String(quote.serial).padStart(4, '0') })
  const labelOf = (index: number, quantity: number, unitPrice: number): string => {
    const item = items[index] ?? ''
    return quantity === 1 ? item : fillPlaceholders(words.multiple, { item, quantity, unitPrice: money(unitPrice) })
  }
  return {
    locale,
    subject: fillPlaceholders(words.subject, { number, purpose }),
    opening: [words.greeting, fillPlaceholders(words.introduction, { number, purpose, date: day(quote.date) })],
    heading: { label: words.item, amount: words.amount },
    items: quote.lines.map(({ quantity, unitPrice, amount }, index) => ({
      label: labelOf(index, quantity, unitPrice),
      amount: money(amount),
    })),
    sums: [
      { label: words.net, amount: money(quote.net) },
      { label: fillPlaceholders(words.vat, { percent: percent(quote.vatPercent) }), amount: money(quote.vat) },
    ],
    total: { label: words.total, amount: money(quote.total) },
    ending: [fillPlaceholders(words.validity, { validUntil: day(quote.validUntil) }), words.approval],
    closing: words.closing,
    signature,
  }
}
