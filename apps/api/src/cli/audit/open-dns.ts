import type { AuditPorts } from '../../audits/run-audit.ts'
import { readConfig } from '../../config.ts'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { createAskServer } from '../../dns/ask-server.ts'
import { createFetchPolicy } from '../../dns/fetch-mta-sts-policy.ts'
import { createNodeResolver } from '../../dns/node-resolver.ts'
import type { Terminal } from '../terminal.ts'
import type { AuditSettings } from './audit-settings.ts'

const CACHED_ANSWERS = 10_000

export interface OpenedDns {
  ports: AuditPorts
  close: () => void
}

/** No configuration is needed to audit; one that is wrong allows nothing. */
const allowedHosts = ({ env }: Terminal) => {
  const reply = readConfig(env)
  return reply.ok ? reply.config.allowedPrivateHosts : { names: [], ranges: [] }
}

/**
 * The real DNS. For a long list, answers are shared between domains, and each domain's own name and web servers are left
 * in peace.
 */
export const openDns = ({ servers }: AuditSettings, isLong: boolean, terminal: Terminal): OpenedDns => {
  const resolver = createNodeResolver({ servers })
  const allowed = allowedHosts(terminal)
  return {
    ports: {
      resolver: isLong ? createAnswerCache(resolver, { size: CACHED_ANSWERS, now: () => performance.now() }) : resolver,
      askServer: isLong ? null : createAskServer(allowed),
      fetchPolicy: isLong ? null : createFetchPolicy({ resolver, allowed }),
      onBug: (checkId, error) => terminal.err(`${checkId}: ${error instanceof Error ? error.stack : String(error)}`),
      now: Date.now,
    },
    close: () => resolver.close(),
  }
}
