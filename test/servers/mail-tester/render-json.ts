import { points, ruleStatus } from './details.ts'
import type { Evaluation } from './evaluate.ts'
import type { CheckKey, SectionKey } from './judge.ts'
import type { Finding, Report, Section } from './report.ts'
import { suggestSpfRecord } from './suggest-spf.ts'
import type { Words } from './words.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The five tests that can be asked for one at a time with `test=`. */
const SINGLE_TESTS = new Set(['spamAssassin', 'signature', 'body', 'blacklists', 'links'])

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
  return JSON.stringify(test !== null && SINGLE_TESTS.has(test) ? whole[test] : whole)
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

const SECTION_NAMES: Readonly<Record<SectionKey, string>> = {
  spamassassin: 'spamAssassin',
  signature: 'signature',
  'structure-and-content': 'body',
  blacklists: 'blacklists',
  'broken-links': 'links',
}

type Fields = Readonly<Record<string, Json>>

function sectionJson(section: Section, evaluation: Evaluation, oldShape: boolean): readonly [string, Json] {
  const checks = section.checks
    .filter(({ key }) => !(oldShape && key === 'dmarc'))
    .map((check) => [CHECK_NAMES[check.key], checkJson(check, evaluation)] as const)
  const more: Readonly<Record<SectionKey, () => Fields>> = {
    spamassassin: () => spamAssassinJson(evaluation, section.mark),
    signature: () => ({ status: '', subtests: phpMap(checks) }),
    'structure-and-content': () => ({ status: '', subtests: phpMap(checks), ...bodyJson(evaluation) }),
    blacklists: () => blacklistsJson(evaluation),
    'broken-links': () => ({ urls: evaluation.body.links, brokenLinks: 0, notFound: 0, timeouts: 0, redirects: 0 }),
  }
  const common = {
    title: section.title.markup,
    mark: section.mark,
    displayedMark: displayed(section.mark),
    statusClass: section.statusClass,
    description: section.about,
    messages: section.details.markup,
  }
  return [SECTION_NAMES[section.key], { ...common, ...more[section.key]() }]
}

function spamAssassinJson({ spam }: Evaluation, mark: number): Fields {
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

function checkJson(
  { key, title, mark, statusClass, outcome, details }: Finding<CheckKey>,
  evaluation: Evaluation,
): Json {
  const { imagesWithoutAlt, forbiddenTags, shortLinks } = evaluation.body
  const tested = { tested: details.markup }
  const outcomeAndDetails = () => ({ status: outcome, ...tested })
  const more: Readonly<Record<CheckKey, () => Fields>> = {
    spf: () => ({ status: outcome, ...spfJson(evaluation) }),
    dkim: outcomeAndDetails,
    dmarc: outcomeAndDetails,
    'reverse-dns': outcomeAndDetails,
    'mxrecord-dns': outcomeAndDetails,
    'arecord-dns': outcomeAndDetails,
    'alt-attribute': () => ({ ...tested, imagesWithoutAlt }),
    'forbidden-tags': () => ({ displayedmark: mark, matches: forbiddenTags.length, rules: forbiddenTags }),
    'short-links': () => ({ ...tested, matches: shortLinks.length, rules: [] }),
    'list-unsubscribe': () => tested,
  }
  const common = { title: title.markup, mark, displayedMark: displayed(mark), statusClass, description: '' }
  return { ...common, messages: details.markup, ...more[key]() }
}

/** Both records come inside double quotes, and are equal when nothing has to change. */
function spfJson({ authentication: { spf }, domain }: Evaluation): Fields {
  const current = spf.record ?? ''
  const proposed = spf.result === 'pass' ? current : suggestSpfRecord(spf.record, domain.ip)
  return { record: `"${current}"`, newrecord: `"${proposed}"` }
}

function bodyJson({ body, mail }: Evaluation): Fields {
  return { raw: mail.source.toString(), text: body.text ?? '', html: body.html ?? '', ratio: body.textToHtmlRatio }
}

function blacklistsJson({ domain }: Evaluation): Fields {
  const lists = domain.blocklists.map(({ name, url, zone, statusCode }): readonly [string, Json] => [
    `${zone}.`,
    { name, url, dns: `${zone}.`, statusCode },
  ])
  const count = (code: number) => domain.blocklists.filter(({ statusCode }) => statusCode === code).length
  return { blacklists: phpMap(lists), hits: count(1), timeout: count(-1) }
}
