import type { JudgedFinding } from '@bienrecu/shared'

/** The parts of a judgement, in the order in which they are read. */
export const JUDGED_GROUPS = ['correct', 'advice', 'unknown', 'passed'] as const
export type JudgedGroup = (typeof JUDGED_GROUPS)[number]

const groupOf = ({ status, points, severity }: JudgedFinding): JudgedGroup | null => {
  if (status === 'not-applicable') return null
  if (status === 'pass') return 'passed'
  if (status !== 'fail') return 'unknown'
  // What costs nothing here may still be refused elsewhere: our severity says so.
  return points < 0 || severity === 'critical' || severity === 'high' ? 'correct' : 'advice'
}

/** Findings by part, each in the order they came in; what has no object in this message is not told. */
export const groupJudged = (findings: readonly JudgedFinding[]): Record<JudgedGroup, JudgedFinding[]> => {
  const groups: Record<JudgedGroup, JudgedFinding[]> = { correct: [], advice: [], unknown: [], passed: [] }
  for (const finding of findings) {
    const group = groupOf(finding)
    if (group) groups[group].push(finding)
  }
  return groups
}
