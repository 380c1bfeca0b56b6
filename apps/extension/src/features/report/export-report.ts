import type { StoredReport, TesterReport } from '@bienrecu/shared'
import { scoreText } from '../probe/score-text.ts'
import { EVIDENCE_KEYS, evidenceText } from './evidence-rows.ts'
import { findingsOf, type Finding } from './findings.ts'
import { groupFindings, GROUPS, type Group } from './group-findings.ts'
import type { ReportWords } from './report-words.ts'
import { tellFinding } from './tell-finding.ts'

/** How the parts of a report are written down. */
interface Notation {
  title: (text: string) => string
  heading: (text: string) => string
  finding: (text: string) => string
  line: (text: string) => string
  record: (text: string) => string
}

const PLAIN: Notation = {
  title: (text) => `${text}\n${'='.repeat(text.length)}`,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  finding: (text) => `* ${text}`,
  line: (text) => `  ${text}`,
  record: (text) => `  ${text}`,
}

// What stands in a report was written by strangers: it must not become markup of the page it is pasted into.
/** Text of others, as text: nothing of it becomes Markdown. */
export const markdownText = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
const fenceFor = (text: string): string =>
  '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1)

const MARKDOWN: Notation = {
  title: (text) => `# ${markdownText(text)}`,
  heading: (text) => `## ${markdownText(text)}`,
  finding: (text) => `- **${markdownText(text)}**`,
  line: (text) => `  ${markdownText(text)}`,
  record: (text) => `  ${fenceFor(text)}${text}${fenceFor(text)}`,
}

/** Points taken away, in words; empty when there are none. */
export const pointsText = (points: number | null, { say }: ReportWords): string =>
  points === null || points >= 0 ? '' : say('points', { count: Math.abs(points) })

const findingLines = (finding: Finding, words: ReportWords, write: Notation): string[] => {
  const { heading, why, advice, facts } = tellFinding(finding, words)
  const points = pointsText(finding.points, words)
  return [
    write.finding(points ? `${heading} (${points})` : heading),
    ...facts.flatMap(({ text, record }) =>
      record === null ? [write.line(text)] : [write.line(text), write.record(record)],
    ),
    ...(why === null ? [] : [write.line(why)]),
    ...(advice === null ? [] : [write.line(`${words.say('advice')}: ${advice}`)]),
  ]
}

const headLines = (
  { report, relayName }: StoredReport,
  { say, locale, names }: ReportWords,
  write: Notation,
): string[] => {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(report.readAt),
  )
  const rows: [string, string | null][] = [
    [say('relay'), relayName ?? say('no-relay')],
    [say('tester'), names.tester],
    [say('address'), report.address],
    [say('date'), date],
    [say('subject'), report.evidence.subject],
  ]
  return [
    write.title(say('score', { score: scoreText(report.score, locale) })),
    ...rows.flatMap(([label, value]) => (value === null ? [] : [write.line(`${label}: ${value}`)])),
  ]
}

const evidenceLines = ({ evidence }: TesterReport, { say, names }: ReportWords, write: Notation): string[] =>
  EVIDENCE_KEYS.flatMap((key) => {
    const value = evidenceText(evidence, key)
    return value === null
      ? []
      : [write.line(`${say(`evidence.${key}`, names)}:`), write.record(value.replace(/\s+/g, ' '))]
  })

const write = (stored: StoredReport, words: ReportWords, notation: Notation): string => {
  const parts = groupFindings(findingsOf(stored.report))
  const partOf = (group: Group): string[] => {
    const lines = parts[group].flatMap((finding) => findingLines(finding, words, notation))
    return lines.length === 0 ? [] : [[notation.heading(words.say(`group.${group}`)), ...lines].join('\n')]
  }
  const identity = [notation.heading(words.say('identity')), ...evidenceLines(stored.report, words, notation)]
  return [headLines(stored, words, notation).join('\n'), ...GROUPS.flatMap(partOf), identity.join('\n')].join('\n\n')
}

/** The report as plain text, to be pasted into a message to whoever helps. */
export const asPlainText = (stored: StoredReport, words: ReportWords): string => write(stored, words, PLAIN)

/** The report as Markdown, for a ticket. Nothing of its content can become markup. */
export const asMarkdown = (stored: StoredReport, words: ReportWords): string => write(stored, words, MARKDOWN)

/** The report as JSON: what was read, and the findings made of it, by their ids. */
export const asJson = (stored: StoredReport): string =>
  JSON.stringify({ ...stored, findings: findingsOf(stored.report) }, null, 2)
