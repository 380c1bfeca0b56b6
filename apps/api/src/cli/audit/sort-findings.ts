import type { AuditSeverity } from '@bienrecu/shared'

interface Judged {
  status: 'pass' | 'fail' | 'not-applicable' | 'unknown' | 'error'
  severity: AuditSeverity
}

/** Findings as they are told, each group in the order given: worst first. */
export interface SortedFindings<Finding extends Judged> {
  /** Mail suffers: critical, high, medium. */
  toCorrect: Finding[]
  /** Low, and good to know. */
  remarks: Finding[]
  /** What could not be found out, faults of ours included. */
  open: Finding[]
  passed: Finding[]
}

const MILD: ReadonlySet<AuditSeverity> = new Set(['low', 'info'])

export const sortFindings = <Finding extends Judged>(findings: readonly Finding[]): SortedFindings<Finding> => {
  const failed = findings.filter(({ status }) => status === 'fail')
  return {
    toCorrect: failed.filter(({ severity }) => !MILD.has(severity)),
    remarks: failed.filter(({ severity }) => MILD.has(severity)),
    open: findings.filter(({ status }) => status === 'unknown' || status === 'error'),
    passed: findings.filter(({ status }) => status === 'pass'),
  }
}

/** Findings that share a summary, told once: the summary, and the titles. */
export const bySummary = (
  findings: readonly { title: string; summary: string | null }[],
): { summary: string; titles: string[] }[] => {
  const groups = new Map<string, string[]>()
  for (const { title, summary } of findings) {
    const titles = groups.get(summary ?? '')
    if (titles) titles.push(title)
    else groups.set(summary ?? '', [title])
  }
  return [...groups].map(([summary, titles]) => ({ summary, titles }))
}
