import type { Finding, FindingStatus } from './findings.ts'

/** The parts of a report, in the order in which they are read. */
export const GROUPS = ['correct', 'warnings', 'unknown', 'not-applicable', 'passed'] as const
export type Group = (typeof GROUPS)[number]

/** The status under which a finding is told: a remark that cost points is something to correct. */
export const toldStatus = ({ status, points }: Pick<Finding, 'status' | 'points'>): FindingStatus =>
  (points ?? 0) < 0 ? 'fail' : status

const groupOf = (finding: Finding): Group => {
  const status = toldStatus(finding)
  if (status === 'fail') return 'correct'
  if (status === 'warning') return 'warnings'
  return status === 'pass' ? 'passed' : status
}

/** Findings by part, each in the order they came in: what failed or cost points is to be corrected, whatever its colour. */
export const groupFindings = (findings: readonly Finding[]): Record<Group, Finding[]> => {
  const parts: Record<Group, Finding[]> = { correct: [], warnings: [], unknown: [], 'not-applicable': [], passed: [] }
  for (const finding of findings) parts[groupOf(finding)].push(finding)
  return parts
}
