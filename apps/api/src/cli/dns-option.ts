import { parseServerAddress, type ServerAddress } from '../dns/server-address.ts'
import { usageFault } from './command.ts'
import type { Terminal } from './terminal.ts'

/** What `--dns` names, as a list of one; undefined for the servers of the system. Throws `usage`. */
export const dnsServers = (text: string | undefined, terminal: Terminal): readonly ServerAddress[] | undefined => {
  if (text === undefined) return undefined
  const server = parseServerAddress(text)
  if (!server) throw usageFault(terminal, 'audit.dns', text)
  return [server]
}
