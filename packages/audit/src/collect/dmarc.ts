import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { DmarcFacts } from '../dmarc/facts.ts'

export const collectDmarc = async (_input: AuditInput): Promise<DmarcFacts> => ({
  dmarc: notKnown('not-asked'),
  reportTargets: notKnown('not-asked'),
  spfAlignment: notKnown('not-asked'),
  dkimAlignment: notKnown('not-asked'),
})
