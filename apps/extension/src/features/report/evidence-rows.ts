import type { ReportEvidence } from '@bienrecu/shared'

/** What identifies a message, in the order in which it is told. */
export const EVIDENCE_KEYS = [
  'sendingIp',
  'helo',
  'reverseDns',
  'fromAddress',
  'bounceAddress',
  'replyTo',
  'spfRecord',
  'suggestedSpfRecord',
  'dkimDomain',
  'dkimSelector',
  'dkimKeyBits',
  'dkimSignature',
  'dmarcRecord',
  'authenticationResults',
] as const satisfies readonly (keyof ReportEvidence)[]

export type EvidenceKey = (typeof EVIDENCE_KEYS)[number]

/** Values that machines read, worth copying sign by sign. */
export const COPIED = new Set<EvidenceKey>([
  'spfRecord',
  'suggestedSpfRecord',
  'dkimSignature',
  'dmarcRecord',
  'authenticationResults',
])

/** A piece of evidence as text; null is “not shown by the tester”, never “absent”. */
export const evidenceText = (evidence: ReportEvidence, key: EvidenceKey): string | null => {
  const value = evidence[key]
  return value === null ? null : String(value)
}
