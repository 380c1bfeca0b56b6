import type { Resolver } from '@bienrecu/audit/resolver'
import type { Config } from '../config.ts'
import { createAskServer, nameServerPort } from '../dns/ask-server.ts'
import { serversOf } from '../dns/server-address.ts'
import { openPublicResolvers } from './public-resolvers.ts'
import type { VerifyRecord } from './verify-record.ts'

export interface VerifyingPorts {
  /** Finds zones and the addresses of their servers. */
  resolver: Resolver
  now: () => number
}

/** Plugs the name servers of the world in, and the resolvers of the configuration. Nothing is asked before a look. */
export const openVerifying = (
  {
    dnsServers,
    publicResolvers,
    allowedPrivateHosts,
  }: Pick<Config, 'dnsServers' | 'publicResolvers' | 'allowedPrivateHosts'>,
  { resolver, now }: VerifyingPorts,
): { verifyRecord: VerifyRecord; close: () => void } => {
  const askServer = createAskServer(allowedPrivateHosts, nameServerPort(serversOf(dnsServers)))
  const { list, close } = openPublicResolvers(serversOf(dnsServers), publicResolvers)
  let loaded: Promise<typeof import('./verify-record.ts')> | null = null // when wanted, once
  const verifyRecord: VerifyRecord = async (wanted, options) => {
    const { createVerifyRecord } = await (loaded ??= import('./verify-record.ts'))
    return createVerifyRecord({ resolver, askServer, publicResolvers: list, now })(wanted, options)
  }
  return { verifyRecord, close }
}
