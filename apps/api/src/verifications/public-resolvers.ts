import { createNodeResolver, type NodeResolverOptions } from '../dns/node-resolver.ts'
import { type ServerAddress, systemServers } from '../dns/server-address.ts'
import type { PublicResolver } from './verify-record.ts'

export interface PublicResolvers {
  readonly list: readonly PublicResolver[]
  close(): void
}

/** Asked at most: each one more is one more place that learns what is looked for. */
const MAX_RESOLVERS = 8
const TIMEOUT = 3_000 // ms
const DNS_PORT = 53

const nameOf = ({ address, port }: ServerAddress): string => {
  const host = address.includes(':') && port !== DNS_PORT ? `[${address}]` : address
  return port === DNS_PORT ? host : `${host}:${port}`
}

/**
 * The resolvers that are asked whether a published record reached them: those in use (of the configuration, or of the
 * system), and those that the operator names besides. `optionsFor` says how one is asked, where that is not as usual.
 */
export const openPublicResolvers = (
  inUse: readonly ServerAddress[] | undefined,
  besides: readonly ServerAddress[],
  optionsFor: (server: ServerAddress) => Omit<NodeResolverOptions, 'servers'> = () => ({}),
): PublicResolvers => {
  const byName = new Map([...(inUse ?? systemServers()), ...besides].map((server) => [nameOf(server), server]))
  const opened = [...byName].slice(0, MAX_RESOLVERS).map(([name, server]) => ({
    name,
    resolver: createNodeResolver({ servers: [server], timeout: TIMEOUT, ...optionsFor(server) }),
  }))
  return { list: opened, close: () => opened.forEach(({ resolver }) => resolver.close()) }
}
