import { createHash } from 'node:crypto'
import { isIP, type Socket } from 'node:net'
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../app-error.ts'
import { withDeadline } from './deadline.ts'
import { SmtpFailure } from './smtp-failure.ts'
import { namesOf, tlsFault, type TlsMoment } from './tls-fault.ts'

export interface TlsTarget {
  host: string
  port: number
  /** When set, the only authorities that are trusted (PEM). */
  caCertificate: string | null
  /** SHA-256 of the one certificate that is trusted, in hexadecimal; who issued it, for which name, until when: all the same. */
  certificatePin?: string | null
  moment: TlsMoment
}

const MAX_CONTEXTS = 16 // one for each authority in use
const contexts = new Map<string | null, SecureContext>()

/** What stays the same from one handshake to the next: reading the authorities takes longer than a whole SMTP command. */
export const secureContextOf = (caCertificate: string | null): SecureContext => {
  const known = contexts.get(caCertificate)
  if (known) return known
  const context = createSecureContext({ ...(caCertificate !== null && { ca: caCertificate }), minVersion: 'TLSv1.2' })
  if (contexts.size >= MAX_CONTEXTS) contexts.clear()
  contexts.set(caCertificate, context)
  return context
}

/** The certificate itself must be the pinned one. Nothing has been said on the connection before this is sure. */
export const checkPin = (secured: TLSSocket, pin: string, { host, port }: Pick<TlsTarget, 'host' | 'port'>): void => {
  const { raw } = secured.getPeerCertificate()
  const fingerprint = raw === undefined ? '' : createHash('sha256').update(raw).digest('hex')
  if (fingerprint === pin) return
  throw new SmtpFailure('tls-certificate-pin-mismatch', { params: { host, port, fingerprint } })
}

/**
 * Does the TLS handshake on an open connection: at least TLS 1.2 (RFC 8997), certificate and name verified (RFC 9525), or the
 * certificate compared with the pinned one.
 * Rejects with the exact `tls-…` cause, `smtp-port-expects-plain`, `smtp-timeout` or `cancelled`; the socket is then gone.
 */
export const secureSocket = async (
  socket: Socket,
  target: TlsTarget,
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal },
): Promise<TLSSocket> => {
  const { host, port, caCertificate, certificatePin: pin = null, moment } = target
  const secured = connect({
    socket,
    host, // the name to verify; the connection already stands
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: secureContextOf(caCertificate),
    rejectUnauthorized: pin === null,
  })
  const opened = new Promise<void>((resolve, reject) => {
    secured.once('secureConnect', () => resolve())
    secured.once('error', reject)
    secured.once('close', () => reject(new Error('closed during the handshake')))
  })
  const late = () => new SmtpFailure('smtp-timeout', { params: { host, port } })
  secured.on('error', () => undefined) // as in open-socket.ts: between two users an error must not end the process
  try {
    await withDeadline(opened, { milliseconds, signal, late })
    if (pin !== null) checkPin(secured, pin, target)
    await nextTurn() // our last word of the handshake leaves only when this turn is over: nobody shall hold it up
    return secured
  } catch (error) {
    secured.destroy()
    throw error instanceof AppError ? error : tlsFault(error, { host, port, moment })
  }
}

/** What the handshake settled, for people to read. */
export const tlsFacts = (socket: TLSSocket): Record<string, string> => {
  const certificate = socket.getPeerCertificate()
  const issuer = [certificate.issuer?.O ?? certificate.issuer?.CN].flat()[0]
  return {
    tlsProtocol: socket.getProtocol() ?? '',
    tlsCipher: socket.getCipher().name,
    ...(certificate.subject && { certificateNames: namesOf(certificate) }),
    ...(issuer !== undefined && { certificateIssuer: issuer.slice(0, 200) }),
    ...(certificate.valid_to && { certificateValidTo: new Date(certificate.valid_to).toISOString() }),
  }
}
