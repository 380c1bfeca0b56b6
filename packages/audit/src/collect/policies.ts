import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { PolicyFacts } from '../policies/facts.ts'

export const collectPolicies = async (_input: AuditInput): Promise<PolicyFacts> => ({
  mtaSts: notKnown('not-asked'),
  mtaStsPolicy: notKnown('not-asked'),
  tlsRpt: notKnown('not-asked'),
  dane: notKnown('not-asked'),
  bimi: notKnown('not-asked'),
})
