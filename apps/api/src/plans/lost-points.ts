import type { LostPoints } from '@bienrecu/audit/plan/step'
import type { ReportSection, TesterReport } from '@bienrecu/shared'

/** What a test took away, section by section, those inside of others included. */
export const lostPoints = ({ sections }: Pick<TesterReport, 'sections'>): LostPoints[] => {
  const lostIn = (section: ReportSection): LostPoints[] => {
    const inside = section.sections.flatMap(lostIn)
    const own = section.points !== null && section.points < 0 ? [{ key: section.key, points: -section.points }] : []
    return [...own, ...inside]
  }
  return sections.flatMap(lostIn)
}
