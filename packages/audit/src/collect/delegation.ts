import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { DelegationFacts } from '../delegation/facts.ts'

export const collectDelegation = async (_input: AuditInput): Promise<DelegationFacts> => ({
  delegation: notKnown('not-asked'),
  dnsHost: notKnown('not-asked'),
})
