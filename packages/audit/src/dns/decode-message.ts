/*
 * RFC 1035 §4: the answer of a server, from its octets; the extended RCODE of RFC 6891 §6.1.3. Not here: additional records
 * besides OPT, classes other than IN, the AD and CD bits, signatures.
 */
import { MalformedMessage, type OctetReader, readName, readNumber } from './octet-reader.ts'
import { INTERNET, OPT } from './record-code.ts'
import { readRecordText } from './record-text.ts'

/** One record of class IN, of a type we read. */
export interface ResourceRecord {
  readonly name: string
  readonly code: number
  /** In seconds. */
  readonly ttl: number
  /** In presentation form, as in `Answer`. */
  readonly text: string
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
  readonly authorities: readonly ResourceRecord[]
}

const HEADER = 12
const MAX_TTL = 0x7fff_ffff // RFC 2181 §8: with the highest bit set it means 0

/** Reads one record; null for one of another class or of a type we do not read. `onOpt` is given the high bits of the RCODE. */
const readRecord = (reader: OctetReader, onOpt: (extendedRcode: number) => void): ResourceRecord | null => {
  const name = readName(reader)
  const code = readNumber(reader, 2)
  const recordClass = readNumber(reader, 2)
  const ttl = readNumber(reader, 4)
  const end = readNumber(reader, 2) + reader.at
  if (end > reader.end) throw new MalformedMessage('ends too early')
  const data = { at: reader.at, end, bytes: reader.bytes }
  reader.at = end
  if (code === OPT) onOpt(Math.floor(ttl / 0x100_0000))
  const text = recordClass === INTERNET ? readRecordText(data, code) : null
  return text === null ? null : { name, code, ttl: ttl > MAX_TTL ? 0 : ttl, text }
}

/** The count may claim more than there is: reading stops, by an error, where the octets do. */
const readRecords = (reader: OctetReader, count: number, onOpt: (extendedRcode: number) => void): ResourceRecord[] => {
  const records: ResourceRecord[] = []
  for (let index = 0; index < count; index += 1) {
    const record = readRecord(reader, onOpt)
    if (record) records.push(record)
  }
  return records
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
  const questions = readNumber(reader, 2)
  const counts = { answers: readNumber(reader, 2), authorities: readNumber(reader, 2), others: readNumber(reader, 2) }
  const header = {
    id,
    isResponse: (flags & 0x8000) !== 0,
    isAuthoritative: (flags & 0x0400) !== 0,
    isTruncated: (flags & 0x0200) !== 0,
    question: readQuestion(reader, questions),
  }
  let rcode = flags & 0xf
  if (header.isTruncated) return { ...header, rcode, answers: [], authorities: [] }
  const onOpt = (extendedRcode: number) => {
    rcode = extendedRcode * 0x10 + (flags & 0xf)
  }
  const answers = readRecords(reader, counts.answers, onOpt)
  const authorities = readRecords(reader, counts.authorities, onOpt)
  readRecords(reader, counts.others, onOpt)
  return { ...header, rcode, answers, authorities }
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
