import type { ReportEvidence } from '@bienrecu/shared'
import { addressIn, valuesOf, type HeaderField } from './message-headers.ts'
import { MAX_LINE, MAX_TEXT, type Prose } from './prose.ts'
import { asDmarcRecord, asSpfRecord, isDkimSignature, tagsOf } from './records.ts'

/** What the two forms of a result, page and JSON, have in common before it becomes evidence. */
export interface EvidenceSource {
  headers: HeaderField[]
  spf: SpfRecords
  dkim: Prose
  dmarc: Prose
  hasDmarcPassed: boolean
  reverseDns: Prose
  spamAssassinScore: number | null
  subject: string | null
  /** From, bounce address and Reply-To as shown outside of the source. */
  shown: { from: string | null; bounce: string | null; replyTo: string | null }
}

export interface SpfRecords {
  current: string | null
  /** What the tester proposes in its place. */
  suggested: string | null
}

export const NO_PROSE: Prose = { text: '', quotes: [] }

const lineOf = (text: string | null | undefined): string | null => text?.slice(0, MAX_LINE) || null

const bare = (text: string): string => text.replace(/["\s]/g, '')

/**
 * Tells the current SPF record from the proposed one among the quotes of a page. Two different ones: the current one
 * stands first. One alone, where SPF did not pass, is the current one if the name server’s answer, quoted as well,
 * holds it, and a proposal if that answer does not; without such an answer it is neither.
 */
export const spfRecordsOf = ({ quotes }: Prose, hasPassed: boolean): SpfRecords => {
  const [first = null, ...others] = quotes.map(asSpfRecord).filter((record) => record !== null)
  if (first === null || hasPassed) return { current: first, suggested: null }
  const second = others.find((record) => record !== first)
  if (second !== undefined) return { current: first, suggested: second }
  const answers = quotes.filter((quote) => asSpfRecord(quote) === null).map(bare)
  if (answers.some((answer) => answer.includes(bare(first)))) return { current: first, suggested: null }
  return { current: null, suggested: answers.some((answer) => answer !== '') ? first : null }
}

type DkimEvidence = Pick<ReportEvidence, 'dkimSignature' | 'dkimDomain' | 'dkimSelector' | 'dkimKeyBits'>

const dkimEvidence = (dkim: Prose, headers: readonly HeaderField[]): DkimEvidence => {
  const signature = [...dkim.quotes, ...valuesOf(headers, 'dkim-signature')].find(isDkimSignature) ?? null
  const tags = tagsOf(signature ?? '')
  const bits = /(?:^|[\s:：])(\d{3,5})\s*bits?\b/im.exec(dkim.text)?.[1]
  return {
    dkimSignature: signature?.slice(0, MAX_TEXT) ?? null,
    dkimDomain: lineOf(tags.get('d')?.toLowerCase()),
    dkimSelector: lineOf(tags.get('s')),
    dkimKeyBits: bits === undefined ? null : Number(bits),
  }
}

type DmarcEvidence = Pick<ReportEvidence, 'dmarcRecord' | 'authenticationResults'>

const RESULT_LINE = /(?:^|[;\s])(?:dmarc|dkim|spf|auth|arc)=[a-z]/i
const RECORD_FOUND = /(?:^|[;\s])dmarc=(?!none)[a-z]/i

// A domain without a record is shown one to publish: a quote is the domain’s own only when a result was found for it.
const dmarcEvidence = (dmarc: Prose, hasPassed: boolean): DmarcEvidence => {
  const results = dmarc.text.split('\n').filter((line) => RESULT_LINE.test(line))
  const isPublished = hasPassed || results.some((line) => RECORD_FOUND.test(line))
  const record = dmarc.quotes.map(asDmarcRecord).find((candidate) => candidate !== null)
  return {
    dmarcRecord: isPublished ? (record ?? null) : null,
    authenticationResults: [...new Set(results)].join('\n').slice(0, MAX_TEXT) || null,
  }
}

const looksLikeIp = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]*:[\da-f:.]*:[\da-f:.]*)$/i.test(text)

type ServerEvidence = Pick<ReportEvidence, 'sendingIp' | 'helo' | 'reverseDns'>

// “IP: …”, “HELO: …”, “rDNS: …”, three lines in this order. Were a label ever translated, the order would still hold,
// and the first value proves it by being an IP address.
const serverEvidence = ({ text }: Prose): ServerEvidence => {
  const pairs = text.split('\n').map((line) => /^([^:：]{1,60})[:：]\s*(.*)$/.exec(line))
  const first = pairs.findIndex((pair) => looksLikeIp(pair?.[2]?.trim() ?? ''))
  const labelled = (label: RegExp): string | undefined => pairs.find((pair) => label.test(pair?.[1] ?? ''))?.[2]
  const placed = (offset: number): string | undefined => (first < 0 ? undefined : pairs[first + offset]?.[2])
  const ip = labelled(/^IP$/i) ?? placed(0)
  return {
    sendingIp: lineOf(ip?.trim()),
    helo: lineOf((labelled(/^HELO$/i) ?? placed(1))?.trim()),
    reverseDns: lineOf((labelled(/^rDNS$/i) ?? placed(2))?.trim()),
  }
}

/**
 * Puts together what a report lets us know about the message. The message’s own headers come before the tester’s
 * wording of them: they are not translated.
 */
export const evidenceOf = (source: EvidenceSource): ReportEvidence => {
  const { headers, shown } = source
  const addressFrom = (name: string): string | null => valuesOf(headers, name).map(addressIn)[0] ?? null
  const [subject] = valuesOf(headers, 'subject')
  const isPlain = subject !== undefined && subject !== '' && !subject.includes('=?')
  return {
    subject: lineOf(isPlain ? subject : source.subject),
    fromAddress: lineOf(addressFrom('from') ?? shown.from),
    bounceAddress: lineOf(shown.bounce ?? addressFrom('return-path')),
    replyTo: lineOf(addressFrom('reply-to') ?? shown.replyTo),
    ...serverEvidence(source.reverseDns),
    spfRecord: source.spf.current,
    suggestedSpfRecord: source.spf.suggested,
    ...dkimEvidence(source.dkim, headers),
    ...dmarcEvidence(source.dmarc, source.hasDmarcPassed),
    spamAssassinScore: source.spamAssassinScore,
    headers,
  }
}
