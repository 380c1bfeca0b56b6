import { headed } from '@bienrecu/audit/first-sentence'
import { renderFinding } from '@bienrecu/audit/content/render-finding'
import type { RenderedFinding } from '@bienrecu/audit/render'
import type { JudgedFinding, Judgement, Locale } from '@bienrecu/shared'
import type { Say, Word } from '../../locales/say.ts'
import { createReportSay } from '../../tester/judging/report/say-report.ts'
import { legible } from '../../text/legible.ts'
import { createPaint, dyeOf, type Paint } from '../audit/paint.ts'
import { wrap } from '../audit/wrap.ts'
import type { Screen } from '../terminal.ts'

export interface JudgeTextOptions {
  say: Say
  locale: Locale
  screen: Screen
  /** Lists what passed, and what is not known, as well. */
  showAll: boolean
}

interface Page extends JudgeTextOptions {
  paint: Paint
  number: (value: number) => string
}

const MARGIN = '  '
const TEXT = 4 // columns before the text of a finding
const MINUS = '\u2212'

const heading = (title: string, { paint, screen }: Page): string[] => [
  '',
  `${MARGIN}${paint.bold(title)} ${paint.dim('─'.repeat(Math.max(screen.width - title.length - 4, 0)))}`,
]

const paragraph = (text: string, { screen }: Page, indent = TEXT): string[] => wrap(legible(text), screen.width, indent)

const bandDye = ({ paint }: Page, band: number) => {
  if (band >= 4) return paint.green
  return band >= 2 ? paint.yellow : paint.red
}

/** `10 − 1 (DMARC) − 0.5 (Links) = 8.5`: every point, by section. */
const sumOf = ({ sections, score }: Judgement, { locale, number }: Page): string => {
  const words = createReportSay(locale)
  const isLeaf = (key: string) => sections.every(({ parent }) => parent !== key)
  const taken = sections.filter(({ key, points }) => points < 0 && isLeaf(key))
  const terms = taken.map(({ key, points }) => `${MINUS} ${number(-points)} (${words.ifAny(`section.${key}`) || key})`)
  return ['10', ...terms, `= ${number(score)}`].join(' ')
}

const headOf = (judgement: Judgement, page: Page): string[] => {
  const { score, band, message, connection } = judgement
  const { say, paint, number } = page
  const dye = bandDye(page, band)
  const names = [connection.ip, connection.reverseName ?? connection.helo].filter(Boolean).join(', ')
  return [
    '',
    `${MARGIN}${dye(paint.bold(say('judge.score', { score: number(score) })))}  ${paint.bold(legible(message.subject ?? say('judge.no-subject')))}`,
    paint.dim(`${MARGIN}${legible([message.from ?? say('judge.no-from'), names].filter(Boolean).join('  ·  '))}`),
    ...(score < 10 ? ['', ...paragraph(sumOf(judgement, page), page, 2)] : []),
    '',
  ]
}

const alignment = (aligned: boolean | null): Word => {
  if (aligned === null) return 'judge.alignment-open'
  return aligned ? 'judge.aligned' : 'judge.not-aligned'
}

const resultDye = ({ paint }: Page, result: string) => {
  if (result === 'pass') return paint.green
  return result === 'fail' || result === 'permerror' || result === 'policy' ? paint.red : paint.yellow
}

const proofLine = (name: string, result: string, details: readonly (string | null)[], page: Page): string => {
  const told = details.filter(Boolean).join(', ')
  return `${MARGIN}${page.paint.dim(name.padEnd(7))}${resultDye(page, result)(result.padEnd(10))}${legible(told)}`
}

const proofsOf = ({ authentication: { spf, dkim, dmarc }, connection }: Judgement, page: Page): string[] => {
  const { say } = page
  const spfDetails =
    connection.ip === null ? [say('judge.no-ip')] : [spf.domain, say(alignment(spf.aligned)), spf.matched]
  const unsigned = [proofLine('DKIM', 'none', [say('judge.no-signature')], page)]
  const signatures = dkim.map(({ result, domain, selector, aligned, reason }) =>
    proofLine('DKIM', result, [`${domain} (${selector})`, say(alignment(aligned)), reason], page),
  )
  const none = dmarc.result === 'temperror' ? 'audit.open' : 'judge.no-policy'
  const policy = dmarc.policy === null ? say(none) : `p=${dmarc.policy}`
  return [
    proofLine('SPF', spf.result, spfDetails, page),
    ...(signatures.length > 0 ? signatures : unsigned),
    proofLine('DMARC', dmarc.result, [dmarc.domain, policy], page),
  ]
}

/** What the score did not look at, or could not. */
const notesOf = ({ isDnsMissing, filters, blocklists }: Judgement, page: Page): string[] => {
  const words = createReportSay(page.locale)
  const silent = blocklists.filter(({ state }) => state === 'no-answer' || state === 'unknown').length
  const notes = [
    ...(isDnsMissing ? [words('result.no-dns')] : []),
    ...(filters.spamassassin.state === 'off' && !filters.rspamd.counts ? [words('result.filter-off')] : []),
    ...(filters.spamassassin.state === 'unavailable' ? [words('result.filter-unavailable')] : []),
    ...(filters.spamassassin.state === 'too-large' ? [words('result.filter-too-large')] : []),
    ...(silent > 0 && !isDnsMissing
      ? [page.say('judge.silent-lists', { count: silent, total: blocklists.length })]
      : []),
  ]
  return notes.length === 0 ? [] : ['', ...notes.flatMap((note) => paragraph(note, page, 2)).map(page.paint.dim)]
}

interface Told {
  readonly finding: JudgedFinding
  readonly rendered: RenderedFinding
}

const findingOf = ({ finding, rendered }: Told, page: Page): string[] => {
  const { paint, number, say } = page
  const dye = dyeOf(paint, finding.severity)
  const price = finding.points < 0 ? `${MINUS}${number(-finding.points)}` : '○'
  const { title, summary } = headed(rendered, page.locale)
  const [first = '', ...rest] = paragraph(title, page, TEXT + price.length - 1)
  const advice = paragraph(rendered.advice ?? '', page, TEXT + 2)
  return [
    '',
    `${MARGIN}${dye(price)} ${paint.bold(first.trimStart())}`,
    ...rest.map(paint.bold),
    ...(summary === null ? [] : paragraph(summary, page)),
    ...advice.map((line, at) => (at === 0 ? `${' '.repeat(TEXT)}${dye('→')} ${line.trimStart()}` : line)),
    paint.dim(
      `${' '.repeat(TEXT)}${say(`audit.severity.${finding.severity}`)}  ·  ${finding.checkId}  ·  ${rendered.reference}`,
    ),
  ]
}

const titlesOf = (told: readonly Told[], sign: string, page: Page): string[] =>
  told.flatMap(({ rendered }) => {
    const [first = '', ...rest] = paragraph(rendered.title, page)
    return [`${MARGIN}${sign} ${first.trimStart()}`, ...rest]
  })

const section = (word: Word, told: readonly Told[], page: Page): string[] =>
  told.length === 0
    ? []
    : [...heading(`${page.say(word)} (${told.length})`, page), ...told.flatMap((one) => findingOf(one, page))]

const folded = (word: Word, told: readonly Told[], sign: string, page: Page): string[] => {
  if (told.length === 0) return []
  const title = page.say(word, { count: told.length })
  return page.showAll ? [...heading(title, page), '', ...titlesOf(told, sign, page)] : ['', `${MARGIN}${sign} ${title}`]
}

/** A judgement as lines for a terminal: the score and its sum, what proves the sender, what costs points, what does not. */
export const judgeText = (judgement: Judgement, options: JudgeTextOptions): string[] => {
  const numbers = new Intl.NumberFormat(options.locale, { maximumFractionDigits: 1 })
  const paint = createPaint(options.screen.isColoured)
  const page: Page = { ...options, paint, number: (value) => numbers.format(value) }
  const all = judgement.findings.map((finding): Told => ({ finding, rendered: renderFinding(finding, page.locale) }))
  const failed = all.filter(({ finding }) => finding.status === 'fail')
  const of = (status: JudgedFinding['status']) => all.filter(({ finding }) => finding.status === status)
  const costly = failed.filter(({ finding }) => finding.points < 0)
  const remarks = failed.filter(({ finding }) => finding.points === 0)
  return [
    ...headOf(judgement, page),
    ...proofsOf(judgement, page),
    ...notesOf(judgement, page),
    ...section('judge.costs', costly, page),
    ...(page.showAll ? section('judge.remarks', remarks, page) : folded('judge.remarks-folded', remarks, '○', page)),
    ...folded('judge.open', of('unknown'), '?', page),
    ...folded('judge.passed', of('pass'), page.paint.green('✓'), page),
    '',
  ]
}
