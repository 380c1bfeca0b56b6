/*
 * What one part holds, by postal-mime: transfer encodings (RFC 2045 §6), charsets, flowed text (RFC 3676). The library gets
 * each part as a message of its own, with fields written anew from what was read of it, so that what a report says of a part
 * and what is read in it cannot differ. It tells neither where parts stand nor what is broken in them, which is why the tree
 * and the faults are looked for apart (part-tree.ts, measure-transfer.ts).
 */
import PostalMime, { type Email } from 'postal-mime'
import { charsetOf, isGuessed } from './charset.ts'
import type { Part } from './describe-part.ts'

/** Padding ends a unit, for which the library makes a buffer: a million of them would take a gigabyte. Some programs pad every line. */
const MOST_UNITS = 50_000

const unitsOf = (base64: string): string => {
  let end = 0
  for (let unit = 0; unit < MOST_UNITS; unit += 1) {
    const padding = base64.indexOf('=', end)
    if (padding < 0) return base64
    end = padding + 1
    while (base64[end] === '=') end += 1
  }
  return base64.slice(0, end)
}

/** No octet of a body that is read as ISO-8859-1. */
const SOFT_BREAK = '\u0100'

/** Soft line breaks as the library knows them, without the spaces that RFC 2045 §6.7 (3) allows there; all others encoded. */
const plainQuotedPrintable = (body: string): string =>
  body
    .replaceAll(/=[\t ]*(?:\r?\n|\r?$)/g, SOFT_BREAK)
    .replaceAll('\r', '=0D')
    .replaceAll('\n', '=0A')
    .replaceAll(SOFT_BREAK, '=\n')

/**
 * Content as the library takes it exactly and with the least work: it keeps an object for each line of what is not encoded, and
 * adds a line break to whatever does not end in a soft one.
 */
const transferOf = (encoding: string | null, octets: Buffer): { name: string; body: string } => {
  if (encoding === 'base64') return { name: encoding, body: unitsOf(octets.toString('latin1').replaceAll(/\s+/g, '')) }
  if (encoding !== 'quoted-printable') return { name: 'base64', body: octets.toString('base64') }
  return { name: encoding, body: `${plainQuotedPrintable(octets.toString('latin1'))}=` }
}

const decode = ({ type, encoding, isFlowed, isDelSp }: Part, octets: Buffer, charset = ''): Promise<Email> => {
  const { name, body } = transferOf(encoding, octets)
  const flow = isFlowed ? `; format=flowed; delsp=${isDelSp ? 'yes' : 'no'}` : ''
  const fields = `Content-Type: ${type}; charset="${charset}"${flow}\r\nContent-Transfer-Encoding: ${name}`
  return PostalMime.parse(Buffer.from(`${fields}\r\n\r\n${body}`, 'latin1'))
}

const utf8 = new TextDecoder()

/** Text as it stands: an eighth of what judging a message takes would go into giving it back unchanged (docs/benchmarks.md). */
const isPlain = ({ encoding, isFlowed }: Part): boolean =>
  encoding !== 'base64' && encoding !== 'quoted-printable' && !isFlowed

/** The text of a part. */
export interface PartText {
  readonly text: string
  /** Whether it is read in the charset that the part names; it is guessed otherwise. */
  readonly isCharsetKnown: boolean
}

/**
 * Reads the text in `octets`, the beginning of the body of a text/plain or text/html part. One without a charset, with the
 * smallest one or with one that nobody knows is read as UTF-8 where it is that, and as Windows-1252 otherwise.
 */
export const decodeText = async (part: Part, octets: Buffer): Promise<PartText> => {
  const read = async (charset: string): Promise<string> => {
    if (charset === 'utf-8' && isPlain(part)) return utf8.decode(octets)
    const { text, html } = await decode(part, octets, charset)
    return (part.type === 'text/html' ? html : text) ?? ''
  }
  const charset = part.charset === null ? null : charsetOf(part.charset)
  const isCharsetKnown = part.charset === null || charset !== null
  if (!isGuessed(charset)) return { text: await read(charset), isCharsetKnown }
  const text = await read('utf-8')
  return { text: text.includes('\ufffd') ? await read('windows-1252') : text, isCharsetKnown }
}

/** The octets of a part that is no text. */
export const decodeFile = async (part: Part, octets: Buffer): Promise<Buffer> => {
  const { attachments } = await decode(part, octets)
  const content = attachments[0]?.content ?? ''
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
}
