import { headed } from '@bienrecu/audit/first-sentence'
import type { JudgedFinding, Judgement } from '@bienrecu/shared'
import { legible } from '../../text/legible.ts'
import { momentIn } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { wrap } from '../audit/wrap.ts'

const INDENT = 6 // columns, after the points

type Page = Pick<Terminal, 'say' | 'locale' | 'screen'>

/** What is to be corrected or may be: what costs points first, as the judgement has it. */
const faultsOf = ({ findings }: Judgement): JudgedFinding[] => findings.filter(({ status }) => status === 'fail')

const findingLines = (finding: JudgedFinding, { locale, screen }: Page): string[] => {
  const { points, status, advice } = finding
  const { title, summary } = headed({ status, title: finding.title ?? '', summary: finding.summary ?? null }, locale)
  const price = points === 0 ? '·' : points.toLocaleString(locale)
  const texts = [summary, advice].filter((text) => typeof text === 'string')
  return [
    `${price.padStart(INDENT - 1)} ${legible(title)}`,
    ...texts.flatMap((text) => wrap(legible(text), screen.width, INDENT)),
    '',
  ]
}

const authenticationLine = ({ authentication: { spf, dkim, dmarc } }: Judgement): string => {
  const signatures = dkim.length === 0 ? 'none' : dkim.map(({ result, domain }) => `${result} (${domain})`).join(', ')
  return legible(`SPF ${spf.result} · DKIM ${signatures} · DMARC ${dmarc.result}`)
}

/** A judgement for the terminal: the score, who sent it, what to correct. Its findings carry their sentences. */
export const resultText = (judgement: Judgement, page: Page): string[] => {
  const { say, locale } = page
  const { score, message, connection, receivedAt, isPractice, isDnsMissing } = judgement
  const subject = legible(message.subject ?? say('results.no-subject'))
  const faults = faultsOf(judgement)
  return [
    `${score.toLocaleString(locale)}/10  ${subject}`,
    say('results.sent-by', { from: legible(message.from ?? '–'), time: momentIn(locale, receivedAt) }),
    ...(connection.ip === null ? [] : [say('results.server', { ip: connection.ip })]),
    authenticationLine(judgement),
    ...(isPractice ? [say('results.practice')] : []),
    ...(isDnsMissing ? [say('results.dns-missing')] : []),
    '',
    ...(faults.length === 0 ? [say('results.fine')] : faults.flatMap((fault) => findingLines(fault, page))),
  ]
}
