import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { ListFacts } from '../lists/facts.ts'

export const collectLists = async (_input: AuditInput): Promise<ListFacts> => ({
  ipLists: notKnown('not-asked'),
  domainLists: notKnown('not-asked'),
})
