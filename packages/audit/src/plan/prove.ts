/* The verdict to expect: the zone as it would be, judged by the evaluator with the facts of the same message. */
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import { type DmarcEvaluation, evaluateDmarc, type IdentifierResult } from '../dmarc/evaluate.ts'
import { type Evidence, type Fact } from '../evidence.ts'
import type { SignatureFacts } from '../message.ts'
import type { Resolver } from '../resolver.ts'
import { countLookups, type SpfNode, unknownBranch } from '../spf/tree.ts'
import type { ProviderVerdict } from '../verdicts/provider-verdicts.ts'
import { evidenceAfter, type Foreseen, signedBesides } from './evidence-after.ts'
import { type KindedDraft, signatureWith, signingKeys } from './signed-mail.ts'
import type { PlanContext, Prediction } from './step.ts'

/** What is expected, and the evidence as it would be. */
export interface Proof {
  readonly spf: Prediction['spf']
  readonly dkim: Prediction['dkim']
  readonly dmarc: Prediction['dmarc']
  readonly evidence: Evidence
}

/** A service whose bounces do not come back to the domain: where no message showed its Return-Path, SPF proves nothing. */
const bouncesElsewhere = (id: string): boolean => mailProvider(id)?.returnPath.spfAligned !== true

/** Who SPF speaks of, and what it says; a result of null is open. Null where it is not known whose bounces these are. */
const spfIdentifier = (context: PlanContext, evidence: Evidence): IdentifierResult | null => {
  const result = (evidence.spfCheck.known ? evidence.spfCheck.value?.result : null) ?? null
  const { mailFrom = null, helo = null } = (evidence.message.known ? evidence.message.value : null) ?? {}
  if (mailFrom === null) {
    return result === null || context.providers.some(bouncesElsewhere) ? null : { domain: context.domain, result }
  }
  const domain = mailFrom || helo
  return domain === null ? null : { domain, result }
}

const fromDomain = ({ domain }: PlanContext, { message }: Evidence): string =>
  (message.known ? message.value?.fromDomain : null) ?? domain

const identifiers = (signatures: readonly SignatureFacts[]): IdentifierResult[] =>
  signatures.map(({ domain, result }) => ({ domain, result }))

type Judge = (signatures: readonly SignatureFacts[], spf: IdentifierResult | null) => Promise<DmarcEvaluation>

const judgeWith =
  (from: string, resolver: Resolver): Judge =>
  (signatures, spf) =>
    evaluateDmarc({ from, spf, dkim: identifiers(signatures), resolver })

/** A result that is missing counts as good, to see whether it decides. */
const hopeful = <Identifier extends { readonly result?: IdentifierResult['result'] }>(one: Identifier): Identifier =>
  one.result === null || one.result === undefined || one.result === 'temperror' ? { ...one, result: 'pass' } : one

const dmarcOf = async (
  judge: Judge,
  signatures: readonly SignatureFacts[],
  spf: IdentifierResult | null,
  isOpen: boolean,
): Promise<Prediction['dmarc']> => {
  const { result } = await judge(signatures, spf)
  if (result === 'temperror') return 'unknown'
  if (result !== 'fail') return result
  const best = await judge(signatures.map(hopeful), spf && hopeful(spf))
  return isOpen || best.result !== 'fail' ? 'unknown' : 'fail'
}

const spfOf = ({ spfCheck }: Evidence): Prediction['spf'] =>
  spfCheck.known && spfCheck.value ? spfCheck.value.result : 'unknown'

const isPass = ({ result }: SignatureFacts): boolean => result === 'pass'

/** What is known of DKIM before DMARC is asked: the signatures that count, and what they come to. */
interface Dkim {
  readonly result: Prediction['dkim']
  /** Signatures that the message would bear once the steps are carried out. */
  readonly added: readonly SignatureFacts[]
}

const dkimOf = async (
  context: PlanContext,
  steps: readonly KindedDraft[],
  { evidence, keys }: Foreseen,
  judge: Judge,
): Promise<Dkim> => {
  const seen = (evidence.message.known ? evidence.message.value?.signatures : null) ?? null
  const { dkim: judged } = seen && seen.length > 0 ? await judge(seen, null) : { dkim: [] }
  // An alignment that is open counts as none: what is not known to be aligned proves nothing of the From domain.
  const aligned = (seen ?? []).filter((_signature, at) => judged[at]?.aligned === true)
  if (aligned.some(isPass)) return { result: 'pass', added: [] }
  if (aligned.length > 0) {
    return {
      result: aligned.some(({ result }) => result === null || result === 'temperror') ? 'unknown' : 'fail',
      added: [],
    }
  }
  const signing = (signingKeys(context, keys, steps, seen !== null) ?? []).map(signatureWith)
  const { dkim: hoped } = signing.length > 0 ? await judge(signing, null) : { dkim: [] }
  const added = signing.filter((_signature, at) => hoped[at]?.aligned === true)
  const isEach = added.length > 0 && added.length === signing.length
  if (isEach) return { result: 'pass', added }
  const isWorkedOn = steps.some(({ kind }) => kind.startsWith('dkim/'))
  return { result: seen?.length === 0 && !isWorkedOn ? 'none' : 'unknown', added: [] }
}

/** What is foreseen of a message, before DMARC is judged. */
interface Prospect extends Dkim {
  readonly evidence: Evidence
  readonly judge: Judge
}

const prospectOf = async (context: PlanContext, steps: readonly KindedDraft[]): Promise<Prospect> => {
  const foreseen = await evidenceAfter(
    context,
    steps.flatMap((step) => step.edits),
  )
  const judge = judgeWith(fromDomain(context, foreseen.evidence), foreseen.resolver)
  const dkim = await dkimOf(context, steps, foreseen, judge)
  const isSigned = dkim.added.length > 0
  const evidence = isSigned ? await signedBesides(context, foreseen, dkim.added) : foreseen.evidence
  return { ...dkim, evidence, judge }
}

/** The evidence once the edits of `steps` are published; the message bears the signatures that it would bear then. */
export const evidenceWith = async (context: PlanContext, steps: readonly KindedDraft[]): Promise<Evidence> =>
  (await prospectOf(context, steps)).evidence

/**
 * What receivers would say of the same message once the edits of `steps` are published, one after the other. Never more than
 * the evaluator says: a service that may not sign yet, an alias whose target does not answer, an address that is not known
 * make it `unknown`.
 */
export const prove = async (context: PlanContext, steps: readonly KindedDraft[]): Promise<Proof> => {
  const { evidence, judge, result: dkim } = await prospectOf(context, steps)
  const signatures = (evidence.message.known ? evidence.message.value?.signatures : null) ?? []
  const spf = spfIdentifier(context, evidence)
  const isOpen = dkim === 'unknown' || spf === null
  return { spf: spfOf(evidence), dkim, dmarc: await dmarcOf(judge, signatures, spf, isOpen), evidence }
}

const lookupsOf = (spf: Fact<SpfNode | null>): number | null =>
  spf.known && spf.value && unknownBranch(spf.value) === null ? countLookups(spf.value) : null

/** The first of its names: `Orange, Wanadoo`, `La Poste (laposte.net)`; in a sentence they stand in a row. */
const shortName = (name: string): string => name.split(/,| \(/)[0] ?? name

/** A proof beside what is said of the message today; `today` and `then` are the verdicts of mailbox providers. */
export const predictionOf = (
  before: Evidence,
  today: readonly ProviderVerdict[],
  proof: Proof,
  then: readonly ProviderVerdict[],
): Prediction => ({
  spf: proof.spf,
  dkim: proof.dkim,
  dmarc: proof.dmarc,
  lookups: { before: lookupsOf(before.spf), after: lookupsOf(proof.evidence.spf) },
  providers: today.map(({ providerId, name, ordinary }) => ({
    providerId,
    name: shortName(name),
    before: ordinary,
    after: then.find((verdict) => verdict.providerId === providerId)?.ordinary ?? 'unknown',
  })),
})

/** What is predicted where nothing can be planned. */
export const NOTHING_FORESEEN: Prediction = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  lookups: { before: null, after: null },
  providers: [],
}
