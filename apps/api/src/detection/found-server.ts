import { type DetectedServer, hostnameProblem } from '@bienrecu/shared'
import { IMAP_PORTS, MAIL_PORTS } from '../smtp/resolve-host.ts'

const PORTS = { smtp: MAIL_PORTS, imap: IMAP_PORTS }

/**
 * A server that somebody else names, in lower case; null for what is no host name of two labels at least, or no port of
 * mail: nothing that a stranger writes leads a relay anywhere else.
 */
export const foundServer = (
  what: keyof typeof PORTS,
  { host, port, security }: DetectedServer,
): DetectedServer | null => {
  const isHost = host.includes('.') && hostnameProblem(host) === null
  return isHost && PORTS[what].includes(port) ? { host: host.toLowerCase(), port, security } : null
}
