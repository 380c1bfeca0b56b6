import { failingOf } from '../findings-cured.ts'
import type { PlanContext, StepDraft } from '../step.ts'
import { DAYS_OF_REPORTS, type StageName, stagesOf } from './ramp.ts'

interface StageWords {
  /** Checks that the stage cures: while it is only tried (`t=y`), and once it is in force. */
  readonly cures: { readonly tested: readonly string[]; readonly inForce: readonly string[] }
  readonly after: readonly string[]
}

/** The drafts of one stage of the way to p=reject: each waits for its days of reports. */
export const stageDrafts = async (
  context: PlanContext,
  wanted: StageName,
  { cures, after }: StageWords,
): Promise<StepDraft[]> => {
  const stages = await stagesOf(context)
  return stages
    .filter(({ stage }) => stage === wanted)
    .map(({ name, edits, isTesting }) => ({
      subject: null,
      edits,
      isLater: true,
      params: { name, domain: context.domain, days: DAYS_OF_REPORTS },
      changes: [{ code: isTesting ? 'tested-first' : 'in-force', params: { days: DAYS_OF_REPORTS } }],
      cures: failingOf(context.audit.findings, isTesting ? cures.tested : cures.inForce),
      after,
    }))
}
