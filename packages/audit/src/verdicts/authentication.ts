/* What SPF, DKIM and DMARC prove of the message that was seen; without a message, what their absence disproves. */
import { keyStatus } from '../dkim/key-status.ts'
import { alignedAsAsked } from '../dmarc/alignment.ts'
import type { Evidence, Fact } from '../evidence.ts'
import type { SignatureFacts } from '../message.ts'
import { nameKey } from '../resolver.ts'
import { allOf, type Measured, measured, oneOf } from './rule-status.ts'

const ofFact = <T>(fact: Fact<T>, read: (value: T) => Measured): Measured => (fact.known ? read(fact.value) : 'unknown')

/** SPF of the message. Without a sending address only a record that is missing tells. */
export const spfPasses = ({ spfCheck, spfRecords }: Evidence): Measured => {
  const check = spfCheck.known ? spfCheck.value : null
  if (check?.result === 'temperror') return 'unknown'
  if (check) return measured(check.result === 'pass')
  const isMissing = spfRecords.known && spfRecords.value.records.length === 0
  return spfCheck.known && isMissing ? 'broken' : 'unknown'
}

/** False only where SPF says that the address may not send. */
export const spfDoesNotFail = ({ spfCheck, spfRecords }: Evidence): Measured => {
  const check = spfCheck.known ? spfCheck.value : null
  if (check?.result === 'temperror') return 'unknown'
  if (check) return measured(check.result !== 'fail')
  const isMissing = spfRecords.known && spfRecords.value.records.length === 0
  return spfCheck.known && isMissing ? 'met' : 'unknown'
}

const NO_KEY: ReadonlySet<string> = new Set(['missing', 'revoked', 'invalid'])

/** One signature: as the receiver judged it, or disproved by a key that is not there. */
const signaturePasses = ({ dkim }: Evidence, { result, domain, selector }: SignatureFacts): Measured => {
  if (result === 'temperror') return 'unknown'
  if (result !== null) return measured(result === 'pass')
  const isOf = (key: { domain: string; selector: string }) =>
    nameKey(key.domain) === nameKey(domain) && nameKey(key.selector) === nameKey(selector)
  const key = dkim.known ? dkim.value.find(isOf) : undefined
  return key && NO_KEY.has(keyStatus(key)) ? 'broken' : 'unknown'
}

const signaturesOf = ({ message }: Evidence): readonly SignatureFacts[] | null =>
  message.known ? (message.value?.signatures ?? null) : null

/** DKIM of the message. Nobody can tell without one: a key that was not guessed proves nothing. */
export const dkimPasses = (evidence: Evidence): Measured => {
  const signatures = signaturesOf(evidence)
  return signatures ? oneOf(signatures.map((signature) => signaturePasses(evidence, signature))) : 'unknown'
}

const spfIsAligned = (evidence: Evidence): Measured => {
  const { spfAlignment } = evidence
  const isAligned = ofFact(spfAlignment, (facts) => (facts ? ofFact(alignedAsAsked(facts), measured) : 'unknown'))
  return allOf([spfPasses(evidence), isAligned])
}

/** The From domain agrees with what SPF or a signature proves (RFC 9989 §4.4). */
export const isAligned = (evidence: Evidence): Measured => {
  const signatures = signaturesOf(evidence)
  const aligned = evidence.dkimAlignment.known ? evidence.dkimAlignment.value : null
  const ofSignature = (signature: SignatureFacts, at: number): Measured => {
    const facts = aligned?.[at]
    return allOf([signaturePasses(evidence, signature), facts ? ofFact(alignedAsAsked(facts), measured) : 'unknown'])
  }
  const byDkim: readonly Measured[] = signatures ? signatures.map(ofSignature) : ['unknown']
  return oneOf([spfIsAligned(evidence), ...byDkim])
}

/** A record that receivers take, with any policy. */
export const dmarcIsPublished = ({ dmarc }: Evidence): Measured =>
  ofFact(dmarc, ({ found }) => ofFact(found, (record) => measured(record !== null && record.policy !== null)))

/** The same, with an address for aggregate reports. */
export const dmarcHasReports = ({ dmarc }: Evidence): Measured =>
  ofFact(dmarc, ({ found }) =>
    ofFact(found, (place) =>
      measured(place !== null && place.policy !== null && place.record.aggregateReports.length > 0),
    ),
  )
