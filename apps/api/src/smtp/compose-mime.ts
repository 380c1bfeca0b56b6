import MailComposer from 'nodemailer/lib/mail-composer'

export interface Mailbox {
  address: string
  name: string | null
}

export interface MimeInput {
  from: Mailbox
  replyTo: Mailbox | null
  to: string
  subject: string
  /** With its angle brackets. */
  messageId: string
  date: Date
  text: string
  html: string
}

const asAddress = ({ address, name }: Mailbox) => ({ address, name: name ?? '' })

/**
 * Builds a message (RFC 5322) of a text and an HTML part (multipart/alternative, RFC 2046 §5.1.4), seven bits throughout:
 * quoted-printable bodies, encoded words in the header. Line ends are CRLF.
 */
export const composeMime = async ({ from, replyTo, to, ...message }: MimeInput): Promise<Buffer> => {
  const composer = new MailComposer({
    ...message,
    from: asAddress(from),
    ...(replyTo !== null && { replyTo: asAddress(replyTo) }),
    to: asAddress({ address: to, name: null }), // an object: the address is not parsed a second time
    textEncoding: 'quoted-printable',
    boundaryPrefix: 'part',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
