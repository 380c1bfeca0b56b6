import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { MxFacts } from '../mx/facts.ts'

export const collectMx = async (_input: AuditInput): Promise<MxFacts> => ({
  mx: notKnown('not-asked'),
  bounceRoute: notKnown('not-asked'),
  reverse: notKnown('not-asked'),
  helo: notKnown('not-asked'),
})
