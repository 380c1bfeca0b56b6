import { createTransport } from 'nodemailer'

import type { DkimKey } from '../opendkim.ts'

export interface NodemailerMail {
  readonly port: number
  readonly from: string
  readonly to: string
  readonly subject: string
  /** Signs with it; not at all without. */
  readonly key?: DkimKey
  /** PEM; without it, no STARTTLS. */
  readonly ca?: string
  readonly attachment?: { readonly filename: string; readonly content: string }
}

/**
 * Sends as a program of somebody who writes JavaScript would. With a key it looks as mail of Gmail does: text and HTML as
 * quoted-printable, Gmail's form of the Message-ID and of the HTML.
 */
export async function sendWithNodemailer({ port, ca, key, attachment, ...mail }: NodemailerMail): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    name: 'client.example.org',
    ...(ca === undefined ? { ignoreTLS: true } : { requireTLS: true, tls: { ca } }),
    ...(key && { dkim: { domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey } }),
  })
  try {
    await transport.sendMail({
      from: { name: 'Isabelle Martin', address: mail.from },
      to: mail.to,
      subject: mail.subject,
      messageId: `<CAF${crypto.randomUUID().replaceAll('-', '')}@mail.example.org>`,
      text: 'Bonjour,\n\nvoici le devis pour le gîte, du 4 au 18 juillet. Merci de me répondre avant vendredi.\n\nIsabelle\n',
      html: '<div dir="ltr"><div>Bonjour,</div><div><br></div><div>voici le devis pour le gîte, du 4 au 18 juillet. Merci de me répondre avant vendredi.</div><div><br></div><div>Isabelle</div></div>\n',
      textEncoding: 'quoted-printable',
      ...(attachment && { attachments: [attachment] }),
    })
  } finally {
    transport.close()
  }
}
