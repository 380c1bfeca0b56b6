import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** A message as it came in by SMTP. */
export interface ReceivedMail {
  /** The domain or address literal given with EHLO or HELO. */
  readonly helo: string
  readonly clientAddress: string
  /** RFC 5321 MAIL FROM; empty for a bounce. */
  readonly envelopeFrom: string
  readonly envelopeTo: readonly string[]
  readonly source: Buffer
  readonly arrivedAt: Date
}

/** An SMTP server without authentication or TLS on a free port of 127.0.0.1, as the next hop of a relay. */
export interface MailSink {
  readonly port: number
  readonly received: readonly ReceivedMail[]
  stop(): Promise<void>
}

export interface MailSinkOptions {
  /** The name in the greeting. */
  readonly hostName: string
  /** RCPT TO: true to take it, false for 550. */
  accepts(address: string): boolean
  /** Called after the final dot, before the sender gets its 250; a rejection becomes a 451. */
  onMail?(mail: ReceivedMail): Promise<void> | void
}

/** Starts the server. */
export async function startMailSink(options: MailSinkOptions): Promise<MailSink> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    name: options.hostName,
    hideSTARTTLS: true,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, answer) {
      answer(options.accepts(address) ? null : smtpError(550, `5.1.1 <${address}>: no such mailbox here`))
    },
    onData(stream, session, answer) {
      const take = async (): Promise<void> => {
        const mail = await readMail(stream, session)
        received.push(mail)
        await options.onMail?.(mail)
      }
      take().then(
        () => answer(null),
        (error: unknown) => answer(smtpError(451, `4.3.0 ${String(error)}`)),
      )
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return { port: portOf(server), received, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function readMail(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const { mailFrom, rcptTo } = session.envelope
  return {
    helo: session.hostNameAppearsAs || '',
    clientAddress: session.remoteAddress,
    envelopeFrom: mailFrom ? mailFrom.address : '',
    envelopeTo: rcptTo.map(({ address }) => address),
    source: Buffer.concat(chunks),
    arrivedAt: new Date(),
  }
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function portOf(server: SMTPServer): number {
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return address.port
}
