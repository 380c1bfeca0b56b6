import type { ServerCertificate } from '../certificate-authority.ts'
import { startMailSink } from '../mail-sink.ts'
import { USUAL_BEHAVIOUR, type Behaviour } from './behaviour.ts'
import type { Evaluation, Examiners } from './evaluate.ts'
import { createMailboxes } from './mailboxes.ts'
import { createSite } from './site.ts'
import { startWebServer, type SeenRequest } from './web-server.ts'

/** The names the replica's certificate must be good for. */
export const MAIL_TESTER_HOSTS = ['www.mail-tester.com', 'mail-tester.com'] as const

/** A running replica of mail-tester.com. */
export interface MailTester {
  /** HTTPS, for the browser's rule that maps www.mail-tester.com to 127.0.0.1. */
  readonly httpsPort: number
  /** SMTP, for the relay's route to mail-tester.com. */
  readonly smtpPort: number
  /** Changes some of its behaviour from now on; the rest stays as it is. */
  behave(changes: Partial<Behaviour>): void
  /**
   * Waits until the pages know of the mail to this address (or id), and returns what was found out about it.
   * Throws when that takes longer than the given time, 30 s by default.
   */
  waitForMail(address: string, withinMs?: number): Promise<Evaluation>
  /** What the pages know of the mail to this address (or id) now. */
  findMail(address: string): Evaluation | null
  /** How many mails have come in by SMTP, for whatever address. */
  mailCount(): number
  /** Addresses that were mailed without standing in To, and were therefore never "received". */
  readonly ignoredAddresses: readonly string[]
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[]
  stop(): Promise<void>
}

export interface MailTesterOptions extends Examiners {
  readonly certificate: ServerCertificate
  readonly behaviour?: Partial<Behaviour>
}

/** Starts the SMTP receiver and the web server. */
export async function startMailTester(options: MailTesterOptions): Promise<MailTester> {
  let behaviour: Behaviour = { ...USUAL_BEHAVIOUR, ...options.behaviour }
  const mailboxes = createMailboxes(options)
  const [sink, web] = await Promise.all([
    startMailSink({
      hostName: 'srv1.mail-tester.com',
      accepts: (address) => /@(?:srv\d+\.)?mail-tester\.com$/i.test(address),
      // Not awaited: the sending server gets its 250 before anybody looks at the mail.
      onMail: (mail) => void mailboxes.take(mail, behaviour.receptionDelayMs),
    }),
    startWebServer(
      options.certificate,
      createSite(mailboxes, () => behaviour),
    ),
  ])
  return {
    httpsPort: web.port,
    smtpPort: sink.port,
    behave: (changes) => void (behaviour = { ...behaviour, ...changes }),
    waitForMail: (address, withinMs = 30_000) => mailboxes.waitFor(idOf(address), withinMs),
    findMail: (address) => mailboxes.find(idOf(address)),
    mailCount: () => sink.received.length,
    ignoredAddresses: mailboxes.ignored,
    requests: web.requests,
    async stop() {
      mailboxes.stop()
      await Promise.all([sink.stop(), web.stop()])
    },
  }
}

function idOf(address: string): string {
  return address.replace(/@[^@]*$/, '')
}
