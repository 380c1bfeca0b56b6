import type { LostPoints, PlanContext, StepDraft } from './step.ts'

/** Points of ten that a test took away in one of its sections; 0 where it took none. */
export const lostIn = (section: string, lost: readonly LostPoints[]): number => {
  const points = lost.filter(({ key }) => key === section).reduce((sum, one) => sum + Math.abs(one.points), 0)
  return Math.round(points * 10) / 10
}

/** The draft of a step about the content, where the test took points away for it. */
export const draftsForLost = ({ lost }: PlanContext, section: string): StepDraft[] => {
  const points = lostIn(section, lost)
  if (points === 0) return []
  return [{ subject: section, edits: [], isLater: false, params: { points }, changes: [], cures: [], after: [] }]
}
