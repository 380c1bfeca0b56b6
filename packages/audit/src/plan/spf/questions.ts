import type { PlanContext, PlanQuestion } from '../step.ts'
import { MAX_LOOKUPS } from '../../spf/tree.ts'
import { proposeSpf } from './propose.ts'

/** Which services are still in use: asked only where the record is full, since only the user knows. */
export const spfQuestions = async (context: PlanContext): Promise<readonly PlanQuestion[]> => {
  const proposal = await proposeSpf(context)
  if (!proposal || (proposal.lookups.after <= MAX_LOOKUPS && proposal.waiting.length === 0)) return []
  return proposal.doubtful.map(({ text, lookups }) => ({
    code: 'sender-still-used',
    subject: text,
    params: { subject: text, lookups },
  }))
}
