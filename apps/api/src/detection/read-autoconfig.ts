/*
 * The configuration file of draft-ietf-mailmaint-autoconfig-06 (Thunderbird’s config-v1.1.xml): the first server for sending
 * and the first for folders that a relay can use. Read strictly: a file that is not well-formed, or has a DOCTYPE, and with
 * it entities of its own, is none: sax (57 KB, no dependencies, kept up since 2010) tells the one from the other. Knowingly not read: POP3, JMAP, servers without encryption, documentation, sign-in pages.
 */
import type { DetectedServer } from '@bienrecu/shared'
import sax from 'sax'
import { foundServer } from './found-server.ts'

export interface AutoconfigServer {
  readonly server: DetectedServer
  /** Null when the file names none, or one that cannot be filled in. */
  readonly username: string | null
}

export interface Autoconfig {
  readonly smtp: AutoconfigServer | null
  readonly imap: AutoconfigServer | null
}

/** `malformed`: meant to be such a file. `other`: something else altogether, such as a page. */
export type AutoconfigReading =
  | { readonly kind: 'file'; readonly autoconfig: Autoconfig }
  | { readonly kind: 'malformed' | 'other' }

/** One `incomingServer` or `outgoingServer`, as it is written. */
type Written = Partial<Record<'type' | 'hostname' | 'port' | 'socketType' | 'username', string>>

const SERVERS = { smtp: 'outgoingServer', imap: 'incomingServer' } as const
const FIELDS = ['hostname', 'port', 'socketType', 'username'] as const
const PLACE = 'clientConfig/emailProvider'
const MAX_DEPTH = 20
const MAX_TEXT = 320 // characters, as long as the user name of a relay may be

class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

const refuse = (reason: string) => (): never => {
  throw new NotAllowed(reason)
}

/** All servers of the file in their order. Throws on anything that is not well-formed. */
const writtenServers = (text: string): Written[] => {
  const parser = sax.parser(true, { trim: true })
  const path: string[] = []
  const servers: Written[] = []
  let server: Written | null = null
  // oxlint-disable unicorn/prefer-add-event-listener -- a parser of sax is no EventTarget
  parser.onerror = (error) => {
    throw error
  }
  parser.ondoctype = refuse('a DOCTYPE')
  parser.onopentag = ({ name, attributes }) => {
    const isServer = path.join('/') === PLACE && (name === SERVERS.smtp || name === SERVERS.imap)
    if (isServer) {
      const type = attributes['type']
      server = { type: `${name} ${typeof type === 'string' ? type : ''}` }
      servers.push(server)
    }
    if (path.push(name) > MAX_DEPTH) throw new NotAllowed('too deep')
  }
  const onText = (piece: string) => {
    const field = FIELDS.find((one) => one === path[3])
    if (server && field !== undefined && path.length === 4) server[field] = ((server[field] ?? '') + piece).trim()
  }
  parser.ontext = onText
  parser.oncdata = onText
  parser.onclosetag = () => {
    path.pop()
    if (path.length === 2) server = null
  }
  // oxlint-enable unicorn/prefer-add-event-listener
  parser.write(text).close()
  return servers
}

/** The placeholders of the draft that an address fills; null where another is left, or the text cannot be sent. */
const filled = (text: string, address: string): string | null => {
  const at = address.lastIndexOf('@')
  const values: Record<string, string> = {
    '%EMAILADDRESS%': address,
    '%EMAILLOCALPART%': address.slice(0, at),
    '%EMAILDOMAIN%': address.slice(at + 1),
  }
  const whole = text.replaceAll(/%[A-Z]+%/g, (placeholder) => values[placeholder] ?? placeholder)
  return whole === '' || whole.length > MAX_TEXT || /%[A-Z]+%|\p{Cc}/u.test(whole) ? null : whole
}

const SECURITY: ReadonlyMap<string, DetectedServer['security']> = new Map([
  ['SSL', 'tls'],
  ['STARTTLS', 'starttls'],
])

const usable = (what: 'smtp' | 'imap', written: Written, address: string): AutoconfigServer | null => {
  const { type, hostname = '', port = '', socketType = '', username = '' } = written
  const security = SECURITY.get(socketType)
  const host = filled(hostname, address)
  if (type !== `${SERVERS[what]} ${what}` || security === undefined || host === null || !/^\d{1,5}$/.test(port))
    return null
  const server = foundServer(what, { host, port: Number(port), security })
  return server && { server, username: filled(username, address) }
}

const first = (what: 'smtp' | 'imap', servers: readonly Written[], address: string): AutoconfigServer | null => {
  for (const written of servers) {
    const server = usable(what, written, address)
    if (server) return server
  }
  return null
}

/** Reads a file for an address. Linear in its length; never throws. */
export const readAutoconfig = (text: string, address: string): AutoconfigReading => {
  if (!text.includes('<clientConfig')) return { kind: 'other' }
  try {
    const servers = writtenServers(text)
    return {
      kind: 'file',
      autoconfig: { smtp: first('smtp', servers, address), imap: first('imap', servers, address) },
    }
  } catch {
    return { kind: 'malformed' } // the parser says by throwing that the file is not well-formed
  }
}
