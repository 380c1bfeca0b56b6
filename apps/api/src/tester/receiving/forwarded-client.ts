/*
 * Who handed a message to the mail server in front of us (LMTP): as that server wrote it into the topmost Received field
 * (RFC 5321 §4.4). The field is the server’s own, so it can be believed; those below cannot.
 */
import { readHops } from '../reading/header/read-hops.ts'

const LONGEST = 4_096 // octets looked at: the field is the first or the second of the message

export interface ForwardedClient {
  ip: string | null
  helo: string | null
  /** Null: in clear. Left out: not told. */
  tls?: { protocol: string; cipher: string } | null
}

const topmostReceived = (source: Buffer): string | null => {
  const header = source.toString('latin1', 0, LONGEST).replaceAll(/\r?\n(?=[ \t])/g, '')
  const field = /^Received:([^\r\n]*)/im.exec(header.split(/\r?\n\r?\n/, 1)[0] ?? '')
  return field?.[1]?.trim() ?? null
}

const tlsOf = (clause: string | null): ForwardedClient['tls'] => {
  const [, protocol, cipher] = /(TLSv?[\d.]+|SSLv\d)(?:.*?\bcipher[ =]|:)([\w-]+)?/i.exec(clause ?? '') ?? []
  return protocol === undefined ? undefined : { protocol, cipher: cipher ?? '' }
}

/** Everything null when the message has no such field, as one that was made on the server itself. */
export const forwardedClient = (source: Buffer): ForwardedClient => {
  const body = topmostReceived(source)
  const [hop] = body === null ? [] : readHops([body])
  if (body === null || !hop) return { ip: null, helo: null }
  const tls = tlsOf(hop.tls) ?? (hop.isEncrypted === false ? null : undefined)
  const helo = /\bhelo=([^\s)]+)/i.exec(body)?.[1] ?? hop.from // Exim names it in the comment
  return { ip: hop.fromIp, helo: helo?.toLowerCase() ?? null, ...(tls !== undefined && { tls }) }
}
