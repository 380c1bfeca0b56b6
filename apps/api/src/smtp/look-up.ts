import { Resolver } from 'node:dns/promises'
import type { Config } from '../config.ts'
import type { ServerAddress } from '../dns/server-address.ts'
import { createNodeLookUp } from './node-look-up.ts'
import type { LookUpHost } from './resolve-host.ts'
import { systemCode } from './system-code.ts'

const textOf = ({ address, port }: ServerAddress): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`

// Both are answers: the name has no such record, or does not exist.
const isAnswer = (error: unknown): boolean => ['ENODATA', 'ENOTFOUND'].includes(systemCode(error) ?? '')

/** Asks these servers, and nobody else, for both kinds of address. A server that did not answer is no “not found”. */
const askServers = (servers: readonly ServerAddress[]) => {
  const resolver = new Resolver()
  resolver.setServers(servers.map(textOf))
  return async (name: string): Promise<{ address: string }[]> => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (found.length > 0) return found.map((address) => ({ address }))
    const lost = answers.find((answer) => answer.status === 'rejected' && !isAnswer(answer.reason))
    if (lost?.status === 'rejected') throw lost.reason
    throw Object.assign(new Error(`No address: ${name}`), { code: 'ENOTFOUND' })
  }
}

/** How the addresses of hosts are found: as the system does, or by the name servers of the configuration alone. */
export const createLookUp = ({ dnsServers }: Pick<Config, 'dnsServers'>): LookUpHost =>
  dnsServers.length === 0 ? createNodeLookUp() : createNodeLookUp(askServers(dnsServers))
