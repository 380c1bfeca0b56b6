import type { RenderedFinding } from '@bienrecu/audit/render'
import type { Say } from '../../locales/say.ts'
import { markdownText as plain } from '../../text/markdown.ts'
import { panelRows } from './panel.ts'
import { bySummary } from './sort-findings.ts'
import type { ToldAudit } from './told-audit.ts'

const findingOf = (finding: RenderedFinding, say: Say): string[] => [
  `### ${plain(finding.title)}`,
  '',
  plain(finding.summary ?? ''),
  '',
  ...(finding.advice ? [`**${say('audit.advice')}** ${plain(finding.advice)}`, ''] : []),
  `*${say(`audit.severity.${finding.severity}`)} · ${plain(finding.checkId)} · ${plain(finding.reference)}*`,
  '',
]

const openOf = (findings: readonly RenderedFinding[]): string[] =>
  bySummary(findings).flatMap(({ summary, titles }) => {
    const list = titles.map((title) => `- ${plain(title)}`).join('\n')
    return [plain(summary), '', list, '']
  })

const passedOf = (findings: readonly RenderedFinding[], say: Say, showAll: boolean): string[] =>
  showAll
    ? [`## ${say('audit.passed')} (${findings.length})`, '', ...findings.map(({ title }) => `- ${plain(title)}`), '']
    : [say('audit.folded', { count: findings.length }), '']

/** The report of one domain in Markdown (CommonMark, with tables), for a ticket or a mail. */
export const markdownReport = (told: ToldAudit, say: Say, showAll: boolean): string[] => {
  const { toCorrect, remarks, open, passed } = told.findings
  const grade =
    told.score === null ? say('audit.no-grade') : `${told.grade} · ${say('audit.score', { value: told.score })}`
  const section = (title: string, lines: string[], count: number) =>
    count === 0 ? [] : [`## ${title} (${count})`, '', ...lines]
  return [
    `# ${plain(told.domain)}: ${grade}`,
    '',
    '| | |',
    '| --- | --- |',
    ...panelRows(told, say).map(({ label, value }) => `| ${label} | ${plain(value)} |`),
    '',
    ...section(
      say('audit.to-correct'),
      toCorrect.flatMap((finding) => findingOf(finding, say)),
      toCorrect.length,
    ),
    ...section(
      say('audit.remarks'),
      remarks.flatMap((finding) => findingOf(finding, say)),
      remarks.length,
    ),
    ...section(say('audit.open-title'), openOf(open), open.length),
    ...passedOf(passed, say, showAll),
  ]
}
