/* Who sent a message, as the DNS tells it: the same for all of his messages, for as long as its answers are true. */
import type { DmarcEvaluation } from '@bienrecu/audit/dmarc/evaluate'
import type { Evidence } from '@bienrecu/audit/evidence'
import type { MessageFacts } from '@bienrecu/audit/message'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { DomainAudit } from './audit-sender.ts'
import { type Authenticated, verifySender } from './authenticate.ts'
import { collectMessage } from './collect-message.ts'
import { createRemember, type Remember } from './remember.ts'
import type { Share } from './share.ts'

/** Signatures turn out in few ways; whoever tries them all is not remembered for it. */
const OUTCOMES = 4

export interface Sender {
  /** Before anybody verified the signatures. */
  readonly evidence: Evidence
  readonly spf: Authenticated['spf']
  /** What follows from it, by what became of the signatures. */
  readonly audits: Remember<DomainAudit>
  readonly evaluations: Remember<DmarcEvaluation>
}

export interface ToFind {
  readonly message: MessageFacts
  /** Ids of the blocklists to ask; null for all that may be asked. */
  readonly lists: readonly string[] | null
  /** The name we judge under. */
  readonly receiver: string
  readonly resolver: Resolver
  readonly share: Share<Sender>
}

/** What an answer that did not come has a part in is not kept. */
const isSettled = ({ result, discovery, spf, dkim }: DmarcEvaluation): boolean =>
  result !== 'temperror' && discovery.found.known && [spf, ...dkim].every((one) => one === null || one.aligned !== null)

/** Finds out about whoever sent this message. Rejects only for a fault of ours. */
export const findSender = ({ message, lists, receiver, resolver, share }: ToFind): Promise<Sender> =>
  share(JSON.stringify([message, lists]), resolver, async (asked) => {
    const [evidence, spf] = await Promise.all([
      collectMessage({ message, lists, resolver: asked }),
      verifySender({ ...message, receiver }, asked),
    ])
    return {
      evidence,
      spf,
      audits: createRemember(OUTCOMES, () => true),
      evaluations: createRemember(OUTCOMES, isSettled),
    }
  })
