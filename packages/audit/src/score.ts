import { SEVERITIES, type Severity } from './check.ts'
import type { Finding } from './run.ts'

/** What a failure of each severity takes from 100. */
const WEIGHT: Readonly<Record<Severity, number>> = { critical: 45, high: 20, medium: 8, low: 2, info: 0 }

const GRADES = [
  { grade: 'A', from: 95 },
  { grade: 'B', from: 80 },
  { grade: 'C', from: 60 },
  { grade: 'D', from: 40 },
  { grade: 'E', from: 20 },
  { grade: 'F', from: -Infinity },
] as const

export type Grade = (typeof GRADES)[number]['grade']

/** 0 to 100: what is left after the failures. Unknown, inapplicable and erring checks neither give nor take. */
export const scoreOf = (findings: readonly Finding[]): number => {
  const lost = findings
    .filter(({ status }) => status === 'fail')
    .reduce((sum, { severity }) => sum + WEIGHT[severity], 0)
  return Math.max(0, 100 - lost)
}

/** A letter for the score, or null when nothing could be judged. */
export const gradeOf = (findings: readonly Finding[]): Grade | null => {
  const isJudged = findings.some(({ status }) => status === 'pass' || status === 'fail')
  if (!isJudged) return null
  const score = scoreOf(findings)
  return GRADES.find(({ from }) => score >= from)?.grade ?? 'F'
}

/** Worst first; checks of one severity keep the order of the list. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
