import type { Finding } from '@bienrecu/audit/run'
import { renderFinding } from '@bienrecu/audit/content/render-finding'
import type { FilterVerdict, JudgedFinding, Judgement } from '@bienrecu/shared'
import type { ReportSay } from './say-report.ts'

const MAX_FINDINGS = 20

const sentence = (finding: JudgedFinding, say: ReportSay): string => {
  const { title, summary } = renderFinding(withoutPoints(finding), say.locale)
  return finding.status === 'unknown' ? say('result.open', { title }) : (summary ?? title)
}

const withoutPoints = ({ checkId, status, severity, params }: JudgedFinding): Finding => ({
  checkId,
  status,
  severity,
  params,
})

const told = ({ status }: JudgedFinding): boolean => status === 'fail' || status === 'unknown'

const findingLines = ({ isDnsMissing }: Judgement, findings: readonly JudgedFinding[], say: ReportSay): string[] => {
  const own = findings.filter(told)
  const known = isDnsMissing ? own.filter(({ status }) => status === 'fail') : own
  return known.slice(0, MAX_FINDINGS).map((finding) => sentence(finding, say))
}

const filterLine = (word: 'result.filter' | 'result.rspamd', { score, threshold }: FilterVerdict, say: ReportSay) =>
  say(word, { score: say.number(score ?? 0), threshold: say.number(threshold ?? 0) })

const filterLines = ({ filters: { spamassassin, rspamd } }: Judgement, say: ReportSay): string[] => [
  ...(spamassassin.state === 'off' ? [say('result.filter-off')] : []),
  ...(spamassassin.state === 'unavailable' ? [say('result.filter-unavailable')] : []),
  ...(spamassassin.state === 'too-large' ? [say('result.filter-too-large')] : []),
  ...(spamassassin.state === 'judged' ? [filterLine('result.filter', spamassassin, say)] : []),
  ...(rspamd.state === 'judged' ? [filterLine('result.rspamd', rspamd, say)] : []),
]

const listLines = ({ blocklists }: Judgement, say: ReportSay): string[] => {
  const listed = blocklists.filter(({ state }) => state === 'listed')
  if (listed.length > 0) return listed.map(({ name }) => say('result.listed', { name }))
  return [say(blocklists.some(({ state }) => state === 'not-listed') ? 'result.not-listed' : 'result.no-list')]
}

/** As mail-tester writes them: values with the names that they have in every language. */
const serverLines = ({ connection: { ip, helo, reverseName } }: Judgement): string[] =>
  [
    ['IP', ip],
    ['HELO', helo],
    ['rDNS', reverseName],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))

const signatureLines = ({ authentication: { dkim } }: Judgement): string[] =>
  dkim.map(({ result, domain, selector, reason }) => {
    const why = reason === null ? '' : ` (${reason})`
    return `dkim=${result}${why} header.d=${domain} header.s=${selector}`
  })

const spfLines = ({ authentication: { spf }, connection: { ip } }: Judgement, say: ReportSay): string[] => [
  `spf=${spf.result}${spf.domain === null ? '' : ` smtp.mailfrom=${spf.domain}`}`,
  ...(ip === null ? [say('result.no-address')] : []),
]

const dmarcLines = ({ authentication: { dmarc } }: Judgement): string[] => [
  `dmarc=${dmarc.result}${dmarc.policy === null ? '' : ` (p=${dmarc.policy})`}`,
  ...(dmarc.record === null ? [] : [dmarc.record]),
]

const OF_DNS = new Set(['spf', 'dkim', 'dmarc', 'reverse-dns', 'mxrecord-dns', 'arecord-dns', 'blacklists'])

const factLines = (judgement: Judgement, key: string, say: ReportSay): string[] => {
  if (key === 'spf') return spfLines(judgement, say)
  if (key === 'dkim') return signatureLines(judgement)
  if (key === 'dmarc') return dmarcLines(judgement)
  if (key === 'reverse-dns') return serverLines(judgement)
  if (key === 'spamassassin') return filterLines(judgement, say)
  return key === 'blacklists' ? listLines(judgement, say) : []
}

const areLinksAsked = ({ message }: Judgement): boolean => message.links.some(({ status }) => status !== null)

/** What came of a section without parts, in sentences: the facts, what was found, what stayed open. `findings`: its own. */
export const resultOf = (
  judgement: Judgement,
  key: string,
  findings: readonly JudgedFinding[],
  say: ReportSay,
): string => {
  const facts = factLines(judgement, key, say)
  if (judgement.isDnsMissing && OF_DNS.has(key)) return [...facts, say('result.no-dns')].join('\n')
  const found = findingLines(judgement, findings, say)
  if (key === 'broken-links' && found.length === 0 && !areLinksAsked(judgement)) return say('result.links-not-asked')
  return [...facts, ...found].join('\n') || say('result.fine')
}
