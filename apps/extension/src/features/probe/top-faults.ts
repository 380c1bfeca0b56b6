import type { ReportSection, TesterReport } from '@bienrecu/shared'

// Advice that costs nothing is for the report: most of it does not concern ordinary mail.
const isFault = ({ status, points }: ReportSection): boolean => status === 'failure' || (points ?? 0) < 0

// A section repeats the points of its sub-tests: where one of those is at fault, it alone is named.
const faultsIn = (section: ReportSection): ReportSection[] => {
  const inside = section.sections.flatMap(faultsIn)
  return inside.length === 0 && isFault(section) ? [section] : inside
}

const RANK = { failure: 0, warning: 1, neutral: 2, success: 3 } as const

/**
 * What cost most on a result page, dearest first, at most `count`, as the tester itself judges and words it. The
 * report view has findings of our own for this; they are too much for a page that is not ours.
 */
export const topFaults = (report: Pick<TesterReport, 'sections'>, count: number): ReportSection[] =>
  report.sections
    .flatMap(faultsIn)
    .sort((a, b) => (a.points ?? 0) - (b.points ?? 0) || RANK[a.status] - RANK[b.status])
    .slice(0, count)
