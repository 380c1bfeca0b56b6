/* One message, read once: octets in, facts out. Everything hostile ends here (limits.ts). */
import { known, notKnown } from '@bienrecu/audit/evidence'
import type {
  AttachmentFacts,
  ContentEvidence,
  EnvelopeFacts,
  HeaderField,
  PartFacts,
} from '@bienrecu/audit/content/evidence'
import type { JudgedMessage } from '@bienrecu/shared'
import { cut } from './cut.ts'
import { authorDomain, mailboxFacts } from './header/read-mailboxes.ts'
import { readHops } from './header/read-hops.ts'
import {
  fieldBody,
  firstEightBit,
  MESSAGE_SECTION,
  messageStart,
  type RawField,
  readSection,
} from './header/read-section.ts'
import { looksBulk, readUnsubscribe } from './header/read-unsubscribe.ts'
import { decodeField } from './header/words.ts'
import { readHtml } from './html/read-html.ts'
import { LIMITS } from './limits.ts'
import { collectLinks } from './links/collect-links.ts'
import { bodyKind, readBodies } from './mime/read-bodies.ts'
import type { Part } from './mime/describe-part.ts'
import { readParts } from './mime/read-parts.ts'
import { nextTurn } from './next-turn.ts'
import { createProblemLog, type Note } from './source/problem-log.ts'
import { finishLineScan, newLineScan, scanLines } from './source/scan-lines.ts'
import { summarise } from './summarise.ts'

/** What reading a message gives; who judges it adds what lists and servers say of its links. */
export interface ReadMessage {
  readonly evidence: ContentEvidence
  readonly message: JudgedMessage
  /** In A-labels and lower case; null when From names none, or several. */
  readonly fromDomain: string | null
}

const longestLineOf = async (source: Buffer, note: Note): Promise<number> => {
  const scan = newLineScan()
  for (let at = 0; at < source.length; at += LIMITS.turn) {
    if (at > 0) await nextTurn()
    scanLines(source, at, Math.min(at + LIMITS.turn, source.length), scan)
  }
  return finishLineScan(source, scan, note)
}

const headerField = ({ name, body }: RawField): HeaderField => {
  const raw = cut(body, LIMITS.fieldLength)
  return { name, value: decodeField(raw), raw }
}

/** RFC 6532 allows UTF-8 in fields, where a hop tells that both sides agreed on it (RFC 6531 §4.3). */
const noteEightBit = (source: Buffer, from: number, to: number, hops: readonly string[], note: Note): void => {
  const at = firstEightBit(source, from, to)
  if (at >= 0 && !hops.some((hop) => /\bwith UTF8(?:E?SMTP|LMTP)/i.test(hop))) note('eight-bit-header', at)
}

const partFacts = (
  { path, type, charset, encoding, disposition, fileName, contentId, depth }: Part,
  size: number,
): PartFacts => ({
  path,
  type,
  charset,
  encoding,
  disposition,
  fileName,
  contentId,
  size,
  depth,
})

/** A form of the same message, such as an invitation, is no attachment; nor is what HTML shows. */
const isAttachment = (part: Part): boolean => {
  if (part.isMultipart || bodyKind(part) !== null) return false
  return part.parentType !== 'multipart/alternative' || part.disposition === 'attachment'
}

const attachmentsOf = (
  parts: readonly Part[],
  sizes: readonly number[],
  shown: ReadonlySet<string>,
): AttachmentFacts[] =>
  parts
    .map((part, index) => ({ part, size: sizes[index] ?? 0 }))
    .filter(({ part }) => isAttachment(part))
    .slice(0, LIMITS.attachments)
    .map(({ part, size }) => ({
      fileName: part.fileName,
      type: part.type,
      size,
      isInline: part.contentId !== null && shown.has(part.contentId),
    }))

/**
 * Reads a message. Never throws: whatever the octets are, the answer says what could be understood and what is strange.
 * Time grows with the octets, memory and answer stay within the limits; a large message lets other work have its turn.
 */
export const readMessage = async (octets: Uint8Array, envelope: EnvelopeFacts): Promise<ReadMessage> => {
  const source = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  const { note, problems } = createProblemLog()
  const longestLine = await longestLineOf(source, note)
  const start = messageStart(source)
  const { fields, bodyAt } = readSection(source, start, MESSAGE_SECTION, note)
  const received = fields.filter(({ name }) => name.toLowerCase() === 'received').map(({ body }) => body)
  noteEightBit(source, start, bodyAt, received, note)
  const parts = await readParts(source, { fields, at: start, bodyAt }, note)
  const bodies = await readBodies(source, parts, note)
  const html = bodies.html && (await readHtml(bodies.html.text, bodies.html.size))
  const links = collectLinks(html?.links ?? [], bodies.text?.text ?? null)
  const unsubscribe = readUnsubscribe(fields, html?.links ?? links.map((link) => ({ ...link, before: '' })))
  const mailboxes = mailboxFacts(fields)
  const subject = fieldBody(fields, 'subject')
  const text = bodies.text?.text ?? null
  const evidence: ContentEvidence = {
    source: known({ size: source.length, headerSize: bodyAt, longestLine, problems: problems() }),
    envelope: known(envelope),
    fields: known(fields.map(headerField)),
    mailboxes: known(mailboxes),
    subject: known(subject === null ? null : decodeField(cut(subject, LIMITS.fieldLength))),
    parts: known(parts.map((part, index) => partFacts(part, bodies.sizes[index] ?? 0))),
    text: known(text === null ? null : { text: cut(text, LIMITS.textLength), length: text.length }),
    html: known(html?.facts ?? null),
    links: known(links),
    attachments: known(attachmentsOf(parts, bodies.sizes, html?.contentIds ?? new Set())),
    unsubscribe: known(unsubscribe),
    isBulk: known(looksBulk(fields, unsubscribe)),
    hops: known(readHops(received)),
    linkLists: notKnown('not-asked'),
    linkAnswers: notKnown('not-asked'),
  }
  const fromDomain = authorDomain(fields)
  return { evidence, message: summarise(evidence, fromDomain), fromDomain }
}
