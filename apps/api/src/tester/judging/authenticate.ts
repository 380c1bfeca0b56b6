/*
 * SPF (RFC 7208), DKIM (RFC 6376, 8301, 8463) and ARC (RFC 8617) of one message by mailauth in its strict mode. Its
 * parts are taken one by one, so that what else it can do (BIMI, VMC, MTA-STS) is not loaded. DMARC is
 * not its work: see judge-authentication.ts. Knowingly limited: ten signatures, a header section and lines that a server
 * would take; more is work for the sake of work.
 */
import type { Resolver } from '@bienrecu/audit/resolver'
import { AuthenticationResult } from '@bienrecu/shared'
import { arc as verifyArc } from 'mailauth/lib/arc/index.js'
import { spf as verifySpf } from 'mailauth/lib/spf/index.js'
import { bodyOffset, fieldValues, headerText, LONGEST_HEADER, withLineBreaks } from './header-section.ts'
import { nodeQuery } from './mailauth-resolver.ts'
import { MAX_SIGNATURES, readSignature, type SignatureField } from './read-signatures.ts'
import type { Share } from './share.ts'
import { type SharedKey, verifyDkim } from './verify-dkim.ts'

/** Who says that he sends. */
export interface ClaimedSender {
  readonly ip: string | null
  readonly helo: string | null
  readonly mailFrom: string | null
  /** The name we judge under: the authserv-id of RFC 8601 §2.5. */
  readonly receiver: string
}

/** One signature, verified. */
export interface VerifiedSignature extends SignatureField {
  readonly result: AuthenticationResult
  /** Of an RSA key. */
  readonly bits: number | null
  readonly isBodyHashRight: boolean | null
  /** Octets of the body that it does not cover ("l="). */
  readonly uncovered: number
  readonly reason: string | null
  /** One entry of Authentication-Results. */
  readonly info: string
}

export interface Authenticated {
  /** Null where the address or the identity is not known. */
  readonly spf: { readonly result: AuthenticationResult; readonly info: string; readonly field: string } | null
  readonly dkim: readonly VerifiedSignature[]
  /** Null when the message bears no chain. */
  readonly arc: {
    readonly result: AuthenticationResult
    readonly instance: number | null
    readonly info: string
  } | null
}

/** A word that RFC 8601 does not know proves nothing. */
const resultOf = (text: string): AuthenticationResult => AuthenticationResult.safeParse(text).data ?? 'neutral'

/** SPF. A question that the DNS did not answer gives `temperror`, never `none`. Rejects only for a fault of the library. */
export const verifySender = async (sender: ClaimedSender, dns: Resolver): Promise<Authenticated['spf']> => {
  const { ip, helo, mailFrom, receiver } = sender
  if (ip === null || mailFrom === null || (mailFrom === '' && helo === null)) return null
  const identity = helo ?? `[${ip}]`
  const resolver = nodeQuery(dns)
  const said = await verifySpf({ ip, helo: identity, sender: mailFrom, mta: receiver, strict: true, resolver })
  return { result: resultOf(said.status.result), info: said.info, field: said.header }
}

/** The library works on lists of lines, in time that grows with the square of their number. */
const MAX_LINES = 4_000
const LF = 0x0a

const isHeaderTooLong = (source: Buffer): boolean => {
  const end = bodyOffset(source)
  if (end > LONGEST_HEADER) return true
  let lines = 0
  for (let at = source.indexOf(LF); at >= 0 && at < end; at = source.indexOf(LF, at + 1)) lines += 1
  return lines > MAX_LINES
}

/** Likewise for the length of a line of the body. A line has 998 octets (RFC 5322 §2.1.1): no server carries one like this. */
const LONGEST_LINE = 1024 * 1024

const hasEndlessLine = (source: Buffer): boolean => {
  let from = bodyOffset(source)
  while (source.length - from > LONGEST_LINE) {
    const end = source.indexOf(LF, from)
    if (end < 0 || end - from > LONGEST_LINE) return true
    from = end + 1
  }
  return false
}

/** Why a message is not verified; null when it is. */
const obstacleOf = (source: Buffer): string | null => {
  if (isHeaderTooLong(source)) return 'header section too long'
  return hasEndlessLine(source) ? 'line of the body too long' : null
}

const SIGNATURE_FIELD = /^DKIM-Signature(?=[ \t]*:)/gim

/** Each signature may ask for a hash of the whole body: those beyond the limit are hidden from the verifier. */
const withoutSurplus = (source: Buffer): Buffer => {
  const end = bodyOffset(source)
  const header = source.toString('latin1', 0, end)
  let count = 0
  const hidden = header.replaceAll(SIGNATURE_FIELD, (name) => (++count > MAX_SIGNATURES ? 'X-Not-Verified' : name))
  return count > MAX_SIGNATURES ? Buffer.concat([Buffer.from(hidden, 'latin1'), source.subarray(end)]) : source
}

type DkimResult = Awaited<ReturnType<typeof verifyDkim>>['results'][number]

const signatureOf = (result: DkimResult, line: Buffer): VerifiedSignature => {
  const text = line.toString('latin1')
  const field = readSignature(text.slice(text.indexOf(':') + 1))
  const { status, bodyHash, bodyHashExpecting, modulusLength, info } = result
  const reason = status.comment || (status.policy ? Object.values(status.policy).join(', ') : '')
  return {
    ...field,
    result: resultOf(status.result),
    bits: modulusLength ?? null,
    isBodyHashRight: bodyHash && bodyHashExpecting ? bodyHash === bodyHashExpecting : null,
    uncovered: status.underSized ?? 0,
    reason: reason || null,
    info,
  }
}

export type Signatures = Pick<Authenticated, 'dkim' | 'arc'>

const notVerified = (value: string, reason: string): VerifiedSignature => ({
  ...readSignature(value),
  result: 'policy',
  bits: null,
  isBodyHashRight: null,
  uncovered: 0,
  reason,
  info: `dkim=policy (${reason})`,
})

/** What is said of the signatures of a message that is beyond measure. */
const unverified = (source: Buffer, reason: string): Signatures => {
  const fields = fieldValues(headerText(source), 'DKIM-Signature')
  return { dkim: fields.slice(0, MAX_SIGNATURES).map((value) => notVerified(value, reason)), arc: null }
}

type ArcData = Parameters<typeof verifyArc>[0]

/** The verifier makes the very object that `arc` takes; the two declarations differ in how they write "may be missing". */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const asArcData = (data: unknown): ArcData => data as ArcData

/** DKIM and ARC, likewise. */
export const verifySignatures = async (
  source: Uint8Array,
  dns: Resolver,
  keys: Share<SharedKey>,
): Promise<Signatures> => {
  const whole = withLineBreaks(source)
  const obstacle = obstacleOf(whole)
  if (obstacle !== null) return unverified(whole, obstacle)
  const verified = await verifyDkim(withoutSurplus(whole), dns, keys)
  const fields = (verified.headers?.parsed ?? []).filter(({ key }) => key === 'dkim-signature')
  // In strict mode there is one result for each field, in their order.
  const dkim = fields.flatMap(({ line }, at) => {
    const result = verified.results[at]
    return result ? [signatureOf(result, line)] : []
  })
  const { resolver } = verified.keyCache
  const { status, i, info = '' } = await verifyArc(asArcData(verified.arc), { resolver, strict: true })
  const arc = status.result === 'none' ? null : { result: resultOf(status.result), instance: i || null, info }
  return { dkim, arc }
}
