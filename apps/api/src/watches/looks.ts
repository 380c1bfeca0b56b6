/* The ways of the watch into the DNS: slower than those of an audit, and shared by everything it asks. */
import { createAnswerCache } from '../dns/answer-cache.ts'
import { createAskServer, nameServerPort } from '../dns/ask-server.ts'
import { createNodeResolver, type NodeResolverOptions } from '../dns/node-resolver.ts'
import { serversOf, systemServers } from '../dns/server-address.ts'
import type { Deps } from '../app.ts'
import type { Tell } from '../notices/tell.ts'
import { openPublicResolvers } from '../verifications/public-resolvers.ts'
import { createVerifyRecord } from '../verifications/verify-record.ts'
import { createBeginWatch } from './begin-watch.ts'
import { createCheckDomain } from './check-domain.ts'
import { createCheckRecord } from './check-record.ts'
import { isDomainGone } from './is-domain-gone.ts'
import { createLookAtDomain } from './look-at-domain.ts'
import { createQuestionGate, type Lane } from './question-gate.ts'

export interface LooksDeps extends Deps {
  tell: Tell
}

export interface Looks {
  checkRecord: ReturnType<typeof createCheckRecord>
  checkDomain: ReturnType<typeof createCheckDomain>
  beginWatch: ReturnType<typeof createBeginWatch>
  close(): void
}

/** Whatever is sent counts, what is sent again too. A line may bring closer together what was sent apart: hence not twenty. */
const PER_SECOND = 15
const TRIES = 2
const TIMEOUT = 5_000 // ms
/** Answers that many domains share: includes, name servers, trials of lists. */
const CACHE_SIZE = 5_000

/** Every resolver of the watch, each of its questions counted. */
const openPorts = ({ config, now }: LooksDeps) => {
  const inUse = serversOf(config.dnsServers) ?? systemServers()
  const gate = createQuestionGate({ perSecond: PER_SECOND })
  // The resolvers in use stand in for one another: they count as one.
  const nameOf = (address: string) => (inUse.some((server) => server.address === address) ? 'resolvers' : address)
  const paced = (server: string, lane: Lane): Omit<NodeResolverOptions, 'servers'> => ({
    timeout: TIMEOUT,
    tries: TRIES,
    admit: (isBegun) => gate.enter(server, isBegun ? 'begun' : lane),
  })
  const askServerIn = (lane: Lane) =>
    createAskServer(config.allowedPrivateHosts, nameServerPort(inUse), (address) => paced(nameOf(address), lane))
  const resolverIn = (lane: Lane) => {
    const tries = Math.max(TRIES, inUse.length) // each of them has its turn
    return createNodeResolver({ servers: inUse, ...paced('resolvers', lane), tries })
  }
  const soon = resolverIn('soon')
  const sometime = resolverIn('sometime')
  const everywhere = openPublicResolvers(inUse, config.publicResolvers, ({ address }) => paced(nameOf(address), 'soon'))
  return {
    soon: { resolver: soon, askServer: askServerIn('soon'), publicResolvers: everywhere.list, now },
    sometime: {
      resolver: createAnswerCache(sometime, { size: CACHE_SIZE, now: () => performance.now() }),
      askServer: askServerIn('sometime'),
    },
    close: () => {
      soon.close()
      sometime.close()
      everywhere.close()
    },
  }
}

/** Plugs the looks of the watch together. Loaded when there is something to look at: it brings half of the engine. */
export const createLooks = (deps: LooksDeps): Looks => {
  const ports = openPorts(deps)
  const ofRecords = {
    verifyRecord: createVerifyRecord(ports.soon),
    isDomainGone: (domain: string) => isDomainGone(ports.soon.resolver, domain),
  }
  return {
    checkRecord: createCheckRecord({ ...deps, ...ofRecords }),
    checkDomain: createCheckDomain({ ...deps, lookAtDomain: createLookAtDomain(ports.sometime) }),
    beginWatch: createBeginWatch(deps),
    close: ports.close,
  }
}
