import { causeSentence } from '../progress/cause-sentence.ts'
import type { Cause, ExplainedGain } from '../progress/explain-gain.ts'
import { changeText } from '../progress/change-text.ts'
import { progressWords } from '../progress/progress-words.ts'
import { scoreText } from '../probe/score-text.ts'
import { checkName } from '../report/check-words.ts'
import { markdownText, pointsText } from '../report/export-report.ts'
import { toldStatus } from '../report/group-findings.ts'
import { momentText } from '../report/moment.ts'
import type { ReportWords } from '../report/report-words.ts'
import { testerNameIn } from '../testers/tester-name.ts'
import { hasChanged, type ComparedFinding, type Comparison, type Side, unchangedGroups } from './compare-reports.ts'
import { compareWords as words } from './compare-words.ts'

const sideText = (side: Side | null, report: ReportWords): string =>
  side === null
    ? words('not-shown')
    : [report.say(`status.${toldStatus(side)}`), pointsText(side.points, report)].filter(Boolean).join(' ')

const causeText = (causes: readonly Cause[]): string =>
  causes
    .flatMap((cause) => causeSentence(cause) ?? [])
    .map(markdownText)
    .join('; ')

const findingRow = (finding: ComparedFinding, explained: ExplainedGain, report: ReportWords): string => {
  const cells = [
    markdownText(checkName(finding.checkId, finding.title)),
    sideText(finding.before, report),
    sideText(finding.after, report),
    words(finding.effect),
    causeText(explained.ofFinding(finding)),
  ]
  return `| ${cells.join(' | ')} |`
}

const sideLine = (
  name: string,
  { relayName, report: { score, readAt, tester } }: Comparison['earlier'],
  report: ReportWords,
) => {
  const { say, locale } = report
  const relay = markdownText(relayName ?? say('no-relay'))
  const judge = `${say('tester')} ${testerNameIn(locale)(tester)}`
  return `- ${name}: **${scoreText(score, locale)}/10**, ${momentText(readAt, locale)}, ${relay}, ${judge}`
}

/** How many checks tell nothing of a change, of each sort. */
const restLines = (findings: readonly ComparedFinding[], { say }: ReportWords): string[] => {
  const lines = unchangedGroups(findings).map((group) => {
    return `- ${say('counted', { name: words(group.name), count: group.findings.length })}`
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

/** Two tests side by side as Markdown, with what explains each difference. Nothing of their content can become markup. */
export const comparisonMarkdown = (
  { earlier, later, isOtherTester, findings }: Comparison,
  explained: ExplainedGain,
  report: ReportWords,
): string => {
  const changed = findings.filter(hasChanged)
  const head = [words('check'), words('earlier'), words('later'), words('effect'), progressWords('explained')]
  const changes = explained.changes.map((change) => {
    const values = change.after.map((value) => ` \`${value.replaceAll('`', '')}\``).join('')
    return `- ${momentText(change.at, report.locale)}: ${markdownText(changeText(change))}${values}`
  })
  return [
    `# ${words('title')}`,
    '',
    sideLine(words('earlier'), earlier, report),
    sideLine(words('later'), later, report),
    '',
    ...(isOtherTester ? [words('other-tester'), ''] : []),
    ...(changed.length === 0 ? [words('no-change')] : []),
    ...(changed.length === 0 ? [] : [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`]),
    ...changed.map((finding) => findingRow(finding, explained, report)),
    ...restLines(findings, report),
    ...(changes.length === 0 ? [] : ['', `## ${progressWords('between')}`, '', ...changes]),
    '',
  ].join('\n')
}
