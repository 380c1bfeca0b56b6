import type { RenderedFinding } from '@bienrecu/audit/render'
import type { AuditSeverity, Locale } from '@bienrecu/shared'
import type { Say } from '../../locales/say.ts'
import type { Screen } from '../terminal.ts'
import { largeLetter } from './large-letter.ts'
import { createPaint, dyeOf, gradeDye, type Paint } from './paint.ts'
import { type PanelRow, panelRows } from './panel.ts'
import { bySummary } from './sort-findings.ts'
import type { ToldAudit } from './told-audit.ts'
import { legible } from '../../text/legible.ts'
import { wrap } from './wrap.ts'

export interface TextOptions {
  say: Say
  locale: Locale
  screen: Screen
  /** Lists what passed as well. */
  showAll: boolean
}

interface Page extends TextOptions {
  paint: Paint
}

const MARGIN = 2
const TEXT = 4 // columns before the text of a finding
const SIGNS: Readonly<Record<AuditSeverity, string>> = { critical: '✗', high: '✗', medium: '✗', low: '!', info: '○' }

const margin = ' '.repeat(MARGIN)

const paragraph = (text: string, { screen }: Page, indent = TEXT): string[] => wrap(legible(text), screen.width, indent)

const heading = (word: string, count: number, { paint, screen }: Page): string[] => {
  const title = `${word} (${count})`
  return [
    '',
    margin + paint.bold(title) + ' ' + paint.dim('─'.repeat(Math.max(screen.width - title.length - MARGIN - 2, 0))),
  ]
}

const headOf = (told: ToldAudit, { say, locale, paint }: Page): string[] => {
  const [top, middle, bottom] = largeLetter(told.grade).map((line) => margin + gradeDye(paint, told.grade)(line))
  const { toCorrect, remarks, open, passed } = told.findings
  const score = told.score === null ? say('audit.no-grade') : say('audit.score', { value: told.score })
  const counts = [
    say('audit.count.to-correct', { count: toCorrect.length }),
    say('audit.count.remarks', { count: remarks.length }),
    say('audit.count.open', { count: open.length }),
    say('audit.count.passed', { count: passed.length }),
  ]
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(told.durationMs / 1000)
  return [
    '',
    `${top}   ${paint.bold(told.domain)}`,
    `${middle}   ${score}${paint.dim(`  ·  ${say('audit.took', { seconds })}`)}`,
    `${bottom}   ${paint.dim(counts.join('  ·  '))}`,
    '',
  ]
}

const meter = ({ count, limit }: { count: number; limit: number }, paint: Paint): string => {
  const full = Math.min(count, limit)
  const dye = count > limit ? paint.red : count > limit * 0.8 ? paint.yellow : paint.green
  return ` ${dye('▰'.repeat(full))}${paint.dim('▱'.repeat(limit - full))}`
}

const panelOf = (rows: readonly PanelRow[], { paint, screen }: Page): string[] => {
  const column = MARGIN + Math.max(...rows.map(({ label }) => label.length)) + 2
  return rows.flatMap(({ label, value, used }) => {
    const [first = '', ...rest] = wrap(legible(value), screen.width, column)
    const start = paint.dim((margin + label).padEnd(column))
    return [start + first.trimStart() + (used ? meter(used, paint) : ''), ...rest]
  })
}

const findingOf = (finding: RenderedFinding, page: Page): string[] => {
  const { paint, say } = page
  const dye = dyeOf(paint, finding.severity)
  const [first = '', ...rest] = paragraph(finding.title, page)
  const advice = paragraph(finding.advice ?? '', page, TEXT + 2)
  return [
    '',
    `${margin}${dye(SIGNS[finding.severity])} ${paint.bold(first.trimStart())}`,
    ...rest.map((line) => paint.bold(line)),
    ...paragraph(finding.summary ?? '', page),
    ...advice.map((line, at) => (at === 0 ? `${' '.repeat(TEXT)}${dye('→')} ${line.trimStart()}` : line)),
    paint.dim(
      `${' '.repeat(TEXT)}${say(`audit.severity.${finding.severity}`)}  ·  ${finding.checkId}  ·  ${finding.reference}`,
    ),
  ]
}

/** A paragraph whose first line has a sign before it. */
const signed = (sign: string, text: string, page: Page, indent = TEXT): string[] =>
  paragraph(text, page, indent).map((line, at) =>
    at === 0 ? `${' '.repeat(indent - 2)}${sign} ${line.trimStart()}` : line,
  )

/** Checks that could not be made for the same reason are told together. */
const openOf = (findings: readonly RenderedFinding[], page: Page): string[] => {
  const { paint } = page
  const lines: string[] = []
  for (const { summary, titles } of bySummary(findings)) {
    const own = titles.flatMap((title) => paragraph(title, page, TEXT + 2))
    lines.push('', ...signed(paint.dim('?'), summary, page), ...own.map((line) => paint.dim(line)))
  }
  return lines
}

const passedOf = (findings: readonly RenderedFinding[], page: Page): string[] => {
  const { paint, say, showAll } = page
  if (!showAll) return ['', `${margin}${paint.green('✓')} ${say('audit.folded', { count: findings.length })}`]
  const lines = findings.flatMap(({ title }) => signed(paint.green('✓'), title, page))
  return [...heading(say('audit.passed'), findings.length, page), '', ...lines]
}

/** The report of one domain as lines for a terminal. */
export const textReport = (told: ToldAudit, options: TextOptions): string[] => {
  const page: Page = { ...options, paint: createPaint(options.screen.isColoured) }
  const { toCorrect, remarks, open, passed } = told.findings
  const section = (word: string, findings: readonly RenderedFinding[]) =>
    findings.length === 0
      ? []
      : [...heading(word, findings.length, page), ...findings.flatMap((finding) => findingOf(finding, page))]
  return [
    ...headOf(told, page),
    ...panelOf(panelRows(told, options.say), page),
    ...section(options.say('audit.to-correct'), toCorrect),
    ...section(options.say('audit.remarks'), remarks),
    ...(open.length === 0
      ? []
      : [...heading(options.say('audit.open-title'), open.length, page), ...openOf(open, page)]),
    ...passedOf(passed, page),
    '',
  ]
}
