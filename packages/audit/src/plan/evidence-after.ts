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

const inputFor = (domain: string, resolver: Resolver, message: MessageFacts | null): AuditInput => ({
  domain,
  resolver,
  message,
  selectors: [],
  lists: [],
  askServer: null,
  fetchPolicy: null,
})

type Planned = Pick<PlanContext, 'audit' | 'domain' | 'resolver'>

/** What has to be asked anew. */
interface Changed {
  readonly spf: boolean
  readonly dmarc: boolean
  readonly mx: boolean
}

/**
 * At the root of a zone, keys and policies change nothing but themselves. Elsewhere a first record below a name also takes
 * from it what a wildcard gave.
 */
const changedBy = (edits: readonly PlanEdit[], { audit, domain }: Planned): Changed => {
  const { delegation } = audit.evidence
  const isRoot = delegation.known && delegation.value?.zone === domain
  const isKey = ({ name }: PlanEdit) => isRoot && name.endsWith(`._domainkey.${domain}`)
  const isPolicy = ({ name }: PlanEdit) => isRoot && name === `_dmarc.${domain}`
  return {
    spf: !edits.every((edit) => isKey(edit) || isPolicy(edit)),
    dmarc: !edits.every(isKey),
    mx: edits.some((edit) => !isRoot || (edit.type !== 'TXT' && !isKey(edit))),
  }
}

/**
 * Asks anew what the edits may change: SPF, DKIM, DMARC and mail routes, with the facts of the message as they were; its
 * signatures are judged again. Everything else is what the audit saw.
 */
export const evidenceAfter = async (planned: Planned, edits: readonly PlanEdit[]): Promise<Foreseen> => {
  const { audit, domain, resolver: today } = planned
  const { evidence } = audit
  const changed = changedBy(edits, planned)
  const resolver = withCache(zoneAfter(today, edits))
  const before = evidence.dkim.known ? evidence.dkim.value : []
  const keys = await keysAfter(before, edits, domain, resolver)
  const message = messageWith(evidence.message.known ? evidence.message.value : null, before, keys)
  const input = inputFor(domain, resolver, message)
  const [spf, dmarc, mx] = await Promise.all([
    changed.spf ? collectSpf(input) : {},
    changed.dmarc ? collectDmarc(input) : {},
    changed.mx ? collectMx(input) : {},
  ])
  const dkim = evidence.dkim.known ? known(keys) : evidence.dkim
  return { resolver, keys, evidence: { ...evidence, ...spf, ...dmarc, ...mx, dkim, message: known(message) } }
}

const NOBODY: Omit<MessageFacts, 'fromDomain'> = { ip: null, helo: null, mailFrom: null, signatures: null }

/** The same evidence, of a message that bears these signatures besides. */
export const signedBesides = async (
  { domain }: Planned,
  { evidence, resolver }: Foreseen,
  signatures: readonly SignatureFacts[],
): Promise<Foreseen['evidence']> => {
  const seen = (evidence.message.known ? evidence.message.value : null) ?? { ...NOBODY, fromDomain: domain }
  const message = { ...seen, signatures: [...(seen.signatures ?? []), ...signatures] }
  const dmarc = await collectDmarc(inputFor(domain, resolver, message))
  return { ...evidence, ...dmarc, message: known(message) }
}
