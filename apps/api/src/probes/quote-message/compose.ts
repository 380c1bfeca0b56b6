import { randomUUID } from 'node:crypto'
import { domainOf, type Locale, type RelayHeader } from '@bienrecu/shared'
import { htmlPart } from './html-part.ts'
import { composeMime, type Mailbox } from './mime-composer.ts'
import { quoteFor } from './quote.ts'
import { textPart } from './text-part.ts'
import { writeLetter } from './write-letter.ts'

/** Addresses have passed `EmailAddress`, names `lineOfText`. */
export interface QuoteMessageInput {
  from: Mailbox
  replyTo: Mailbox | null
  /** The one recipient: an address, no name. */
  to: string
  locale: Locale
  /** Of a message composed before, with its angle brackets: the same id and date give the same bytes again. */
  messageId?: string | undefined
  date: Date
  /** What the relay adds. */
  headers?: readonly RelayHeader[]
}

interface QuoteMessage {
  /** With its angle brackets, as in the header. */
  messageId: string
  /** The whole message, 7-bit, with CRLF line ends. */
  raw: Buffer
}

/**
 * Composes the probe: a quote to approve, as a small firm sends it, in text and HTML. It names no customer and carries
 * no secret, for anyone who has the tester’s address can read it. A new Message-ID is random, on the domain of From
 * (RFC 5322 §3.6.4); trade and number of the quote follow from it.
 */
export const composeQuoteMessage = async (input: QuoteMessageInput): Promise<QuoteMessage> => {
  const { from, replyTo, to, locale, date, headers = [] } = input
  const messageId = input.messageId ?? `<${randomUUID()}@${domainOf(from.address)}>`
  const letter = writeLetter(quoteFor(messageId, date, locale), locale, from.name || from.address)
  const raw = await composeMime({
    from,
    replyTo,
    to,
    messageId,
    date,
    headers: [{ name: 'Content-Language', value: locale }, ...headers], // RFC 3282
    subject: letter.subject,
    text: textPart(letter),
    html: htmlPart(letter),
  })
  return { messageId, raw }
}
