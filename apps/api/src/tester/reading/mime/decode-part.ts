/*
 * What one part holds, by postal-mime: transfer encodings (RFC 2045 §6) and charsets. The library gets each part as a message
 * of its own, with fields written anew from what was read of it, so that what a report says of a part and what is read in it
 * cannot differ. It tells neither where parts stand nor what is broken in them, which is why the tree and the faults are looked
 * for apart (part-tree.ts, measure-transfer.ts). Knowingly absent: flowed text (RFC 3676), shown in the lines that were sent.
 */
import PostalMime, { type Email } from 'postal-mime'
import { charsetOf, guessCharset, isGuessed } from './charset.ts'
import type { Part } from './describe-part.ts'
import { plainBase64, plainQuotedPrintable } from './plain-transfer.ts'

const utf8 = new TextDecoder()

const isEncoded = (encoding: string | null): boolean => encoding === 'base64' || encoding === 'quoted-printable'

const transferOf = (encoding: string | null, octets: Buffer): { name: string; body: Buffer } => {
  if (encoding === 'base64') return { name: encoding, body: plainBase64(octets) }
  if (encoding === 'quoted-printable') return { name: encoding, body: plainQuotedPrintable(octets) }
  return { name: 'base64', body: Buffer.from(octets.toString('base64'), 'latin1') }
}

const decode = (type: string, encoding: string | null, octets: Buffer): Promise<Email> => {
  const { name, body } = transferOf(encoding, octets)
  const fields = `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${name}\r\n\r\n`
  return PostalMime.parse(Buffer.concat([Buffer.from(fields, 'latin1'), body]))
}

/** Its octets: the library’s, where they are encoded. */
const contentOf = async ({ encoding }: Part, octets: Buffer): Promise<Buffer> => {
  if (!isEncoded(encoding)) return octets
  const { attachments } = await decode('application/octet-stream', encoding, octets)
  const content = attachments[0]?.content ?? ''
  return Buffer.from(typeof content === 'string' ? content : new Uint8Array(content))
}

const textOf = async (type: string, charset: string, encoding: string | null, octets: Buffer): Promise<string> => {
  // Text as it stands: an eighth of what judging a message takes would go into giving it back unchanged (docs/benchmarks.md).
  if (charset === 'utf-8' && !isEncoded(encoding)) return utf8.decode(octets)
  const { text, html } = await decode(`${type}; charset=${charset}`, encoding, octets)
  return (type === 'text/html' ? html : text) ?? ''
}

/** The text of a part. */
export interface PartText {
  readonly text: string
  /** Whether it is read in the charset that the part names; it is guessed otherwise. */
  readonly isCharsetKnown: boolean
}

/**
 * Reads the text in `octets`, the body of a text/plain or text/html part, or the beginning of it. One without a charset, with
 * the smallest one or with one that nobody knows is read as UTF-8 where it is that, and as Windows-1252 otherwise.
 */
export const decodeText = async (part: Part, octets: Buffer, isWhole: boolean): Promise<PartText> => {
  const { type, encoding, charset } = part
  const named = charset === null ? null : charsetOf(charset)
  const isCharsetKnown = charset === null || named !== null
  if (!isGuessed(named)) return { text: await textOf(type, named, encoding, octets), isCharsetKnown }
  const content = await contentOf(part, octets)
  return { text: await textOf(type, guessCharset(content, isWhole), null, content), isCharsetKnown }
}
