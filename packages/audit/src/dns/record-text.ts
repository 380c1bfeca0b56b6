/*
 * The data of records in presentation form, as resolver.ts has it: RFC 1035 §3.3 and §5.1, RFC 2782 (SRV), RFC 5952
 * (AAAA), RFC 4034 (DS, DNSKEY), RFC 6698 (TLSA), RFC 7208 §3.1 (SPF). Data of any other type is not read.
 */
import {
  MalformedMessage,
  type OctetReader,
  readName,
  readNumber,
  readOctet,
  readOctets,
  skipName,
  skipOctets,
} from './octet-reader.ts'
import { RECORD_CODES } from './record-code.ts'

const rest = (reader: OctetReader): number => reader.end - reader.at

/** The shortest form of an IPv6 address (RFC 5952 §4); IPv4 inside stays readable (§5). */
const ipv6Text = (words: readonly number[]): string => {
  const hex = words.map((word) => word.toString(16))
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) {
    const [high = 0, low = 0] = words.slice(6)
    return `::ffff:${high >> 8}.${high & 0xff}.${low >> 8}.${low & 0xff}`
  }
  const runs = [
    ...words
      .map((word) => (word === 0 ? '0' : '-'))
      .join('')
      .matchAll(/00+/g),
  ]
  const longest = runs.reduce(
    (best, run) => (run[0].length > best.length ? { at: run.index, length: run[0].length } : best),
    {
      at: -1,
      length: 1,
    },
  )
  if (longest.at < 0) return hex.join(':')
  return `${hex.slice(0, longest.at).join(':')}::${hex.slice(longest.at + longest.length).join(':')}`
}

/** UTF-8 where the octets are UTF-8; otherwise each octet as one character, so that the same octets always give the same text. */
const utf8Text = (octets: string): string => {
  // oxlint-disable-next-line no-control-regex -- all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(octets)) return octets
  try {
    return decodeURIComponent(
      octets.replace(/[%\x80-\xff]/g, (octet) => `%${octet.charCodeAt(0).toString(16).padStart(2, '0')}`),
    )
  } catch (error) {
    if (error instanceof URIError) return octets
    throw error
  }
}

const textOf = (reader: OctetReader): string => {
  let octets = ''
  if (rest(reader) === 0) throw new MalformedMessage('text without a string')
  while (rest(reader) > 0) octets += readOctets(reader, readOctet(reader))
  return utf8Text(octets)
}

const hexOf = (reader: OctetReader): string => {
  let text = ''
  while (rest(reader) > 0) text += readOctet(reader).toString(16).padStart(2, '0')
  return text
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const base64Of = (reader: OctetReader): string => {
  let text = ''
  while (rest(reader) > 0) {
    const size = Math.min(3, rest(reader))
    const bits = readNumber(reader, size) << (8 * (3 - size))
    const quad = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63])
    text += quad
      .slice(0, size + 1)
      .join('')
      .padEnd(4, '=')
  }
  return text
}

const numbers = (reader: OctetReader, sizes: readonly number[]): string =>
  sizes.map((size) => readNumber(reader, size)).join(' ')

/** The root is "." where a name stands alone among other fields (RFC 7505: `0 .`), and otherwise too. */
const nameText = (reader: OctetReader): string => readName(reader) || '.'

const READERS: ReadonlyMap<number, (reader: OctetReader) => string> = new Map([
  [RECORD_CODES.A, (reader) => numbers(reader, [1, 1, 1, 1]).replaceAll(' ', '.')],
  [RECORD_CODES.AAAA, (reader) => ipv6Text([2, 2, 2, 2, 2, 2, 2, 2].map((size) => readNumber(reader, size)))],
  [RECORD_CODES.NS, nameText],
  [RECORD_CODES.CNAME, nameText],
  [RECORD_CODES.PTR, nameText],
  [RECORD_CODES.MX, (reader) => `${readNumber(reader, 2)} ${nameText(reader)}`],
  [RECORD_CODES.SRV, (reader) => `${numbers(reader, [2, 2, 2])} ${nameText(reader)}`],
  [RECORD_CODES.SOA, (reader) => `${nameText(reader)} ${nameText(reader)} ${numbers(reader, [4, 4, 4, 4, 4])}`],
  [RECORD_CODES.TXT, textOf],
  [RECORD_CODES.SPF, textOf],
  [RECORD_CODES.DS, (reader) => `${numbers(reader, [2, 1, 1])} ${hexOf(reader)}`],
  [RECORD_CODES.TLSA, (reader) => `${numbers(reader, [1, 1, 1])} ${hexOf(reader)}`],
  [RECORD_CODES.DNSKEY, (reader) => `${numbers(reader, [2, 1, 1])} ${base64Of(reader)}`],
])

/** The MINIMUM field in the data of an SOA record. Throws `MalformedMessage`. */
export const readMinimum = (reader: OctetReader): number => {
  skipName(reader)
  skipName(reader)
  skipOctets(reader, 4 * 4) // SERIAL, REFRESH, RETRY, EXPIRE
  const minimum = readNumber(reader, 4)
  if (rest(reader) !== 0) throw new MalformedMessage('data of another length')
  return minimum
}

/** The data from `reader.at` to `reader.end`, or null for a type that is not read. Throws `MalformedMessage`. */
export const readRecordText = (reader: OctetReader, code: number): string | null => {
  const read = READERS.get(code)
  if (!read) return null
  const text = read(reader)
  if (rest(reader) !== 0) throw new MalformedMessage('data of another length')
  return text
}
