import type { AskServer } from '@bienrecu/audit/audit-input'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { Config } from '../config.ts'
import { createAskServer } from '../dns/ask-server.ts'
import { serversOf } from '../dns/server-address.ts'
import { openPublicResolvers } from './public-resolvers.ts'
import { createVerifyRecord, type VerifyRecord } from './verify-record.ts'

export interface VerifyingPorts {
  /** Finds zones and the addresses of their servers. */
  resolver: Resolver
  /** Asks name servers, where that is not done as usual. */
  askServer?: AskServer | undefined
  now: () => number
}

/** Plugs the name servers of the world in, and the resolvers of the configuration. Nothing is asked before a look. */
export const openVerifying = (
  {
    dnsServers,
    publicResolvers,
    allowedPrivateHosts,
  }: Pick<Config, 'dnsServers' | 'publicResolvers' | 'allowedPrivateHosts'>,
  { resolver, askServer = createAskServer(allowedPrivateHosts), now }: VerifyingPorts,
): { verifyRecord: VerifyRecord; close: () => void } => {
  const { list, close } = openPublicResolvers(serversOf(dnsServers), publicResolvers)
  return { verifyRecord: createVerifyRecord({ resolver, askServer, publicResolvers: list, now }), close }
}
