import type { ReportSection, TesterReport } from '@bienrecu/shared'
import { DEFAULT_HOSTS, parseResultUrl, resultUrl } from './address.ts'
import { readBlocklists } from './blocklists.ts'
import { rawTextOf } from './element-prose.ts'
import { evidenceOf, NO_PROSE, spfRecordsOf } from './evidence.ts'
import { MAX_HEADER_BLOCK, readHeaders, type HeaderField } from './message-headers.ts'
import { readOwnAddress } from './result-address.ts'
import { bandOf, headlineOf, languageOf, mailInfoOf, shownAddresses } from './result-frame.ts'
import { readScore } from './score.ts'
import { missingSections } from './section-keys.ts'
import { readSections, type SectionReading } from './sections.ts'
import { BODY_ID } from './selectors.ts'
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

const headerBlockOf = ({ contents }: SectionReading): HeaderField[] => {
  const source = contents.get('raw-version')?.querySelector('pre')
  return source ? readHeaders(rawTextOf(source, MAX_HEADER_BLOCK)) : []
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
  const own = place && readOwnAddress(place, headers, hosts)
  if (!place || !own || score === null || reading.sections.length === 0)
    return refuse([...missing, ...namesOfMissing({ address: own !== null, sections: reading.sections.length > 0 })])

  const { missing: missingDetails, ...details } = detailsOf(document, reading, headers)
  const band = bandOf(document)
  const headline = headlineOf(document)
  const found = { address: own.isShown, band: band !== null, headline: headline !== '', headers: headers.length > 0 }
  return {
    ok: true,
    report: {
      tester: 'mail-tester',
      source: 'page',
      address: own.address,
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
