/*
 * RFC 1035 §4: the answer of a server, from its octets; the extended RCODE of RFC 6891 §6.1.3. Not here: additional records
 * besides OPT, the names of those who know, classes other than IN, the AD and CD bits, signatures.
 */
import { isPointerTo, MalformedMessage, type OctetReader, readName, readNumber, skipName } from './octet-reader.ts'
import { INTERNET, OPT, RECORD_CODES } from './record-code.ts'
import { readMinimum, readRecordText } from './record-text.ts'

/** One record of class IN, of a type we read. */
export interface ResourceRecord {
  readonly name: string
  readonly code: number
  /** In seconds. */
  readonly ttl: number
  /** In presentation form, as in `Answer`. */
  readonly text: string
}

/** One record of class IN that says who knows. */
export interface AuthorityRecord {
  readonly code: number
  /** In seconds. */
  readonly ttl: number
  /** The MINIMUM field of an SOA record, in seconds; null in all others. */
  readonly minimum: number | null
}

export interface Message {
  readonly id: number
  readonly isResponse: boolean
  readonly isAuthoritative: boolean
  readonly isTruncated: boolean
  /** With the bits that EDNS adds. */
  readonly rcode: number
  /** Null when the server did not repeat it. */
  readonly question: { readonly name: string; readonly code: number } | null
  /** Empty in a truncated message, whose records are not to be relied on. */
  readonly answers: readonly ResourceRecord[]
  readonly authorities: readonly AuthorityRecord[]
}

const HEADER = 12
const MAX_TTL = 0x7fff_ffff // RFC 2181 §8: with the highest bit set it means 0

/** What stands between the name of a record and its data, and the data. */
interface Frame {
  readonly code: number
  readonly isInternet: boolean
  /** In seconds; of an OPT record, its flags and the high bits of the RCODE. */
  readonly ttl: number
  readonly data: OctetReader
}

const readFrame = (reader: OctetReader): Frame => {
  const code = readNumber(reader, 2)
  const isInternet = readNumber(reader, 2) === INTERNET
  const ttl = readNumber(reader, 4)
  const end = readNumber(reader, 2) + reader.at
  if (end > reader.end) throw new MalformedMessage('ends too early')
  const data = { at: reader.at, end, bytes: reader.bytes }
  reader.at = end
  return { code, isInternet, ttl, data }
}

const timeOf = ({ ttl }: Frame): number => (ttl > MAX_TTL ? 0 : ttl)

/** Most records are about the very name that was asked for, and say so by pointing to it. */
const readOwner = (reader: OctetReader, question: Message['question']): string => {
  if (!question || !isPointerTo(reader, HEADER)) return readName(reader)
  skipName(reader)
  return question.name
}

/** Reads one record; null for one of another class or of a type we do not read. */
const readRecord = (reader: OctetReader, question: Message['question']): ResourceRecord | null => {
  const name = readOwner(reader, question)
  const frame = readFrame(reader)
  const text = frame.isInternet ? readRecordText(frame.data, frame.code) : null
  return text === null ? null : { name, code: frame.code, ttl: timeOf(frame), text }
}

const readAuthority = (reader: OctetReader): AuthorityRecord | null => {
  skipName(reader)
  const frame = readFrame(reader)
  if (!frame.isInternet) return null
  return {
    code: frame.code,
    ttl: timeOf(frame),
    minimum: frame.code === RECORD_CODES.SOA ? readMinimum(frame.data) : null,
  }
}

/** The high bits of the RCODE where the record is that of EDNS. */
const readExtendedRcode = (reader: OctetReader): number | null => {
  skipName(reader)
  const { code, ttl } = readFrame(reader)
  return code === OPT ? Math.floor(ttl / 0x100_0000) : null
}

/** The count may claim more than there is: reading stops, by an error, where the octets do. */
const readAll = <Item>(count: number, read: () => Item | null): Item[] => {
  const items: Item[] = []
  for (let index = 0; index < count; index += 1) {
    const item = read()
    if (item !== null) items.push(item)
  }
  return items
}

const readQuestion = (reader: OctetReader, count: number): Message['question'] => {
  if (count === 0) return null
  if (count > 1) throw new MalformedMessage('several questions')
  const name = readName(reader)
  const code = readNumber(reader, 2)
  if (readNumber(reader, 2) !== INTERNET) throw new MalformedMessage('another class')
  return { name, code }
}

const readMessage = (reader: OctetReader): Message => {
  const id = readNumber(reader, 2)
  const flags = readNumber(reader, 2)
  const isTruncated = (flags & 0x0200) !== 0
  const questions = readNumber(reader, 2)
  const answerCount = readNumber(reader, 2)
  const authorityCount = readNumber(reader, 2)
  const otherCount = readNumber(reader, 2)
  const question = readQuestion(reader, questions)
  const answers = isTruncated ? [] : readAll(answerCount, () => readRecord(reader, question))
  const authorities = isTruncated ? [] : readAll(authorityCount, () => readAuthority(reader))
  const [extendedRcode = 0] = isTruncated ? [] : readAll(otherCount, () => readExtendedRcode(reader))
  return {
    id,
    isResponse: (flags & 0x8000) !== 0,
    isAuthoritative: (flags & 0x0400) !== 0,
    isTruncated,
    rcode: extendedRcode * 0x10 + (flags & 0xf),
    question,
    answers,
    authorities,
  }
}

/** A DNS message, or null when these octets are none. */
export const decodeMessage = (bytes: Uint8Array): Message | null => {
  if (bytes.length < HEADER) return null
  try {
    return readMessage({ at: 0, end: bytes.length, bytes })
  } catch (error) {
    if (error instanceof MalformedMessage) return null
    throw error
  }
}
