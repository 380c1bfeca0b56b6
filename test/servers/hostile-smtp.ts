import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer, type SecureVersion, type TlsOptions } from 'node:tls'

import type { ServerCertificate } from './certificate-authority.ts'
import { converse, type Step } from './hostile-smtp-session.ts'

/**
 * What the server does at a step, instead of what a sound server would do:
 * a reply (lines separated by `\n`, without final line end), with or without a drop after it; bytes exactly as given,
 * after which it goes on as if it had replied but never starts TLS; a drop; or nothing at all, for ever.
 */
export type Reaction =
  | { readonly reply: string; readonly thenDrop?: boolean }
  | { readonly raw: string }
  | 'drop'
  | 'silence'

/** Reactions by step. A list is used up one by one, its last element for ever: `[greylisted, accepted]`. */
type Script = Readonly<Partial<Record<Step, Reaction | readonly Reaction[]>>>

export interface HostileSmtpOptions {
  /** TLS from the first byte, offered by STARTTLS, or not at all. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Needed unless security is 'none'. */
  readonly certificate?: ServerCertificate
  /** The newest version of TLS it speaks, for instance 'TLSv1.1'. */
  readonly newestTls?: SecureVersion
  readonly script?: Script
  /** Closes the connection after this many bytes of the message. */
  readonly dropAfterBodyBytes?: number
  /** Sends every reply in pieces of one byte each. */
  readonly byteByByte?: boolean
  /** The keywords of the EHLO reply; by default PIPELINING, SIZE, 8BITMIME, AUTH PLAIN LOGIN. */
  readonly extensions?: readonly string[]
}

/** An SMTP server that misbehaves by script, on a free port of 127.0.0.1. */
export interface HostileSmtp {
  readonly port: number
  /** Connections made so far. */
  connectionCount(): number
  /** Every command line of every connection, in order; AUTH lines and their answers without their secrets. */
  readonly commands: readonly string[]
  /** Every message whose final dot arrived, whatever was answered to it: as on the line, dots doubled, CRLF at the end. */
  readonly messages: readonly string[]
  /** A new script for the steps to come, on open connections too. */
  follow(script: Script): void
  stop(): Promise<void>
}

/** Starts the server. Without a script it is a sound one that accepts every login and every recipient. */
export async function startHostileSmtp(options: HostileSmtpOptions): Promise<HostileSmtp> {
  const commands: string[] = []
  const messages: string[] = []
  const sockets = new Set<Socket>()
  let chooseReaction = reactionsOf(options.script ?? {})
  let connections = 0

  const serve = (socket: Socket): void => {
    const session = {
      ...options,
      tls: tlsOptions(options),
      extensions: options.extensions ?? ['PIPELINING', 'SIZE 10485760', '8BITMIME', 'AUTH PLAIN LOGIN'],
      react: (step: Step) => chooseReaction(step),
      onCommand: (line: string) => void commands.push(line),
      onMessage: (message: string) => void messages.push(message),
    }
    converse(socket, session)
  }
  const server = options.security === 'tls' ? createTlsServer(tlsOptions(options), serve) : createServer(serve)
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: portOf(server.address()),
    connectionCount: () => connections,
    commands,
    messages,
    follow: (script) => void (chooseReaction = reactionsOf(script)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function tlsOptions({ certificate, newestTls }: HostileSmtpOptions): TlsOptions {
  if (!certificate) return {}
  const old =
    newestTls === undefined
      ? {}
      : { maxVersion: newestTls, minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' }
  return { cert: certificate.certificate, key: certificate.key, ...old }
}

function reactionsOf(script: Script): (step: Step) => Reaction | null {
  const used = new Map<Step, number>()
  return (step) => {
    const planned = script[step]
    if (planned === undefined) return null
    const list = isList(planned) ? planned : [planned]
    const index = used.get(step) ?? 0
    used.set(step, index + 1)
    return list[Math.min(index, list.length - 1)] ?? null
  }
}

/** Array.isArray does not narrow readonly arrays. */
function isList(planned: Reaction | readonly Reaction[]): planned is readonly Reaction[] {
  return Array.isArray(planned)
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return address.port
}
