import { createTrustCheck } from '../../audits/trust-check.ts'
import type { AllowedPrivateHosts } from '../../config.ts'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { createNodeResolver } from '../../dns/node-resolver.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { readMessage } from '../reading/read-message.ts'
import { createAskRspamd } from './filters/rspamd.ts'
import { createAskSpamd } from './filters/spamd.ts'
import type { JudgePorts } from './judge-ports.ts'
import { createAskAddress } from './links/ask-address.ts'
import { createAskLinks } from './links/ask-links.ts'
import { createShares } from './shares.ts'

/** What an operator decides about judging; plain data, which a thread can be given. */
export interface JudgeSetup {
  /** Undefined for the resolvers of the system. */
  readonly servers: readonly ServerAddress[] | undefined
  readonly allowed: AllowedPrivateHosts
  readonly tester: Pick<TesterConfig, 'domain' | 'asksLinks' | 'spamd' | 'rspamd'>
}

export interface OpenedJudgePorts {
  readonly ports: Omit<JudgePorts, 'onBug' | 'practiceRecords'>
  readonly close: () => void
}

const KEPT_ANSWERS = 10_000
/** All that was asked about several new senders at once is still there when it is asked about the next message. */
const FOR_NEW = 1 / 2
/** Some 100 kB each; share.ts keeps nothing that is much larger. */
const KEPT_SENDERS = 32

/** The real DNS, with the answers it keeps, and whomever the operator lets us ask. Nothing is asked yet. */
export const openJudgePorts = ({ servers, allowed, tester }: JudgeSetup): OpenedJudgePorts => {
  const node = createNodeResolver({ servers })
  const now = () => performance.now()
  const resolver = createAnswerCache(node, { size: KEPT_ANSWERS, forNew: FOR_NEW, now })
  const { domain, asksLinks, spamd, rspamd } = tester
  return {
    ports: {
      resolver,
      isTruthful: createTrustCheck(node),
      receiver: domain,
      askLinks: asksLinks ? createAskLinks(createAskAddress({ resolver, allowed })) : null,
      askSpamd: spamd && createAskSpamd(spamd),
      askRspamd: rspamd && createAskRspamd(rspamd),
      shares: createShares({ cache: resolver, size: KEPT_SENDERS, now }),
      readLetter: readMessage,
      now: Date.now,
    },
    close: node.close,
  }
}
