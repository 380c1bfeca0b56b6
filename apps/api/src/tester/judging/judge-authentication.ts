/*
 * SPF, DKIM and DMARC of one message, told together. SPF is judged twice, by our check_host() (with which the findings are
 * made) and by mailauth: both give the results of the OpenSPF suite, 203 of 203. Should they ever differ, RFC 7208 as
 * check_host() reads it holds, so that findings and result never contradict each other.
 */
import { evaluateDmarc, type DmarcEvaluation } from '@bienrecu/audit/dmarc/evaluate'
import type { Evidence } from '@bienrecu/audit/evidence'
import type { MessageFacts, SignatureFacts } from '@bienrecu/audit/message'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { SpfCheck } from '@bienrecu/audit/spf/check-host'
import type { JudgedAuthentication, JudgedDkim, JudgedDmarc, JudgedSpf } from '@bienrecu/shared'
import type { Signatures, VerifiedSignature } from './authenticate.ts'
import { authenticationFields } from './authentication-fields.ts'
import type { Sender } from './find-sender.ts'

const sameKey = (a: Pick<SignatureFacts, 'domain' | 'selector'>, b: Pick<SignatureFacts, 'domain' | 'selector'>) =>
  a.domain === b.domain && a.selector === b.selector

/** The facts of a message with what the verifier found about its signatures, in their order. */
export const withResults = (message: MessageFacts, dkim: readonly VerifiedSignature[]): MessageFacts => {
  const left = [...dkim]
  const judged = (signature: SignatureFacts): SignatureFacts => {
    const at = left.findIndex((one) => sameKey(one, signature))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    return { ...signature, result: found?.result ?? null }
  }
  return { ...message, signatures: (message.signatures ?? []).map(judged) }
}

const checkOf = ({ spfCheck }: Evidence): SpfCheck | null => (spfCheck.known ? spfCheck.value : null)

const aligned = (evaluation: DmarcEvaluation | null, domain: string): boolean | null =>
  evaluation?.dkim.find((one) => one.domain === domain)?.aligned ?? null

const ED25519_BITS = 256

const bitsOf = ({ bits, algorithm, result }: VerifiedSignature): number | null =>
  bits ?? (result === 'pass' && algorithm?.startsWith('ed25519') ? ED25519_BITS : null)

const reasonOf = ({ reason, uncovered }: VerifiedSignature): string | null =>
  uncovered > 0 ? [reason, `${uncovered} octets of the body are not signed`].filter(Boolean).join('; ') : reason

const judgedDkim = (signature: VerifiedSignature, evaluation: DmarcEvaluation | null): JudgedDkim => {
  const { domain, selector, identity, algorithm, result, isBodyHashRight, signedFields } = signature
  return {
    domain,
    selector,
    identity,
    algorithm,
    result,
    aligned: aligned(evaluation, domain),
    bits: bitsOf(signature),
    isBodyHashRight,
    signedFields,
    reason: reasonOf(signature),
  }
}

const NO_SPF = 'the sending address or its identity is not known'

const judgedSpf = (check: SpfCheck | null, domain: string | null, evaluation: DmarcEvaluation | null): JudgedSpf => {
  const aligned = evaluation?.spf?.aligned ?? null
  if (!check) return { result: 'none', domain, aligned, matched: null, reason: NO_SPF }
  const { result, matched, reason } = check
  return { result, domain, aligned, matched, reason }
}

/** That of MAIL FROM, or of HELO for the null reverse-path, also where nobody could judge it. */
const spfDomain = ({ spfAlignment }: Evidence, check: SpfCheck | null): string | null =>
  check?.tree.domain ?? (spfAlignment.known ? (spfAlignment.value?.domain ?? null) : null)

const NO_AUTHOR: JudgedDmarc = {
  result: 'permerror',
  policy: null,
  domain: null,
  record: null,
  fromDomain: null,
  reason: 'no author’s domain, or more than one (RFC 9989 §5.3.1)',
}

const judgedDmarc = (evaluation: DmarcEvaluation, fromDomain: string): JudgedDmarc => {
  const { result, policy, policyDomain, discovery } = evaluation
  const { found } = discovery
  const record = found.known ? (found.value?.text ?? null) : null
  const reason = found.known ? null : found.reason
  return { result, policy, domain: policyDomain, record, fromDomain, reason }
}

export interface ToJudge {
  readonly sender: Sender
  readonly signatures: Signatures
  readonly fromDomain: string | null
  readonly receiver: string
  /** The cache of this message, or what stands behind it, has every answer: the sender was asked about before. */
  readonly resolver: Resolver
}

/** What proves who sent the message. `isAgreed`: both judges of SPF say the same. */
export const judgeAuthentication = async ({
  sender,
  signatures,
  fromDomain,
  receiver,
  resolver,
}: ToJudge): Promise<JudgedAuthentication & { readonly isAgreed: boolean }> => {
  const check = checkOf(sender.evidence)
  const domain = spfDomain(sender.evidence, check)
  const authenticated = { spf: sender.spf, ...signatures }
  const { dkim, arc } = signatures
  const evaluate = (from: string): Promise<DmarcEvaluation> => {
    const proved = dkim.map(({ domain, result }) => ({ domain, result }))
    const spf = { result: check?.result ?? null, domain }
    return sender.evaluations(JSON.stringify(proved), () => evaluateDmarc({ from, spf, dkim: proved, resolver }))
  }
  const evaluation = fromDomain === null ? null : await evaluate(fromDomain)
  const dmarc = evaluation && fromDomain !== null ? judgedDmarc(evaluation, fromDomain) : NO_AUTHOR
  const isAgreed = !check || !authenticated.spf || check.result === authenticated.spf.result
  const own = judgedSpf(check, domain, evaluation)
  return {
    spf: own,
    dkim: dkim.map((signature) => judgedDkim(signature, evaluation)),
    dmarc,
    arc: arc && { result: arc.result, instance: arc.instance },
    headers: authenticationFields({ receiver, spf: own, dmarc, authenticated, isAgreed }),
    isAgreed,
  }
}
