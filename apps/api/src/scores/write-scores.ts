import type { DnsChange, ScoreFormat, ScoreHistory, ScorePoint } from '@bienrecu/shared'
import type { Say } from '../locales/say.ts'
import { csvLine } from '../text/csv.ts'
import { markdownText } from '../text/markdown.ts'

/** What the history is narrowed to; null for all. */
export interface ScoreFilter {
  domain: string | null
  relayId: string | null
}

/** The part of the history that a filter leaves. */
export const narrowScores = ({ points, changes }: ScoreHistory, { domain, relayId }: ScoreFilter): ScoreHistory => ({
  points: points.filter(
    (point) => (domain === null || point.domain === domain) && (relayId === null || point.relayId === relayId),
  ),
  changes: changes.filter((change) => domain === null || change.domain === domain),
})

type Row = { at: string } & ({ point: ScorePoint } | { change: DnsChange })

const rowsOf = ({ points, changes }: ScoreHistory): Row[] =>
  [
    ...points.map((point) => ({ at: point.at, point })),
    ...changes.map((change) => ({ at: change.at, change })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))

const listed = (values: readonly string[]): string => values.join(' | ')

const CSV_HEADER = ['time', 'kind', 'domain', 'score', 'relay', 'name', 'type', 'before', 'after', 'step']

const csvRow = (row: Row): string => {
  if ('point' in row) {
    const { at, score, domain, relayName } = row.point
    return csvLine([at, 'test', domain, score, relayName, null, null, null, null, null])
  }
  const { at, domain, name, type, before, after, stepId } = row.change
  return csvLine([at, 'change', domain, null, null, name, type, listed(before), listed(after), stepId])
}

const markdownRow = (row: Row, locale: string, say: Say): string => {
  const time = new Date(row.at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' })
  const cells = (...texts: string[]) => `| ${[time, ...texts].join(' | ')} |`
  if ('point' in row) {
    const { score, relayName } = row.point
    return cells(`**${score.toLocaleString(locale)}/10**`, markdownText(relayName ?? '–'), '')
  }
  const { name, type, before, after } = row.change
  const what = say(after.length === 0 ? 'scores.removed' : before.length === 0 ? 'scores.added' : 'scores.replaced', {
    type,
    name: markdownText(name),
  })
  return cells('', '', after.length === 0 ? what : `${what} ${markdownText(listed(after))}`)
}

/** The history as text: CSV (RFC 4180, times in UTC), JSON, or a Markdown table in the reader’s language and time zone. */
export const writeScores = (history: ScoreHistory, format: ScoreFormat, locale: string, say: Say): string => {
  if (format === 'json') return `${JSON.stringify(history, null, 2)}\n`
  const rows = rowsOf(history)
  if (format === 'csv') return `${[csvLine(CSV_HEADER), ...rows.map(csvRow)].join('\r\n')}\r\n`
  const head = [say('scores.date'), say('scores.score'), say('scores.relay'), say('scores.change')]
  return `${[
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- |').join('')}`,
    ...rows.map((row) => markdownRow(row, locale, say)),
  ].join('\n')}\n`
}
