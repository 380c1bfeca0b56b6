import type { ToldFinding } from './audit-view.ts'

/** The parts of an audit, in the order in which they are read. */
export const GROUPS = ['correct', 'warnings', 'unknown', 'passed', 'aside'] as const
export type Group = (typeof GROUPS)[number]

const groupOf = ({ status, severity }: ToldFinding): Group => {
  if (status === 'fail') return severity === 'low' || severity === 'info' ? 'warnings' : 'correct'
  if (status === 'pass') return 'passed'
  return status === 'not-applicable' ? 'aside' : 'unknown'
}

/** Findings by part, each in the order they came in: worst first. */
export const groupFindings = (findings: readonly ToldFinding[]): Record<Group, ToldFinding[]> => {
  const parts: Record<Group, ToldFinding[]> = { correct: [], warnings: [], unknown: [], passed: [], aside: [] }
  for (const finding of findings) parts[groupOf(finding)].push(finding)
  return parts
}
