import type { TesterReport } from '@bienrecu/shared'
import { evidenceOf, type SpfRecords } from './evidence.ts'
import { proseOfTable, readJsonBlocklists, readJsonRules, readJsonSections } from './json-sections.ts'
import { asNumber, asTable, asText, isFalse, pick, type Table } from './json-value.ts'
import { addressIn, MAX_HEADER_BLOCK, readHeaders } from './message-headers.ts'
import { isAboutEqual, parseScore } from './numbers.ts'
import { MAX_LINE, oneLine } from './prose.ts'
import { asSpfRecord } from './records.ts'
import { missingSections } from './section-keys.ts'

/** What the JSON form of a result says. `title` is the tester’s own sentence, in its language. */
export type JsonReading =
  | { ok: true; kind: 'report'; report: TesterReport }
  /** The mail is not there yet. */
  | { ok: true; kind: 'waiting'; title: string }
  /** The tester answers an error instead of a result. */
  | { ok: true; kind: 'refused'; title: string }
  | { ok: false; code: 'tester-report-not-understood'; missing: string[] }

export interface JsonContext {
  /** The address the mail was sent to: the JSON form does not repeat it. */
  address: string
  /** The page of the same result. */
  url: string
  now: Date
  language?: string
}

const MAX_JSON = 30_000_000

const parse = (text: string): unknown => {
  if (text.length > MAX_JSON) return null
  try {
    return JSON.parse(text)
  } catch {
    return null // a page in place of JSON: told apart by its emptiness below
  }
}

const refuse = (missing: string[]): JsonReading => ({ ok: false, code: 'tester-report-not-understood', missing })

// The shown score and the sum of deductions say the same thing, unless the score stops at 0 and the deductions go on;
// where they do not, neither is believed.
const scoreOf = (root: Table): { score: number | null; missing: string[] } => {
  const shown = ['displayedMark', 'diplayedMark', 'displayedmark', 'commentedMark']
    .map((name) => parseScore(asText(root.get(name))))
    .filter((score) => score !== null)
  const mark = asNumber(root.get('mark'))
  const [score = null] = shown
  if (score === null) return { score, missing: ['score'] }
  const summed = mark === null ? score : 10 + mark
  const isSum = isAboutEqual(score, summed) || (score === 0 && summed < 0)
  return isSum && shown.every((other) => isAboutEqual(score, other))
    ? { score, missing: [] }
    : { score: null, missing: ['score-agreement'] }
}

const withoutLabel = (text: string): string => oneLine(text.replace(/^[^:：]{1,30}[:：]/, ''))

const rawSourceOf = (body: Table): string => asText(body.get('raw')) || asText(asTable(body.get('raw')).get('content'))

const hasPassed = (test: Table): boolean => asText(test.get('statusClass')) === 'success'

// `newrecord` repeats `record` where nothing has to change.
const spfRecordsIn = (spf: Table): SpfRecords => {
  const [current, proposed] = ['record', 'newrecord'].map((name) => asSpfRecord(asText(spf.get(name))))
  const isProposed = !hasPassed(spf) && proposed !== current
  return { current: current ?? null, suggested: (isProposed && proposed) || null }
}

const detailsOf = (root: Table) => {
  const subTests = asTable(asTable(root.get('signature')).get('subtests'))
  const subTest = (name: string): Table => asTable(subTests.get(name))
  const info = asTable(root.get('messageInfo'))
  const evidence = evidenceOf({
    headers: readHeaders(rawSourceOf(asTable(root.get('body'))).slice(0, MAX_HEADER_BLOCK)),
    spf: spfRecordsIn(subTest('spf')),
    dkim: proseOfTable(subTest('dkim')),
    dmarc: proseOfTable(subTest('dmarc')),
    hasDmarcPassed: hasPassed(subTest('dmarc')),
    reverseDns: proseOfTable(subTest('rDns')),
    spamAssassinScore: asNumber(asTable(root.get('spamAssassin')).get('score')),
    subject: withoutLabel(asText(info.get('subject'))) || null,
    shown: {
      from: addressIn(asText(info.get('fromAddress'))),
      bounce: addressIn(asText(info.get('bounceAddress'))),
      replyTo: addressIn(asText(info.get('replyto')) || asText([...asTable(info.get('replyto')).values()][0])),
    },
  })
  const received = oneLine(asText(info.get('dateReceived')) || asText(info.get('dateReceivedDisplayed')))
  return {
    receivedAt: received || null,
    spamRules: readJsonRules(root),
    blocklists: readJsonBlocklists(root),
    evidence,
  }
}

/**
 * Reads the JSON form of a result into the same report as the page gives. Tells apart: a report, a mail not yet
 * received, an error of the tester, and an answer that is not understood (a page in place of JSON, no legible score,
 * no sections). Never throws, whatever the text is.
 */
export const readJson = (text: string, { address, url, now, language }: JsonContext): JsonReading => {
  const root = asTable(parse(text))
  if (root.size === 0) return refuse(['json'])
  const title = oneLine(asText(root.get('title')))
  const isReceived = asNumber(root.get('messageId')) !== 0
  if (!isReceived) return { ok: true, kind: 'waiting', title }
  if (isFalse(pick(root, ['status', 'success']))) return { ok: true, kind: 'refused', title }
  const { score, missing } = scoreOf(root)
  const sections = readJsonSections(root)
  if (score === null || sections.length === 0) return refuse([...missing, ...(sections.length > 0 ? [] : ['sections'])])

  const details = detailsOf(root)
  const band = /^mark-([0-4])$/.exec(asText(root.get('markClass')))?.[1]
  const found = { band: band !== undefined, headline: title !== '', headers: details.evidence.headers.length > 0 }
  return {
    ok: true,
    kind: 'report',
    report: {
      tester: 'mail-tester',
      source: 'json',
      address,
      url,
      language: language ?? null,
      readAt: now.toISOString(),
      score,
      maxScore: 10,
      band: band === undefined ? null : Number(band),
      headline: title.slice(0, MAX_LINE),
      sections,
      ...details,
      missing: [
        ...Object.entries(found).flatMap(([name, isThere]) => (isThere ? [] : [name])),
        // The message itself is no section of the JSON form.
        ...missingSections(sections).filter((name) => name !== 'section:message-content'),
      ],
    },
  }
}
