import type { ReportSection, TesterReport } from '@bienrecu/shared'
import { DEFAULT_HOSTS, matchAddress, parseResultUrl, resultIdOf, resultUrl } from './address.ts'
import { readBlocklists } from './blocklists.ts'
import { rawTextOf } from './element-prose.ts'
import { evidenceOf, NO_PROSE, spfRecordsOf } from './evidence.ts'
import { addressIn, MAX_HEADER_BLOCK, readHeaders, valuesOf, type HeaderField } from './message-headers.ts'
import { MAX_LINE, oneLine } from './prose.ts'
import { readScore } from './score.ts'
import { missingSections } from './section-keys.ts'
import { readSections, type SectionReading } from './sections.ts'
import { BODY_ID, RESULT } from './selectors.ts'
import { readSpamRules, spamAssassinScore } from './spam-rules.ts'

/** A report, or what could not be found on the page: a page without a legible score gives no report at all. */
export type ResultReading =
  | { ok: true; report: TesterReport }
  | { ok: false; code: 'tester-report-not-understood'; missing: string[] }

const MAX_MISSING = 60

const refuse = (missing: string[]): ResultReading => ({
  ok: false,
  code: 'tester-report-not-understood',
  missing: missing.slice(0, MAX_MISSING),
})

// Where the message says it was sent to. It is written by the sender: it counts only when it is the very address
// whose result this page is.
const ownAddress = (id: string, headers: readonly HeaderField[], hosts: readonly string[]): string | null =>
  ['to', 'delivered-to', 'x-original-to', 'envelope-to']
    .flatMap((name) => valuesOf(headers, name))
    .map((value) => matchAddress(addressIn(value) ?? '', hosts))
    .find((address) => address !== null && resultIdOf(address) === id) ?? null

// The page shows the local part alone. Free tests have always had one mail host per form of their name.
const addressByForm = (id: string, origin: string, hosts: readonly string[]): string | null => {
  const isOwnSite = /^https?:\/\/(?:[a-z0-9-]+\.)*mail-tester\.com(?::\d+)?$/i.test(origin)
  const domain = isOwnSite ? (id.startsWith('test-') ? 'srv1.mail-tester.com' : 'mail-tester.com') : undefined
  return matchAddress(`${id}@${domain ?? hosts.find((name) => !DEFAULT_HOSTS.includes(name)) ?? ''}`, hosts)
}

const headerBlockOf = ({ contents }: SectionReading): HeaderField[] => {
  const source = contents.get('raw-version')?.querySelector('pre')
  return source ? readHeaders(rawTextOf(source, MAX_HEADER_BLOCK)) : []
}

const languageOf = (document: Document, parameters: Record<string, string>): string | null => {
  const tag = parameters['lang'] || (document.documentElement?.lang ?? '')
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i.test(tag) ? tag.toLowerCase() : null
}

const bandOf = (document: Document): number | null => {
  const band = RESULT.band.exec(document.getElementById(RESULT.headerId)?.className ?? '')?.[1]
  return band === undefined ? null : Number(band)
}

// “Subject : …” with its label in the page’s language, then the time of arrival in an element of its own.
const mailInfoOf = (document: Document): { subject: string | null; received: string | null } => {
  const info = document.getElementById(RESULT.mailInfoId)
  if (!info) return { subject: null, received: null }
  const received = info.querySelector(RESULT.received)
  const own = [...info.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? '')
  const text = oneLine(own.join(' '))
  const colon = /^[^:：]{1,30}[:：]/.exec(text)?.[0] ?? ''
  const title = received?.getAttribute('title') ?? ''
  const when = oneLine(/\d/.test(title) ? title : (received?.textContent ?? ''))
  return { subject: text.slice(colon.length).trim() || null, received: when || null }
}

// From, bounce address, Reply-To: one line each, in this order, labels translated.
const shownAddresses = (lines: string, headers: readonly HeaderField[]) => {
  const [from = null, second = null, third = null] = lines
    .split('\n')
    .map(addressIn)
    .filter((address) => address !== null)
  const replyTo = valuesOf(headers, 'reply-to').map(addressIn)[0] ?? null
  // With two lines, the second may be either: it is the bounce address unless it is known to be the other one.
  const bounce = third === null && second !== null && second === replyTo ? null : second
  return { from, bounce, replyTo: third }
}

const hasLost = (section: ReportSection | undefined): boolean =>
  section !== undefined && (section.status === 'failure' || (section.points ?? 0) < 0)

/** What `report` needs besides the score and the address. */
const detailsOf = (document: Document, reading: SectionReading, headers: HeaderField[]) => {
  const { sections, contents, prose } = reading
  const section = (key: string): ReportSection | undefined => sections.find((candidate) => candidate.key === key)
  const hasPassed = (key: string): boolean =>
    section('signature')?.sections.find((candidate) => candidate.key === key)?.status === 'success'
  const spamSection = section('spamassassin')
  const spam = contents.get('spamassassin')
  const lists = contents.get('blacklists')
  const { rules, missing } = spam ? readSpamRules(spam) : { rules: [], missing: [] }
  const info = mailInfoOf(document)
  const evidence = evidenceOf({
    headers,
    spf: spfRecordsOf(prose.get('spf') ?? NO_PROSE, hasPassed('spf')),
    dkim: prose.get('dkim') ?? NO_PROSE,
    dmarc: prose.get('dmarc') ?? NO_PROSE,
    hasDmarcPassed: hasPassed('dmarc'),
    reverseDns: prose.get('reverse-dns') ?? NO_PROSE,
    spamAssassinScore: spamAssassinScore(`${spamSection?.about ?? ''}\n${spamSection?.result ?? ''}`, rules),
    subject: info.subject,
    shown: shownAddresses(section('message-content')?.result ?? '', headers),
  })
  return {
    receivedAt: info.received,
    spamRules: rules,
    blocklists: lists ? readBlocklists(lists, hasLost(section('blacklists'))) : [],
    evidence,
    missing,
  }
}

const namesOfMissing = (found: Record<string, boolean>): string[] =>
  Object.entries(found).flatMap(([name, isThere]) => (isThere ? [] : [name]))

/**
 * Reads a result page completely. `now`: when it was read. `hosts`: mail domains of the tester, white labels included.
 * Refuses, saying what was missing, when the page is not a result, when its score is not legible beyond doubt, when
 * it has no checks, or when the address it belongs to cannot be told. Never throws, whatever the page holds.
 */
export const readResult = (
  document: Document,
  location: Pick<Location, 'href'>,
  now: Date,
  hosts: readonly string[] = DEFAULT_HOSTS,
): ResultReading => {
  if (document.body?.id !== BODY_ID.result) return refuse(['result-page'])
  const place = parseResultUrl(location.href)
  const reading = readSections(document)
  const { score, missing } = readScore(document)
  const headers = headerBlockOf(reading)
  const told = place && ownAddress(place.id, headers, hosts)
  const address = place && (told ?? addressByForm(place.id, place.origin, hosts))
  if (!place || !address || score === null || reading.sections.length === 0)
    return refuse([...missing, ...namesOfMissing({ address: address !== null, sections: reading.sections.length > 0 })])

  const { missing: missingDetails, ...details } = detailsOf(document, reading, headers)
  const band = bandOf(document)
  const headline = oneLine(
    document.getElementById(RESULT.headerId)?.querySelector(RESULT.headline)?.textContent ?? '',
    MAX_LINE,
  )
  const found = { address: told !== null, band: band !== null, headline: headline !== '', headers: headers.length > 0 }
  return {
    ok: true,
    report: {
      tester: 'mail-tester',
      source: 'page',
      address,
      url: resultUrl(place.id, place.origin),
      language: languageOf(document, place.parameters),
      readAt: now.toISOString(),
      score,
      maxScore: 10,
      band,
      headline,
      sections: reading.sections,
      ...details,
      missing: [
        ...new Set([
          ...missing,
          ...namesOfMissing(found),
          ...missingSections(reading.sections),
          ...reading.missing,
          ...missingDetails,
        ]),
      ].slice(0, MAX_MISSING),
    },
  }
}
