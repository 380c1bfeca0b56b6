import type { JudgedFinding } from '@bienrecu/shared'

/** The findings of each section, in their order. */
export type SectionFindings = (section: string) => readonly JudgedFinding[]

/** Sorts the findings by their sections, once for a whole report. */
export const bySection = (findings: readonly JudgedFinding[]): SectionFindings => {
  const sections = new Map<string | null, JudgedFinding[]>()
  for (const finding of findings) {
    const own = sections.get(finding.section)
    if (own) own.push(finding)
    else sections.set(finding.section, [finding])
  }
  return (section) => sections.get(section) ?? []
}
