import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { DkimFacts } from '../dkim/facts.ts'

export const collectDkim = async (_input: AuditInput): Promise<DkimFacts> => ({
  dkim: notKnown('not-asked'),
})
