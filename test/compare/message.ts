import { dkimSign } from 'mailauth/lib/dkim/sign.js'

import type { DkimKey } from '../servers/opendkim.ts'
import { SENDERS, type Sender } from './world.ts'

/** A message that both testers judge; what is not given is as it should be. */
export interface Sample {
  readonly id: string
  readonly domain?: string
  readonly sender?: Sender
  /** MAIL FROM; by default the author. */
  readonly mailFrom?: string
  /** Fields in the place of the usual ones of the same name; null leaves one out. */
  readonly fields?: Readonly<Record<string, string | null>>
  readonly text?: string | null
  readonly html?: string | null
  /** Instead of the usual body, with its own Content-Type among `fields`. */
  readonly body?: string
  readonly signs?: boolean
  /** After the message was signed. */
  readonly change?: (source: string) => string
}

export interface MadeMessage {
  readonly id: string
  readonly source: Buffer
  readonly sender: Sender
  readonly mailFrom: string
  readonly recipient: string
}

const TEXT = [
  'Good morning,',
  'here is the quote for the two gites that you asked me for, with the dates we spoke of on the phone. The price holds until the end of the month.',
  'Please tell me by Friday whether it suits you, so that I can keep both houses free for your family.',
  'Kind regards,',
  'Isabelle Martin, 12 rue des Lilas, 35000 Rennes',
]
export const USUAL_TEXT = TEXT.join('\r\n\r\n')
export const USUAL_HTML = `<!DOCTYPE html><html lang="en"><head><title>Your quote</title></head><body>${TEXT.map((line) => `<p>${line}</p>`).join('\r\n')}<p><a href="https://www.good.example/quotes/42">See the quote</a></p></body></html>`

const BOUNDARY = '=_part_of_the_message'

const partOf = (type: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${content}\r\n`

const bodyOf = ({ text = USUAL_TEXT, html = USUAL_HTML, body }: Sample): { type: string; body: string } => {
  if (body !== undefined) return { type: 'text/plain; charset=utf-8', body }
  if (html === null) return { type: 'text/plain; charset=utf-8', body: text ?? '' }
  if (text === null) return { type: 'text/html; charset=utf-8', body: html }
  const parts = partOf('text/plain', text) + partOf('text/html', html)
  return { type: `multipart/alternative; boundary="${BOUNDARY}"`, body: `${parts}--${BOUNDARY}--\r\n` }
}

const dateOf = (now: Date): string => now.toUTCString().replace('GMT', '+0000')

/** Writes the message to this address and signs it for its author's domain. */
export const makeMessage = async (sample: Sample, recipient: string, key: DkimKey): Promise<MadeMessage> => {
  const { id, domain = 'good.example', sender = SENDERS.good, signs = true, change = (source) => source } = sample
  const author = `isabelle@${domain}`
  const { type, body } = bodyOf(sample)
  const fields: Record<string, string | null> = {
    From: `Isabelle Martin <${author}>`,
    To: recipient,
    Subject: 'The quote for your two gites in July',
    Date: dateOf(new Date()),
    'Message-ID': `<${id}@${domain}>`,
    'MIME-Version': '1.0',
    'Content-Type': type,
    'Content-Transfer-Encoding': type.startsWith('multipart/') ? null : '8bit',
    ...sample.fields,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  const source = `${lines.join('\r\n')}\r\n\r\n${body}${body.endsWith('\r\n') ? '' : '\r\n'}`
  const signature = signs ? await signatureOf(source, domain, key) : ''
  return { id, source: Buffer.from(change(signature + source)), sender, mailFrom: sample.mailFrom ?? author, recipient }
}

const signatureOf = async (source: string, domain: string, { selector, privateKey }: DkimKey): Promise<string> => {
  const one = { signingDomain: domain, selector, privateKey }
  const { signatures, errors } = await dkimSign(source, { ...one, signatureData: [one] })
  if (errors.length > 0) throw new Error(`The message could not be signed: ${JSON.stringify(errors)}`)
  return signatures
}
