/*
 * RFC 1035 §4.1: one question as octets, with EDNS (RFC 6891). Not here: several questions, classes other than IN, options
 * of EDNS, the DNSSEC bits.
 */
import type { RecordType } from '../resolver.ts'
import { INTERNET, OPT, RECORD_CODES } from './record-code.ts'

const MAX_NAME = 255 // octets, RFC 1035 §2.3.4
const MAX_LABEL = 63
const RECURSION_DESIRED = 0x01
const HEADER = 12
const OPT_RECORD = 11

/** 1,232 octets cross every network without being cut into fragments. */
const UDP_PAYLOAD = 1232

/** UTF-8, as one character for each octet. Throws URIError for half a surrogate pair. */
const utf8Octets = (text: string): string =>
  encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const octetsOf = (text: string): string | null => {
  // oxlint-disable-next-line no-control-regex -- all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text
  try {
    return utf8Octets(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

const TOKEN = /\\(\d{3})|\\(.)|(\.)|([^.\\]+|\\)/gs

/** Takes `\.` and `\046` for the octet they stand for (RFC 1035 §5.1). */
const labelsOf = (octets: string): string[] => {
  const labels: string[] = []
  let label = ''
  for (const [, decimal, character, dot, plain] of octets.matchAll(TOKEN)) {
    if (dot === undefined) {
      label += decimal === undefined ? (character ?? plain ?? '') : String.fromCharCode(Number(decimal) & 0xff)
      continue
    }
    labels.push(label)
    label = ''
  }
  return [...labels, label]
}

const encodeLabels = (labels: readonly string[]): Uint8Array | null => {
  const length = labels.reduce((sum, label) => sum + label.length + 1, 1)
  if (length > MAX_NAME) return null
  const bytes = new Uint8Array(length)
  let at = 0
  for (const label of labels) {
    if (label.length === 0 || label.length > MAX_LABEL) return null
    bytes[at] = label.length
    for (let index = 0; index < label.length; index += 1) bytes[at + 1 + index] = label.charCodeAt(index)
    at += label.length + 1
  }
  return bytes
}

const DOT = 0x2e

/**
 * A name without escapes, in one pass: each character goes one octet further, and the length of a label stands where the dot
 * before it stood.
 */
const encodePlain = (octets: string): Uint8Array | null => {
  const end = octets.endsWith('.') ? octets.length - 1 : octets.length
  if (end + 2 > MAX_NAME) return null
  if (end === 0) return new Uint8Array(1) // the root
  const bytes = new Uint8Array(end + 2)
  let label = 0
  for (let at = 0; at <= end; at += 1) {
    const code = at < end ? octets.charCodeAt(at) : DOT
    if (code !== DOT) {
      bytes[at + 1] = code
      continue
    }
    const size = at - label
    if (size === 0 || size > MAX_LABEL) return null
    bytes[label] = size
    label = at + 1
  }
  return bytes
}

/** A name as the DNS sends it, or null when it cannot: an empty label, one over 63 octets, or more than 255 in all. */
export const encodeName = (name: string): Uint8Array | null => {
  const octets = octetsOf(name)
  if (octets === null) return null
  if (!octets.includes('\\')) return encodePlain(octets)
  const labels = labelsOf(octets)
  if (labels.at(-1) === '') labels.pop() // the final dot
  return encodeLabels(labels)
}

// Printable, neither upper case nor dot nor backslash: such labels are spelled as they stand.
const PLAIN = /^[!-\-/-@[\]-~]{1,63}(?:\.[!-\-/-@[\]-~]{1,63})*\.?$/

/** True for a name that can be sent and is, but for a final dot, spelled as `readName` would spell it. Most are. */
export const isPlainName = (name: string): boolean => name.length < MAX_NAME - 1 && PLAIN.test(name)

export interface QuestionOptions {
  /** True for a resolver that is to find the answer, false for a server that is to say what it holds itself. */
  readonly isRecursive: boolean
  /** False for servers that do not know EDNS. */
  readonly hasEdns: boolean
}

/** The message that asks for `type` at `name`, with the id 0, or null when no such name can exist. */
export const encodeQuestion = (
  name: string,
  type: RecordType,
  { isRecursive, hasEdns }: QuestionOptions,
): Uint8Array | null => {
  const owner = encodeName(name)
  if (!owner) return null
  const end = HEADER + owner.length + 4
  const bytes = new Uint8Array(hasEdns ? end + OPT_RECORD : end)
  if (isRecursive) bytes[2] = RECURSION_DESIRED
  bytes[5] = 1 // QDCOUNT
  bytes.set(owner, HEADER)
  bytes[end - 3] = RECORD_CODES[type]
  bytes[end - 1] = INTERNET
  if (hasEdns) {
    bytes[11] = 1 // ARCOUNT
    bytes.set([0, 0, OPT, UDP_PAYLOAD >> 8, UDP_PAYLOAD & 0xff], end)
  }
  return bytes
}
