/*
 * The wire form of the probe message: RFC 5322 fields, RFC 2047 encoded words, a multipart/alternative of RFC 2046 §5.1.4
 * in quoted-printable. All of it is 7-bit, so a relay without 8BITMIME (RFC 6152) takes it unchanged and a DKIM signature
 * made on the way survives. Knowingly not: attachments, other charsets, and addresses outside ASCII (RFC 6532).
 */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { RelayHeader } from '@bienrecu/shared'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'

export interface Mailbox {
  readonly address: string
  readonly name: string | null
}

interface MimeMessage {
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  readonly to: string
  /** With its angle brackets. */
  readonly messageId: string
  readonly date: Date
  /** Further fields, after the others. */
  readonly headers: readonly RelayHeader[]
  readonly subject: string
  /** One of the two at least. */
  readonly text: string | null
  readonly html: string | null
}

const addressOf = ({ address, name }: Mailbox) => ({ address, name: name ?? '' })

// Two random boundaries would make two messages of one. “=_” cannot occur in quoted-printable (RFC 2045 §6.7).
const boundaryOf = (messageId: string) => ({
  boundaryPrefix: '=_',
  baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
})

/** Gives the message as it goes over the wire, with CRLF line ends; the same input gives the same bytes. */
export const composeMime = ({ from, replyTo, headers, text, html, ...message }: MimeMessage): Promise<Buffer> =>
  new MailComposer({
    ...message,
    ...boundaryOf(message.messageId),
    ...(text !== null && { text }),
    ...(html !== null && { html }),
    from: addressOf(from),
    ...(replyTo && { replyTo: addressOf(replyTo) }),
    to: { address: message.to, name: '' },
    headers: headers.map(({ name, value }) => ({ key: name, value })),
    encoding: 'quoted-printable',
    textEncoding: 'Q',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

/** Who signs, with a key published at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

/** Puts a DKIM signature (RFC 6376) before the message; the same input gives the same bytes. */
export const signMime = (message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> =>
  buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(message))
