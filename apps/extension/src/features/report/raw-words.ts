import type { ReportSection, TesterReport } from '@bienrecu/shared'
import { CHECKS, OTHER } from './checks.ts'
import type { Finding } from './findings.ts'

const find = (sections: readonly ReportSection[], key: string): ReportSection | undefined =>
  sections.find((section) => section.key === key)

const everySection = (sections: readonly ReportSection[]): ReportSection[] =>
  sections.flatMap((section) => [section, ...everySection(section.sections)])

const sectionOf = ({ checkId, params }: Finding, { sections }: TesterReport): ReportSection | undefined => {
  if (checkId === OTHER) return everySection(sections).find(({ title }) => title === params['title'])
  const check = CHECKS[checkId]
  const parent = find(sections, check.section)
  return 'subTest' in check ? find(parent?.sections ?? [], check.subTest) : parent
}

/** What the tester itself says of a finding, in the language of its page; null when it says nothing. */
export const rawWordsOf = (finding: Finding, report: TesterReport): string | null => {
  const section = sectionOf(finding, report)
  if (!section) return null
  return [section.title, section.about, section.result].filter((text) => text !== '').join('\n\n') || null
}
