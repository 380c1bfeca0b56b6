/** A message to write; what is not given is as it should be. */
export interface SampleMail {
  readonly from: string
  readonly to: string
  readonly cc?: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
}

const TEXT =
  'Good morning,\n\nhere is the quote you asked me for. Please tell me by Friday whether it suits you.\n\nKind regards'

/** Writes a sound message with text and HTML parts, as RFC 5322 and RFC 2046 want it. Lines end with CRLF. */
export function writeMail({ from, to, cc, subject = 'Your quote', text = TEXT, html }: SampleMail): string {
  const boundary = `=_${crypto.randomUUID()}`
  const headers = [
    `From: Isabelle Martin <${from}>`,
    `To: ${to}`,
    ...(cc === undefined ? [] : [`Cc: ${cc}`]),
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${crypto.randomUUID()}@${from.split('@').at(-1)}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ]
  const document = html ?? `<p>${text.split('\n\n').join('</p><p>')}</p>`
  const parts = [part('plain', text), part('html', `<html><body>${document}</body></html>`)]
  const body = [...parts.map((content) => `--${boundary}\r\n${content}`), `--${boundary}--`]
  return `${headers.join('\r\n')}\r\n\r\n${body.join('\r\n')}\r\n`
}

function part(kind: 'plain' | 'html', content: string): string {
  const lines = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`
}
