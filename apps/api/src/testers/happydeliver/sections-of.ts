import type { ReportSection, SectionStatus } from '@bienrecu/shared'
import type { AuthResult, Issue, Report } from './answers.ts'

/** Keys of mail-tester's page, so that reports of both can be compared; titles as happyDeliver calls its parts. */
const TITLES = {
  spamassassin: 'SpamAssassin',
  rspamd: 'rspamd',
  signature: 'Authentication',
  spf: 'SPF',
  dkim: 'DKIM',
  dmarc: 'DMARC',
  'reverse-dns': 'Reverse DNS',
  'mxrecord-dns': 'MX',
  'structure-and-content': 'Content',
  'alt-attribute': 'alt',
  'forbidden-tags': 'HTML',
  'short-links': 'Links',
  'list-unsubscribe': 'List-Unsubscribe',
  headers: 'Headers',
  blacklists: 'Blacklists',
  'broken-links': 'Links',
} as const
type Key = keyof typeof TITLES

const MAX_RESULT = 20_000

const section = (key: Key, status: SectionStatus, result: string, sections: ReportSection[] = []): ReportSection => ({
  key,
  title: TITLES[key],
  status,
  points: null, // it gives a percentage of each part, not what a fault costs
  about: '',
  result: result.slice(0, MAX_RESULT),
  sections,
})

const STATUS: Readonly<Record<string, SectionStatus>> = {
  pass: 'success',
  domain_pass: 'success',
  orgdomain_pass: 'success',
  fail: 'failure',
  invalid: 'failure',
  missing: 'failure',
  permerror: 'failure',
  softfail: 'warning',
  neutral: 'warning',
  none: 'warning',
}
/** What could not be found out (temperror), or was not looked at (skipped, declined), is neither good nor bad. */
const statusOf = (result: string): SectionStatus => STATUS[result] ?? 'neutral'

const SEVERITY: readonly SectionStatus[] = ['failure', 'warning', 'neutral', 'success']
const worstOf = (statuses: readonly SectionStatus[]): SectionStatus =>
  SEVERITY.find((status) => statuses.includes(status)) ?? 'neutral'

const wordsOf = ({ result, domain, selector, details }: Partial<AuthResult>): string =>
  [result, domain, selector, details].filter(Boolean).join(' · ')

/** One signature that holds is enough. */
const dkimOf = (results: readonly AuthResult[]): ReportSection => {
  const statuses = results.map(({ result }) => statusOf(result))
  const status = statuses.includes('success') ? 'success' : worstOf(statuses)
  return section('dkim', status, results.map(wordsOf).join('\n'))
}

const signatureOf = ({ authentication, dns_results: dns }: Report): ReportSection[] => {
  const { spf, dkim, dmarc, iprev } = authentication ?? {}
  const mx = dns?.from_mx_records
  const parts = [
    spf && section('spf', statusOf(spf.result), wordsOf(spf)),
    dkim && dkim.length > 0 && dkimOf(dkim),
    dmarc && section('dmarc', statusOf(dmarc.result), wordsOf(dmarc)),
    iprev && section('reverse-dns', statusOf(iprev.result), [iprev.result, iprev.ip, iprev.hostname].join(' · ')),
    mx && mx.length > 0 && section('mxrecord-dns', 'success', mx.map(({ host }) => host).join('\n')),
  ].filter((one) => typeof one === 'object')
  return parts.length === 0 ? [] : [section('signature', worstOf(parts.map(({ status }) => status)), '', parts)]
}

const GRAVE = new Set(['critical', 'high'])
const statusOfIssues = (issues: readonly Issue[]): SectionStatus => {
  if (issues.length === 0) return 'success'
  return issues.some(({ severity }) => GRAVE.has(severity ?? '')) ? 'failure' : 'warning'
}
const tell = (issues: readonly Issue[]): string => issues.map(({ message }) => message ?? '').join('\n')

const contentOf = ({ content_analysis: content, header_analysis: header }: Report): ReportSection[] => {
  const { images, links, html_issues: html, unsubscribe_methods: methods } = content ?? {}
  const bare = images?.filter(({ has_alt }) => !has_alt)
  const short = links?.filter(({ is_shortened }) => is_shortened)
  const dangerous = html?.filter(({ type }) => type === 'dangerous_html')
  const isListed = methods?.some((method) => method === 'list-unsubscribe-header' || method === 'one-click')
  const parts = [
    bare && section('alt-attribute', bare.length > 0 ? 'warning' : 'success', bare.map(({ src }) => src).join('\n')),
    dangerous && section('forbidden-tags', statusOfIssues(dangerous), tell(dangerous)),
    short && section('short-links', short.length > 0 ? 'warning' : 'success', short.map(({ url }) => url).join('\n')),
    methods && section('list-unsubscribe', isListed ? 'success' : 'neutral', methods.join('\n')),
    header?.issues && section('headers', statusOfIssues(header.issues), tell(header.issues)),
  ].filter((one) => typeof one === 'object')
  return parts.length === 0
    ? []
    : [section('structure-and-content', worstOf(parts.map(({ status }) => status)), '', parts)]
}

const filtersOf = ({ spamassassin, rspamd }: Report): ReportSection[] =>
  [
    spamassassin &&
      section(
        'spamassassin',
        spamassassin.is_spam === true ? 'failure' : 'success',
        `${spamassassin.score} / ${spamassassin.required_score ?? '?'}`,
      ),
    rspamd &&
      section(
        'rspamd',
        rspamd.is_spam === true ? 'failure' : 'success',
        `${rspamd.score} / ${rspamd.threshold ?? '?'} ${rspamd.action ?? ''}`.trim(),
      ),
  ].filter((one) => one !== undefined)

const linksOf = ({ content_analysis: content }: Report): ReportSection[] => {
  const links = content?.links
  if (!links) return []
  const broken = links.filter(({ status }) => status === 'broken')
  const result = broken.map(({ url, http_code }) => `${http_code ?? '–'} ${url}`).join('\n')
  return [section('broken-links', broken.length > 0 ? 'warning' : 'success', result)]
}

/** The report in sections; those of blocklists are told apart, by `blocklistsOf`. */
export const sectionsOf = (report: Report): ReportSection[] => [
  ...filtersOf(report),
  ...signatureOf(report),
  ...contentOf(report),
  ...linksOf(report),
]

/** The section of the blocklists. */
export const blacklistSection = (states: readonly string[]): ReportSection[] => {
  if (states.length === 0) return []
  if (states.includes('listed')) return [section('blacklists', 'failure', '')]
  return [section('blacklists', states.includes('not-listed') ? 'success' : 'neutral', '')]
}
