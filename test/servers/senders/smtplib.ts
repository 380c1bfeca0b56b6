import { join } from 'node:path'

import { sendWith } from './run-sender.ts'

export interface SmtplibMail {
  readonly port: number
  readonly from: string
  readonly to: string
  readonly subject: string
  /** The name of the attached file. */
  readonly attachment: string
  readonly caFile: string
}

/** Sends text, HTML, a picture within it and an attached file over STARTTLS, with Python's email and smtplib. */
export async function sendWithSmtplib(mail: SmtplibMail): Promise<void> {
  // Debian's own Python, whatever else PATH has.
  await sendWith('/usr/bin/python3', [join(import.meta.dirname, 'smtplib-sender.py')], JSON.stringify(mail))
}
