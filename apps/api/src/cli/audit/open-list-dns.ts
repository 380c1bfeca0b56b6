import type { AuditPorts } from '../../audits/run-audit.ts'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { createNodeResolver, MAX_IN_FLIGHT } from '../../dns/node-resolver.ts'
import type { ServerAddress } from '../../dns/server-address.ts'

const CACHED_ANSWERS = 10_000

/** Told about a check that threw: its id, and where it threw. */
export type OnCheckBug = (report: string) => void

export const checkBug = (checkId: string, error: unknown): string =>
  `${checkId}: ${error instanceof Error ? error.stack : String(error)}`

export interface OpenedListDns {
  ports: AuditPorts
  /** How many questions have come to an end. */
  answered: () => number
  close: () => void
}

/**
 * The real DNS, for a list of domains: answers are shared between them, and each domain's own name and web servers are left
 * in peace. One of `threads` that ask the same servers has its part of what may be under way.
 */
export const openListDns = (
  servers: readonly ServerAddress[] | undefined,
  threads: number,
  onCheckBug: OnCheckBug,
): OpenedListDns => {
  const resolver = createNodeResolver({ servers, maxInFlight: Math.ceil(MAX_IN_FLIGHT / threads) })
  return {
    ports: {
      resolver: createAnswerCache(resolver, { size: CACHED_ANSWERS, now: () => performance.now() }),
      askServer: null,
      fetchPolicy: null,
      onBug: (checkId, error) => onCheckBug(checkBug(checkId, error)),
      now: Date.now,
    },
    answered: resolver.answered,
    close: resolver.close,
  }
}
