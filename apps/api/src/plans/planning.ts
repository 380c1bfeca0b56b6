import type { Hono } from 'hono'
import type { Deps, Feature } from '../app.ts'
import type { DiscoverDomainConnect } from '../domain-connect/discover-domain-connect.ts'
import { createAskServer, nameServerPort } from '../dns/ask-server.ts'
import { createFetchPolicy } from '../dns/fetch-mta-sts-policy.ts'
import { createFetchPublic } from '../dns/fetch-public.ts'
import { createNodeResolver } from '../dns/node-resolver.ts'
import { serversOf } from '../dns/server-address.ts'
import { createHandingOver } from '../handovers/handing-over.ts'
import type { Env } from '../http/env.ts'
import { verificationRoutes } from '../verifications/routes.ts'
import { openVerifying } from '../verifications/verifying.ts'
import { createAfterPlan } from './after-plan.ts'
import type { MakePlan } from './make-plan.ts'
import { planRecordRoutes } from './record-routes.ts'
import { planRoutes } from './routes.ts'
import { createRunPlan } from './run-plan.ts'

/** Everything that makes plans and looks for what they want published, plugged together. */
export interface Planning {
  features: Feature[]
  /** What people with a link see, outside `/v1`. */
  pages: Hono<Env>[]
  close: () => Promise<void>
}

/** Plugs the resolvers of the configuration in. Nothing is asked before a request. */
export const createPlanning = (deps: Deps): Planning => {
  const { config, log, now } = deps
  const allowed = config.allowedPrivateHosts
  const resolver = createNodeResolver({ servers: serversOf(config.dnsServers) })
  const { verifyRecord, close } = openVerifying(config, { resolver, now })
  const runPlan = createRunPlan({
    resolver,
    askServer: createAskServer(allowed, nameServerPort(serversOf(config.dnsServers))),
    fetchPolicy: createFetchPolicy({ resolver, allowed }),
    onBug: (checkId, err) => log.error({ checkId, err }, 'a check threw'),
    now,
  })
  const fetchPublic = createFetchPublic({ resolver, allowed })
  // What is known of mail services and DNS hosts is loaded for the first plan, not at the start.
  const discoverDomainConnect: DiscoverDomainConnect = async (question) => {
    const { createDiscoverDomainConnect } = await import('../domain-connect/discover-domain-connect.ts')
    return createDiscoverDomainConnect({ resolver, fetchPublic })(question)
  }
  const makePlan: MakePlan = async (order) => {
    const { createMakePlan } = await import('./make-plan.ts')
    return createMakePlan({ ...deps, runPlan })(order)
  }
  const afterPlan = createAfterPlan({ ...deps, verifyRecord, discoverDomainConnect })
  const handingOver = createHandingOver(deps, { verifyRecord })
  return {
    pages: handingOver.pages,
    features: [
      ...handingOver.features,
      planRoutes({ ...deps, makePlan, afterPlan }),
      planRecordRoutes({ ...deps, verifyRecord }),
      verificationRoutes({ ...deps, verifyRecord }),
    ],
    close: async () => {
      resolver.close()
      close()
      await afterPlan.settled()
    },
  }
}
