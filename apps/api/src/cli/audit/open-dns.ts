import type { AuditPorts } from '../../audits/run-audit.ts'
import { readConfig } from '../../config.ts'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { createAskServer } from '../../dns/ask-server.ts'
import { createFetchPolicy } from '../../dns/fetch-mta-sts-policy.ts'
import { createNodeResolver, MAX_IN_FLIGHT } from '../../dns/node-resolver.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import type { Terminal } from '../terminal.ts'

const CACHED_ANSWERS = 10_000

export interface OpenedDns {
  ports: AuditPorts
  close: () => void
}

export interface OpenedListDns extends OpenedDns {
  /** How many questions have come to an end. */
  answered: () => number
}

/** What else is to be known of a check that threw. */
export type OnBug = (report: string) => void

const portsFor = (onBug: OnBug): Pick<AuditPorts, 'onBug' | 'now'> => ({
  onBug: (checkId, error) => onBug(`${checkId}: ${error instanceof Error ? error.stack : String(error)}`),
  now: Date.now,
})

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
      askServer: createAskServer(allowed),
      fetchPolicy: createFetchPolicy({ resolver, allowed }),
      ...portsFor(terminal.err),
    },
    close: () => resolver.close(),
  }
}

/**
 * The real DNS, for a list of domains: answers are shared between them, and each domain's own name and web servers are left
 * in peace. One of `threads` that ask the same servers has its part of what may be under way.
 */
export const openListDns = (
  servers: readonly ServerAddress[] | undefined,
  threads: number,
  onBug: OnBug,
): OpenedListDns => {
  const resolver = createNodeResolver({ servers, maxInFlight: Math.ceil(MAX_IN_FLIGHT / threads) })
  return {
    ports: {
      resolver: createAnswerCache(resolver, { size: CACHED_ANSWERS, now: () => performance.now() }),
      askServer: null,
      fetchPolicy: null,
      ...portsFor(onBug),
    },
    answered: resolver.answered,
    close: () => resolver.close(),
  }
}
