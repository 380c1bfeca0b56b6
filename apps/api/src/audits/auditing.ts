import type { Deps, Feature } from '../app.ts'
import { createAskServer, nameServerPort } from '../dns/ask-server.ts'
import { createFetchPolicy } from '../dns/fetch-mta-sts-policy.ts'
import { createNodeResolver } from '../dns/node-resolver.ts'
import { serversOf } from '../dns/server-address.ts'
import { auditRoutes } from './routes.ts'
import { createRunAudit } from './run-audit.ts'

/** Everything that audits, plugged together. */
export interface Auditing {
  features: Feature[]
  close: () => void
}

/** Plugs the resolvers of the system in. Nothing is asked before a request. */
export const createAuditing = (deps: Deps): Auditing => {
  const { config, log, now } = deps
  const resolver = createNodeResolver({ servers: serversOf(config.dnsServers) })
  const allowed = config.allowedPrivateHosts
  const runAudit = createRunAudit({
    resolver,
    askServer: createAskServer(allowed, nameServerPort(serversOf(config.dnsServers))),
    fetchPolicy: createFetchPolicy({ resolver, allowed }),
    onBug: (checkId, err) => log.error({ checkId, err }, 'a check threw'),
    now,
  })
  return { features: [auditRoutes({ ...deps, runAudit })], close: () => resolver.close() }
}
