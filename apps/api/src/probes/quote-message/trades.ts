import type { Locale } from '@bienrecu/shared'

/** One line of a quote. Prices are in hundredths of the currency, without VAT. */
interface PricedLine {
  readonly quantity: number
  readonly unitPrice: number
}

interface Trade {
  readonly lines: readonly [PricedLine, PricedLine, PricedLine]
  /** Per cent, as the trade charges it in the country of the language: some have a reduced rate in France. */
  readonly vat: Readonly<Record<Locale, number>>
}

/** What small firms ask for their work. The names of trades and lines are in the message files, in the same order. */
export const TRADES = {
  cottage: {
    lines: [
      { quantity: 3, unitPrice: 110_00 },
      { quantity: 1, unitPrice: 55_00 },
      { quantity: 4, unitPrice: 12_50 },
    ],
    vat: { fr: 10, en: 20 },
  },
  plumbing: {
    lines: [
      { quantity: 1, unitPrice: 86_50 },
      { quantity: 1, unitPrice: 95_00 },
      { quantity: 3, unitPrice: 52_00 },
    ],
    vat: { fr: 10, en: 20 },
  },
  website: {
    lines: [
      { quantity: 12, unitPrice: 39_00 },
      { quantity: 1, unitPrice: 120_00 },
      { quantity: 4, unitPrice: 24_90 },
    ],
    vat: { fr: 20, en: 20 },
  },
  printing: {
    lines: [
      { quantity: 2, unitPrice: 34_50 },
      { quantity: 1, unitPrice: 89_90 },
      { quantity: 1, unitPrice: 60_00 },
    ],
    vat: { fr: 20, en: 20 },
  },
} as const satisfies Record<string, Trade>

export type TradeName = keyof typeof TRADES

/** In a fixed order: a Message-ID chooses by number. */
export const TRADE_NAMES = ['cottage', 'plumbing', 'website', 'printing'] as const satisfies readonly TradeName[]
