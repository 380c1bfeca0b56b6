/*
 * Makes a message fit for SMTP where it is not: RFC 5322 §2.1.1 allows 998 octets in a line, and no NUL. Only the parts
 * that break this are encoded anew (RFC 2045 §6); what they decode to stays the same, and so do all other bytes.
 * Knowingly not: text in 8 bits is left as it is, and announced with BODY=8BITMIME (RFC 6152) where the relay knows that.
 */
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.ts'
import {
  fieldNamed,
  joinMessage,
  type MessageField,
  type MessageParts,
  splitMessage,
  valueOf,
} from './message-fields.ts'

const MAX_LINE = 998 // octets
const MAX_DEPTH = 30
const BASE64_LINE = 76

/** True where every line may go over the wire. */
export const isWireSafe = (bytes: Buffer): boolean => {
  if (bytes.includes(0)) return false
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf('\r\n', start)
    const end = found < 0 ? bytes.length : found
    if (end - start > MAX_LINE) return false
    start = end + 2
  }
  return true
}

/** Where a line that is too long can be folded: before the last space that leaves something on both sides. */
const foldAt = (line: string): number => {
  for (let at = MAX_LINE; at > 0; at -= 1)
    if (/[ \t]/.test(line.charAt(at)) && line.slice(0, at).trim() !== '') return at
  return -1
}

/** The line folded as often as it takes; null where that cannot be done. */
const foldLine = (line: string): string | null => {
  const folded: string[] = []
  let rest = line
  while (rest.length > MAX_LINE) {
    const at = foldAt(rest)
    if (at < 0) return null
    folded.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...folded, rest].join('\r\n')
}

/** The field with lines that fit; null for one that cannot have any. */
export const fitField = (field: MessageField): MessageField | null => {
  if (field.raw.includes('\0')) return null
  const lines = field.raw.split('\r\n').map(foldLine)
  return lines.includes(null) ? null : { ...field, raw: lines.join('\r\n') }
}

const boundaryIn = (contentType: string): string | null => {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  return quoted ?? plain ?? null
}

const decode = (encoding: string, body: Buffer): Buffer => {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}

const base64Lines = (bytes: Buffer): Buffer =>
  Buffer.from((bytes.toString('base64').match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? []).join('\r\n') + '\r\n')

const encodeLeaf = ({ fields, body }: MessageParts, contentType: string): Buffer => {
  const encoding = fieldNamed(fields, 'content-transfer-encoding')
  const bytes = decode(encoding === undefined ? '' : valueOf(encoding).toLowerCase(), body)
  const isText = /^(?:text\/|$)/i.test(contentType) && !bytes.includes(0)
  const name = 'Content-Transfer-Encoding'
  const others = fields.filter((field) => field !== encoding)
  return joinMessage({
    fields: [...others, { name, raw: `${name}: ${isText ? 'quoted-printable' : 'base64'}` }],
    body: isText ? encodeQuotedPrintable(bytes) : base64Lines(bytes),
  })
}

/** The parts between the delimiters of a multipart (RFC 2046 §5.1.1), each through `change`; preamble and epilogue stay if they can. */
const changeParts = (body: Buffer, boundary: string, change: (part: Buffer) => Buffer): Buffer => {
  const escaped = boundary.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const delimiter = new RegExp(`(?:^|\\r\\n)(--${escaped}(?:--)?[ \\t]*)(?=\\r\\n|$)`, 'g')
  const text = body.toString('latin1')
  const marks = [...text.matchAll(delimiter)]
  const pieces = marks.map((mark, index) => {
    const content = text.slice(mark.index + mark[0].length, marks[index + 1]?.index)
    const isEnd = mark[1]?.trimEnd().endsWith('--') === true && marks[index + 1] === undefined
    const bytes = Buffer.from(content, 'latin1')
    if (isEnd) return [Buffer.from(mark[0], 'latin1'), isWireSafe(bytes) ? bytes : Buffer.alloc(0)]
    return [Buffer.from(`${mark[0]}\r\n`, 'latin1'), change(bytes.subarray(2))]
  })
  const preamble = Buffer.from(text.slice(0, marks[0]?.index ?? text.length), 'latin1')
  return Buffer.concat([isWireSafe(preamble) ? preamble : Buffer.alloc(0), ...pieces.flat()])
}

const change = (entity: Buffer, depth: number): Buffer => {
  if (isWireSafe(entity)) return entity
  const parts = splitMessage(entity)
  const fields = parts.fields.flatMap((field) => fitField(field) ?? [])
  const type = fieldNamed(fields, 'content-type')
  const contentType = type === undefined ? '' : valueOf(type)
  const boundary = /^multipart\//i.test(contentType) ? boundaryIn(contentType) : null
  const deeper = (part: Buffer) => change(part, depth + 1)
  if (isWireSafe(parts.body)) return joinMessage({ fields, body: parts.body })
  if (depth < MAX_DEPTH && boundary !== null)
    return joinMessage({ fields, body: changeParts(parts.body, boundary, deeper) })
  if (depth < MAX_DEPTH && /^message\/rfc822/i.test(contentType))
    return joinMessage({ fields, body: deeper(parts.body) })
  return encodeLeaf({ fields, body: parts.body }, contentType)
}

/** The message with lines that every server takes. It has CRLF line ends already. */
export const wireSafe = (message: Buffer): Buffer => change(message, 0)
