import { describe, expect, it } from 'vitest'
import { quoteFor } from './quote.ts'
import { TRADE_NAMES } from './trades.ts'

const DATE = new Date('2026-11-21T10:00:00Z')
const ids = Array.from({ length: 200 }, (_, index) => `<probe-${index}@example.org>`)

describe('a quote', () => {
  it.each(['fr', 'en'] as const)('adds up, line by line and with VAT, in every trade (%s)', (locale) => {
    for (const id of ids) {
      const { lines, net, vatPercent, vat, total } = quoteFor(id, DATE, locale)
      expect(lines).toHaveLength(3)
      for (const { quantity, unitPrice, amount } of lines) expect(amount).toBe(quantity * unitPrice)
      expect(net).toBe(lines.map(({ amount }) => amount).reduce((a, b) => a + b))
      expect(Math.abs(vat - (net * vatPercent) / 100)).toBeLessThanOrEqual(0.5)
      expect(total).toBe(net + vat)
      expect([net, vat, total].every(Number.isInteger)).toBe(true)
    }
  })

  it.each([
    ['fr', { cottage: 478_50, plumbing: 371_25, website: 825_12, printing: 262_68 }],
    ['en', { cottage: 522_00, plumbing: 405_00, website: 825_12, printing: 262_68 }],
  ] as const)('costs what its trade asks, with the VAT of the country (%s)', (locale, totals) => {
    const quotes = ids.map((id) => quoteFor(id, DATE, locale))
    expect(Object.fromEntries(quotes.map(({ trade, total }) => [trade, total]))).toEqual(totals)
  })

  it('is of any of the trades, and of many numbers', () => {
    const quotes = ids.map((id) => quoteFor(id, DATE, 'fr'))
    expect(new Set(quotes.map(({ trade }) => trade))).toEqual(new Set(TRADE_NAMES))
    expect(new Set(quotes.map(({ serial }) => serial)).size).toBeGreaterThan(150)
    expect(quotes.every(({ serial }) => serial >= 1 && serial <= 999)).toBe(true)
  })

  it('follows from the Message-ID', () => {
    expect(quoteFor('<a@example.org>', DATE, 'en')).toEqual(quoteFor('<a@example.org>', DATE, 'en'))
  })

  it.each([
    ['2026-11-21T10:00:00Z', '2026-12-21T10:00:00.000Z'],
    ['2026-12-15T23:59:59Z', '2027-01-14T23:59:59.000Z'],
    ['2028-02-01T00:00:00Z', '2028-03-02T00:00:00.000Z'],
  ])('of %s holds for 30 days, until %s', (date, until) => {
    expect(quoteFor('<a@example.org>', new Date(date), 'en').validUntil.toISOString()).toBe(until)
  })
})
