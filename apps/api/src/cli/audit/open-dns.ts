import type { AuditPorts } from '../../audits/run-audit.ts'
import { readConfig } from '../../config.ts'
import { createAskServer, nameServerPort } from '../../dns/ask-server.ts'
import { createFetchPolicy } from '../../dns/fetch-mta-sts-policy.ts'
import { createNodeResolver } from '../../dns/node-resolver.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import type { Terminal } from '../terminal.ts'
import { checkBug } from './open-list-dns.ts'

export interface OpenedDns {
  ports: AuditPorts
  close: () => void
}

/** No configuration is needed to audit; one that is wrong allows nothing. */
const allowedHosts = ({ env }: Terminal) => {
  const reply = readConfig(env)
  return reply.ok ? reply.config.allowedPrivateHosts : { names: [], ranges: [] }
}

/** The real DNS, for domains that are named one by one: the name and web servers of each are asked as well. */
export const openDns = (servers: readonly ServerAddress[] | undefined, terminal: Terminal): OpenedDns => {
  const resolver = createNodeResolver({ servers })
  const allowed = allowedHosts(terminal)
  return {
    ports: {
      resolver,
      askServer: createAskServer(allowed, nameServerPort(servers)),
      fetchPolicy: createFetchPolicy({ resolver, allowed }),
      onBug: (checkId, error) => terminal.err(checkBug(checkId, error)),
      now: Date.now,
    },
    close: resolver.close,
  }
}
