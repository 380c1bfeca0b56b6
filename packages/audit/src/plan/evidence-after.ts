/* The evidence of the same domain and the same message, once the edits of a plan are published. */
import type { AuditInput } from '../audit-input.ts'
import { collectDmarc } from '../collect/dmarc.ts'
import { collectMx } from '../collect/mx.ts'
import { collectSpf } from '../collect/spf.ts'
import type { DkimKeyFacts } from '../dkim/facts.ts'
import { type Evidence, known } from '../evidence.ts'
import type { MessageFacts, SignatureFacts } from '../message.ts'
import { type Resolver, withCache } from '../resolver.ts'
import { keysAfter, placeOfSignature, resultAfter } from './dkim-after.ts'
import type { PlanContext, PlanEdit } from './step.ts'
import { zoneAfter } from './zone-after.ts'

export interface Foreseen {
  /** The DNS with the edits laid over it. */
  readonly resolver: Resolver
  readonly evidence: Evidence
  readonly keys: readonly DkimKeyFacts[]
}

const messageWith = (
  message: MessageFacts | null,
  before: readonly DkimKeyFacts[],
  after: readonly DkimKeyFacts[],
): MessageFacts | null => {
  if (!message?.signatures) return message
  const signatures = message.signatures.map((signature): SignatureFacts => {
    const result = resultAfter(signature, placeOfSignature(before, signature), placeOfSignature(after, signature))
    return { ...signature, result }
  })
  return { ...message, signatures }
}

/**
 * Asks anew what the edits may change: SPF, DKIM, DMARC and mail routes, with the facts of the message as they were; its
 * signatures are judged again. Everything else is what the audit saw. `add` are signatures that the message would bear.
 */
export const evidenceAfter = async (
  { audit, domain, resolver: today }: Pick<PlanContext, 'audit' | 'domain' | 'resolver'>,
  edits: readonly PlanEdit[],
  add: readonly SignatureFacts[] = [],
): Promise<Foreseen> => {
  const { evidence } = audit
  const resolver = withCache(zoneAfter(today, edits))
  const before = evidence.dkim.known ? evidence.dkim.value : []
  const keys = await keysAfter(before, edits, domain, resolver)
  const seen = messageWith(evidence.message.known ? evidence.message.value : null, before, keys)
  const message = add.length > 0 ? signedBesides(seen, add, domain) : seen
  const input: AuditInput = {
    domain,
    resolver,
    message,
    selectors: [],
    lists: [],
    askServer: null,
    fetchPolicy: null,
  }
  const [spf, dmarc, mx] = await Promise.all([collectSpf(input), collectDmarc(input), collectMx(input)])
  const dkim = evidence.dkim.known ? known(keys) : evidence.dkim
  return { resolver, keys, evidence: { ...evidence, ...spf, ...dmarc, ...mx, dkim, message: known(message) } }
}

const NOBODY: Omit<MessageFacts, 'fromDomain'> = { ip: null, helo: null, mailFrom: null, signatures: null }

const signedBesides = (message: MessageFacts | null, add: readonly SignatureFacts[], domain: string): MessageFacts => {
  const known = message ?? { ...NOBODY, fromDomain: domain }
  return { ...known, signatures: [...(known.signatures ?? []), ...add] }
}
