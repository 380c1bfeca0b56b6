import type { AuditInput } from '../collect.ts'
import { notKnown } from '../evidence.ts'
import type { FormFacts } from '../forms/facts.ts'

export const collectForms = async (_input: AuditInput): Promise<FormFacts> => ({
  misplaced: notKnown('not-asked'),
})
