import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { SpfFacts } from '../spf/facts.ts'

export const collectSpf = async (_input: AuditInput): Promise<SpfFacts> => ({
  spfRecords: notKnown('not-asked'),
  spf: notKnown('not-asked'),
  spfCheck: notKnown('not-asked'),
  heloCheck: notKnown('not-asked'),
})
