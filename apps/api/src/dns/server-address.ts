import { getServers } from 'node:dns'
import { isIP } from 'node:net'

/** Where a DNS server listens: an IP address, and a port for UDP and TCP alike. */
export interface ServerAddress {
  readonly address: string
  readonly port: number
}

const DNS_PORT = 53
const MAX_PORT = 65_535

const BRACKETED = /^\[([^\]]+)\](?::(\d{1,5}))?$/
const PLAIN = /^([^:]+)(?::(\d{1,5}))?$/

/**
 * Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353` or `localhost:5353`; null for anything else. A
 * host name other than localhost is none: it would take another DNS server to find this one.
 */
export const parseServerAddress = (text: string): ServerAddress | null => {
  if (isIP(text) === 6) return { address: text, port: DNS_PORT }
  const [, inBrackets, bracketPort] = BRACKETED.exec(text) ?? []
  const [, plain, plainPort] = PLAIN.exec(text) ?? []
  const port = Number(bracketPort ?? plainPort ?? DNS_PORT)
  if (port < 1 || port > MAX_PORT) return null
  if (inBrackets !== undefined) return isIP(inBrackets) === 6 ? { address: inBrackets, port } : null
  if (plain?.toLowerCase() === 'localhost') return { address: '127.0.0.1', port }
  return plain !== undefined && isIP(plain) === 4 ? { address: plain, port } : null
}

/** The servers the system is set to ask. */
export const systemServers = (): ServerAddress[] => getServers().flatMap((text) => parseServerAddress(text) ?? [])

/** The servers of the configuration, or nothing where it names none: the system’s are then asked. */
export const serversOf = (configured: readonly ServerAddress[]): readonly ServerAddress[] | undefined =>
  configured.length > 0 ? configured : undefined
