import { createHash } from 'node:crypto'
import { fillPlaceholders, type Locale } from '@bienrecu/shared'
import { composeMime, type Mailbox } from '../compose-mime.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

const LINES = { heater: [1, 489], fittings: [1, 64.5], removal: [1, 90], labour: [4, 48] } as const
type LineId = keyof typeof LINES

/** The words of the quote. `{number}`, `{date}`, `{validUntil}` and `{rate}` are filled in. */
export interface QuoteWords {
  subject: string
  greeting: string
  introduction: string
  label: string
  quantity: string
  unitPrice: string
  amount: string
  lines: Record<LineId, string>
  net: string
  tax: string
  total: string
  /** Between a label and its value, in the text form. */
  separator: string
  conditions: string
  approval: string
  closing: string
  /** For a sender without a name. */
  signature: string
}

/** All that the message depends on: the same input gives the same message, byte for byte but for its boundary. */
export interface QuoteInput {
  from: Mailbox
  replyTo: Mailbox | null
  to: string
  locale: Locale
  /** With its angle brackets. */
  messageId: string
  date: Date
}

const WORDS: Record<Locale, QuoteWords> = { en, fr }
const FORMATS: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' } // prices in euros: Europe's way of writing them
const TAX_RATE = 0.1
const VALID_DAYS = 30
const DAY = 86_400_000

interface Quote {
  locale: Locale
  words: QuoteWords
  rows: { label: string; quantity: string; unitPrice: string; amount: string }[]
  totals: { label: string; amount: string }[]
  signature: string
}

/** A number that looks like one of a small firm's books, always the same for one message. */
const quoteNumber = ({ messageId, date }: QuoteInput): string => {
  const digits = createHash('sha256').update(messageId).digest().readUInt16BE(0) % 9_000
  return `${date.getUTCFullYear()}-${1_000 + digits}`
}

const filledWords = (input: QuoteInput): QuoteWords => {
  const { locale, date } = input
  const format = FORMATS[locale]
  const day = (time: Date) => new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
  const rate = new Intl.NumberFormat(format, { style: 'percent' }).format(TAX_RATE)
  const validUntil = day(new Date(date.getTime() + VALID_DAYS * DAY))
  const fill = (text: string) =>
    fillPlaceholders(text, { number: quoteNumber(input), date: day(date), validUntil, rate })
  const words = WORDS[locale]
  const { subject, introduction, conditions, tax } = words
  return {
    ...words,
    subject: fill(subject),
    introduction: fill(introduction),
    conditions: fill(conditions),
    tax: fill(tax),
  }
}

const quoteOf = (input: QuoteInput): Quote => {
  const { locale, from } = input
  const words = filledWords(input)
  const currency = new Intl.NumberFormat(FORMATS[locale], { style: 'currency', currency: 'EUR' })
  const euros = (amount: number) => currency.format(amount)
  const items = Object.entries(LINES).map(([id, [quantity, price]]) => ({ id, quantity, price }))
  const net = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  return {
    locale,
    words,
    rows: items.map(({ id, quantity, price }) => ({
      label: lineLabel(words, id),
      quantity: String(quantity),
      unitPrice: euros(price),
      amount: euros(quantity * price),
    })),
    totals: [
      { label: words.net, amount: euros(net) },
      { label: words.tax, amount: euros(net * TAX_RATE) },
      { label: words.total, amount: euros(net * (1 + TAX_RATE)) },
    ],
    signature: from.name ?? words.signature,
  }
}

const isLineId = (id: string): id is LineId => Object.hasOwn(LINES, id)
const lineLabel = ({ lines }: QuoteWords, id: string): string => (isLineId(id) ? lines[id] : id)

const textOf = ({ words, rows, totals, signature }: Quote): string => {
  const details = rows.map(
    ({ label, quantity, unitPrice, amount }) => `- ${label}${words.separator}${quantity} × ${unitPrice} = ${amount}`,
  )
  const sums = totals.map(({ label, amount }) => `${label}${words.separator}${amount}`)
  const { greeting, introduction, conditions, approval, closing } = words
  const paragraphs = [greeting, introduction, details.join('\n'), sums.join('\n'), conditions, approval]
  return `${[...paragraphs, `${closing}\n${signature}`].join('\n\n')}\n`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

const row = (cells: readonly string[], name: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${name}>${escapeHtml(cell)}</${name}>`).join('')}</tr>`

const tableOf = ({ words, rows, totals }: Quote): string =>
  [
    '<table border="1" cellpadding="6" cellspacing="0">',
    row([words.label, words.quantity, words.unitPrice, words.amount], 'th'),
    ...rows.map(({ label, quantity, unitPrice, amount }) => row([label, quantity, unitPrice, amount], 'td')),
    ...totals.map(({ label, amount }) => row([label, '', '', amount], 'td')),
    '</table>',
  ].join('\n')

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`

const htmlOf = (quote: Quote): string => {
  const { greeting, introduction, conditions, approval, closing, subject } = quote.words
  return [
    `<!DOCTYPE html>\n<html lang="${quote.locale}">\n<head>`,
    `<meta charset="utf-8">\n<title>${escapeHtml(subject)}</title>\n</head>\n<body>`,
    ...[greeting, introduction].map(paragraph),
    tableOf(quote),
    ...[conditions, approval].map(paragraph),
    `<p>${escapeHtml(closing)}<br>${escapeHtml(quote.signature)}</p>\n</body>\n</html>\n`,
  ].join('\n')
}

/** Composes the message of a probe: a quote to approve, in text and HTML, ready for the wire. */
export const composeQuote = async (input: QuoteInput): Promise<Buffer> => {
  const { from, replyTo, to, messageId, date } = input
  const quote = quoteOf(input)
  const { subject } = quote.words
  return composeMime({ from, replyTo, to, subject, messageId, date, text: textOf(quote), html: htmlOf(quote) })
}
