import { points, ruleStatus } from './details.ts'
import type { Evaluation } from './evaluate.ts'
import type { CheckKey } from './judge.ts'
import type { Finding, Report, Section } from './report.ts'
import { suggestSpfRecord } from './suggest-spf.ts'
import type { Words } from './words.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The five tests that can be asked for one at a time with `test=`. */
const SINGLE_TESTS = ['spamAssassin', 'signature', 'body', 'blacklists', 'links']

/** The object of `format=json` for a mail that is there. `test` asks for one of its five parts only. */
export function renderJson(report: Report, words: Words, options: { oldShape: boolean; test: string | null }): string {
  const { evaluation, judgement } = report
  const score = `${judgement.score}/10`
  const whole: Record<string, Json> = {
    title: report.headline,
    mark: judgement.mark,
    displayedMark: score,
    maxMark: 0,
    commentedMark: words.total(score),
    ...(options.oldShape ? { success: true } : { status: true, access: true }),
    redirect: '',
    mailboxId: evaluation.id,
    messageId: evaluation.messageId,
    markClass: `mark-${judgement.band}`,
    messageInfo: messageInfo(evaluation, words),
    ...Object.fromEntries(report.sections.map((section) => sectionJson(section, evaluation, options.oldShape))),
  }
  const { test } = options
  return JSON.stringify(test !== null && SINGLE_TESTS.includes(test) ? whole[test] : whole)
}

/** The object for a mail that is not there (yet). */
export function renderJsonWaiting(id: string, words: Words, oldShape: boolean): string {
  return JSON.stringify({
    title: words.jsonWaiting,
    mark: 0,
    displayedMark: '',
    ...(oldShape ? { success: false } : { status: false, access: true }),
    redirect: '',
    mailboxId: id,
    messageId: 0,
  })
}

/** PHP writes an array without string keys as a list: a map that happens to be empty arrives as `[]`. */
function phpMap(entries: readonly (readonly [string, Json])[]): Json {
  return entries.length === 0 ? [] : Object.fromEntries(entries)
}

function displayed(mark: number): string {
  return mark < 0 ? String(mark) : '✓'
}

function messageInfo({ body, mail }: Evaluation, words: Words): Json {
  return {
    subject: words.subject(body.subject),
    dateReceivedDisplayed: words.received(0),
    dateReceived: mail.arrivedAt.toISOString().replace('T', ' ').slice(0, 19),
    bounceAddress: mail.envelopeFrom,
    bounceAddressDisplayed: words.bounceAddress(mail.envelopeFrom),
    fromAddress: body.from,
    replyto: body.replyTo === null ? [] : [body.replyTo],
  }
}

function sectionJson(section: Section, evaluation: Evaluation, oldShape: boolean): readonly [string, Json] {
  const common = {
    title: section.title.markup,
    mark: section.mark,
    displayedMark: displayed(section.mark),
    statusClass: section.statusClass,
    description: section.about,
    messages: section.details.markup,
  }
  const checks = section.checks
    .filter(({ key }) => !(oldShape && key === 'dmarc'))
    .map((check) => [CHECK_NAMES[check.key], checkJson(check, evaluation)] as const)
  switch (section.key) {
    case 'spamassassin':
      return ['spamAssassin', { ...common, ...spamAssassinJson(evaluation, section.mark) }]
    case 'signature':
      return ['signature', { ...common, status: '', subtests: phpMap(checks) }]
    case 'structure-and-content':
      return ['body', { ...common, status: '', subtests: phpMap(checks), ...bodyJson(evaluation) }]
    case 'blacklists':
      return ['blacklists', { ...common, ...blacklistsJson(evaluation) }]
    case 'broken-links':
      return [
        'links',
        { ...common, urls: evaluation.body.links, brokenLinks: 0, notFound: 0, timeouts: 0, redirects: 0 },
      ]
  }
}

function spamAssassinJson({ spam }: Evaluation, mark: number): Record<string, Json> {
  const rules = spam.rules.map((rule): readonly [string, Json] => {
    // Found in mail-tester's own example: one code begins with a tab.
    const code = rule.code === 'HTML_MESSAGE' ? `\t${rule.code}` : rule.code
    const { description } = rule
    const score = Number(points(-rule.points))
    return [code, { code, score, description, solution: '', status: `status-${ruleStatus(rule.points)}` }]
  })
  return { score: Number(points(-spam.points)), threshold: -5, diplayedMark: mark, rules: phpMap(rules) }
}

const CHECK_NAMES: Readonly<Record<CheckKey, string>> = {
  spf: 'spf',
  dkim: 'dkim',
  dmarc: 'dmarc',
  'reverse-dns': 'rDns',
  'mxrecord-dns': 'mxRecord',
  'arecord-dns': 'aRecord',
  'alt-attribute': 'altAttributes',
  'forbidden-tags': 'forbiddenTags',
  'short-links': 'shorturl',
  'list-unsubscribe': 'listUnsubscribe',
}

function checkJson(check: Finding<CheckKey>, evaluation: Evaluation): Json {
  const { title, mark, statusClass, outcome, details } = check
  const common = { title: title.markup, mark, statusClass, description: '', messages: details.markup }
  const tested = { ...common, displayedMark: displayed(mark), tested: details.markup }
  switch (check.key) {
    case 'spf':
      return { ...common, displayedMark: displayed(mark), status: outcome, ...spfJson(evaluation) }
    case 'dkim':
    case 'dmarc':
    case 'reverse-dns':
    case 'mxrecord-dns':
    case 'arecord-dns':
      return { ...tested, status: outcome }
    case 'alt-attribute':
      return { ...tested, imagesWithoutAlt: evaluation.body.imagesWithoutAlt }
    case 'forbidden-tags': {
      const { forbiddenTags } = evaluation.body
      return {
        ...common,
        displayedmark: mark,
        displayedMark: displayed(mark),
        matches: forbiddenTags.length,
        rules: forbiddenTags,
      }
    }
    case 'short-links':
      return { ...tested, matches: evaluation.body.shortLinks.length, rules: [] }
    case 'list-unsubscribe':
      return tested
  }
}

/** Both records come inside double quotes, and are equal when nothing has to change. */
function spfJson({ authentication: { spf }, domain }: Evaluation): Record<string, Json> {
  const current = spf.record ?? ''
  const proposed = spf.result === 'pass' ? current : suggestSpfRecord(spf.record, domain.ip)
  return { record: `"${current}"`, newrecord: `"${proposed}"` }
}

function bodyJson({ body, mail }: Evaluation): Record<string, Json> {
  return { raw: mail.source.toString(), text: body.text ?? '', html: body.html ?? '', ratio: body.textToHtmlRatio }
}

function blacklistsJson({ domain }: Evaluation): Record<string, Json> {
  const lists = domain.blocklists.map(({ name, url, zone, statusCode }): readonly [string, Json] => [
    `${zone}.`,
    { name, url, dns: `${zone}.`, statusCode },
  ])
  const count = (code: number) => domain.blocklists.filter(({ statusCode }) => statusCode === code).length
  return { blacklists: phpMap(lists), hits: count(1), timeout: count(-1) }
}
