import type { Terminal } from '../terminal.ts'
import { auditCsv, auditJson, lineError, refusedCsv } from './audit-lines.ts'
import type { Outcome } from './audit-domains.ts'
import type { AuditFormat } from './audit-settings.ts'
import { markdownReport } from './markdown-report.ts'
import { createPaint, dyeOf, gradeDye } from './paint.ts'
import { textReport } from './text-report.ts'
import { type ToldAudit, tellAudit } from './told-audit.ts'
import { legible } from '../../text/legible.ts'

export interface WriteOptions {
  format: AuditFormat
  /** Lists what passed as well. */
  showAll: boolean
  /** One line per domain instead of a report. */
  isLong: boolean
}

const MAX_NAMED = 4

/** What a result is written for: a language, and a screen. */
export type Page = Pick<Terminal, 'say' | 'locale' | 'screen'>

/** A domain on one line: its grade, and what is worst. */
const shortLine = ({ domain, grade, findings }: ToldAudit, { screen, say }: Page): string => {
  const paint = createPaint(screen.isColoured)
  const worst = findings.toCorrect.slice(0, MAX_NAMED).map(({ checkId, severity }) => dyeOf(paint, severity)(checkId))
  const more = findings.toCorrect.length > MAX_NAMED ? [`+${findings.toCorrect.length - MAX_NAMED}`] : []
  const found = [...worst, ...more].join(' ') || paint.dim(say('audit.nothing-to-correct'))
  return `${gradeDye(paint, grade)(paint.bold(grade ?? '?'))}  ${domain.padEnd(32)} ${found}`
}

const textOf = (outcome: Outcome, { showAll, isLong }: WriteOptions, page: Page): string => {
  const { run, error, text } = outcome
  const { say, locale, screen } = page
  if (error) {
    const paint = createPaint(screen.isColoured)
    return `${paint.red(isLong ? '✗' : '  ✗')}  ${paint.bold(legible(text.slice(0, 80)))}  ${lineError(error, locale).message}`
  }
  if (!run) return ''
  const told = tellAudit(run, locale)
  return isLong ? shortLine(told, page) : textReport(told, { say, locale, screen, showAll }).join('\n')
}

const markdownOf = ({ run, error, text }: Outcome, showAll: boolean, { say, locale }: Page): string => {
  if (!run || error) return `# ${legible(text.slice(0, 80))}\n\n${error ? lineError(error, locale).message : ''}\n`
  return markdownReport(tellAudit(run, locale), say, showAll).join('\n')
}

/** What is written about one domain, without the last line break. */
export const outcomeText = (outcome: Outcome, options: WriteOptions, page: Page): string => {
  const { line, text, run } = outcome
  const error = outcome.error && lineError(outcome.error, page.locale)
  if (options.format === 'json')
    return run ? auditJson(run, error) : JSON.stringify({ line, input: legible(text.slice(0, 300)), error })
  if (options.format === 'csv')
    return run || !error
      ? run
        ? auditCsv(line, run, error)
        : ''
      : refusedCsv(line, legible(text.slice(0, 300)), error)
  return options.format === 'markdown' ? markdownOf(outcome, options.showAll, page) : textOf(outcome, options, page)
}
