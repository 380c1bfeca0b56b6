import { createHash } from 'node:crypto'
import type { Locale } from '@bienrecu/shared'
import { TRADE_NAMES, TRADES, type TradeName } from './trades.ts'

const DAY = 86_400_000 // milliseconds
const VALIDITY = 30 // days

/** Amounts are whole hundredths of the currency. */
export interface Quote {
  readonly trade: TradeName
  readonly year: number
  /** 1 to 999: the firm’s running number of the year. */
  readonly serial: number
  readonly date: Date
  readonly validUntil: Date
  readonly lines: readonly { quantity: number; unitPrice: number; amount: number }[]
  readonly net: number
  readonly vatPercent: number
  readonly vat: number
  readonly total: number
}

/**
 * The quote of a message. Trade and number follow from the Message-ID alone, so that two probes differ and a retry of
 * one does not. Days are those of UTC, as in the Date field of the message.
 */
export const quoteFor = (messageId: string, date: Date, locale: Locale): Quote => {
  const digest = createHash('sha256').update(messageId).digest()
  const trade = TRADE_NAMES[digest.readUInt32BE(0) % TRADE_NAMES.length] ?? 'cottage'
  const lines = TRADES[trade].lines.map(({ quantity, unitPrice }) => ({
    quantity,
    unitPrice,
    amount: quantity * unitPrice,
  }))
  const net = lines.reduce((sum, { amount }) => sum + amount, 0)
  const vatPercent = TRADES[trade].vat[locale]
  const vat = Math.round((net * vatPercent) / 100)
  return {
    trade,
    year: date.getUTCFullYear(),
    serial: 1 + (digest.readUInt32BE(4) % 999),
    date,
    validUntil: new Date(date.getTime() + VALIDITY * DAY),
    lines,
    net,
    vatPercent,
    vat,
    total: net + vat,
  }
}
