/*
 * SMTP (RFC 5321) and LMTP (RFC 2033) by npm smtp-server, with SIZE, 8BITMIME, SMTPUTF8, PIPELINING and STARTTLS; the end of a
 * message is CRLF.CRLF alone. Knowingly not: AUTH, relaying, DSN, CHUNKING, a mailbox for postmaster, and codes of RFC 3463
 * in replies of the library itself, so that ENHANCEDSTATUSCODES is not offered. The only file that loads the library.
 */
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import {
  SMTPServer,
  type SMTPServerDataResult,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server'
import type { Certificate } from './certificate.ts'
import type { DoorLimits } from './door-limits.ts'
import { Refusal, refusals } from './refusal.ts'

/** The client of one transaction. */
export interface Client {
  /** The connection, as `speak` was told. */
  id: string
  /** Without the prefix of an IPv4 address in IPv6; empty for a socket of this machine. */
  address: string
  helo: string
  /** Null in clear. */
  tls: { protocol: string; cipher: string } | null
  /** Empty for the null reverse-path. */
  mailFrom: string
  /** What a mail server in front told of the real client (XFORWARD), and it is trusted to; LMTP only. */
  isForwarded: boolean
}

/** What decides. Each rejects with a `Refusal`; anything else is a fault of ours and answered as such. */
export interface Decisions {
  mail(client: Client): Promise<void>
  recipient(address: string, client: Client): Promise<void>
  /** Gives one answer per recipient, in their order: the reply, or why not. */
  message(stream: SMTPServerDataStream, recipients: readonly string[], client: Client): Promise<(string | Refusal)[]>
  /** A connection has ended. */
  forget(connectionId: string): void
}

export interface SpeakerOptions {
  kind: 'smtp' | 'lmtp'
  /** Said in the greeting. */
  name: string
  maxOctets: number
  limits: DoorLimits
  certificate: Certificate | null
  decisions: Decisions
  onFault: (error: unknown) => void
  /** Told when a connection has ended. */
  onEnd: (id: string) => void
}

/** Speaks with clients whose connections others have accepted. */
export interface Speaker {
  speak(socket: Socket, id: string): void
  renew(certificate: Certificate): void
  /** From now on every command is answered with 421. */
  close(): void
}

type DataCallback = (error?: Error | null, message?: string | SMTPServerDataResult[]) => void

const refusalOf = (error: unknown, onFault: (error: unknown) => void): Refusal => {
  if (error instanceof Refusal) return error
  onFault(error)
  return refusals.fault()
}

const clientOf = (session: SMTPServerSession, tlsVersions: ReadonlyMap<string, string>): Client => {
  const { tlsOptions, envelope } = session
  const protocol = tlsVersions.get(session.id)
  const isForwarded = session.xForward?.has('ADDR') ?? false
  return {
    id: session.id,
    address: session.remoteAddress,
    helo: session.hostNameAppearsAs || '',
    tls: protocol === undefined || !tlsOptions ? null : { protocol, cipher: tlsOptions.standardName },
    mailFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
    isForwarded,
  }
}

/** One reply for all recipients in SMTP: the message is refused only when it is for each of them. */
const dataReply = (
  kind: 'smtp' | 'lmtp',
  answers: readonly (string | Refusal)[],
): [Error | null, (string | SMTPServerDataResult[])?] => {
  if (kind === 'lmtp') return [null, [...answers]]
  const accepted = answers.find((answer) => typeof answer === 'string')
  const refused = answers.find((answer) => answer instanceof Refusal)
  return accepted === undefined ? [refused ?? refusals.fault()] : [null, accepted]
}

const optionsOf = ({ kind, name, maxOctets, limits, certificate }: SpeakerOptions): SMTPServerOptions => ({
  name,
  size: maxOctets,
  lmtp: kind === 'lmtp',
  useXForward: kind === 'lmtp',
  disabledCommands: ['AUTH', 'XCLIENT', 'WIZ', 'SHELL', 'KILL', ...(certificate === null ? ['STARTTLS'] : [])],
  ...certificate,
  minVersion: 'TLSv1.2',
  disableReverseLookup: true, // the judge asks, with the rest
  socketTimeout: limits.idle,
  maxCommandLength: limits.commandLine,
  maxRecipients: limits.recipients,
  logger: false,
})

export const createSpeaker = (options: SpeakerOptions): Speaker => {
  const { kind, decisions, onFault } = options
  const tlsVersions = new Map<string, string>()
  const settle = async (work: Promise<void>, callback: (error?: Error | null) => void): Promise<void> => {
    let refusal: Refusal | null = null
    try {
      await work
    } catch (error) {
      refusal = refusalOf(error, onFault)
    }
    callback(refusal)
  }
  const takeMessage = async (stream: SMTPServerDataStream, session: SMTPServerSession, callback: DataCallback) => {
    const recipients = session.envelope.rcptTo.map(({ address }) => address)
    let reply: ReturnType<typeof dataReply>
    try {
      reply = dataReply(kind, await decisions.message(stream, recipients, clientOf(session, tlsVersions)))
    } catch (error) {
      reply = [refusalOf(error, onFault)]
    }
    callback(...reply)
  }
  const server = new SMTPServer({
    ...optionsOf(options),
    onSecure: (socket, session, callback) => {
      if (socket instanceof TLSSocket) tlsVersions.set(session.id, socket.getProtocol() ?? 'TLS')
      callback()
    },
    onClose: ({ id }) => {
      tlsVersions.delete(id)
      options.onEnd(id)
    },
    onMailFrom: ({ address }, session, callback) => {
      void settle(decisions.mail({ ...clientOf(session, tlsVersions), mailFrom: address }), callback)
    },
    onRcptTo: ({ address }, session, callback) => {
      void settle(decisions.recipient(address, clientOf(session, tlsVersions)), callback)
    },
    onData: (stream, session, callback) => void takeMessage(stream, session, callback),
  })
  server.on('error', () => undefined) // of single connections, whose clients are gone
  return {
    // `connect` is how the library itself goes on with a connection that it has accepted.
    speak: (socket, id) => server.connect(socket, { id }),
    renew: (certificate) => server.updateSecureContext({ ...certificate }),
    close: () => server.close(),
  }
}
