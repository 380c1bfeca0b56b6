/*
 * The tree of parts: RFC 2046 §5.1 (multipart, boundaries), with RFC 2045 and RFC 2183 for what a part says of itself.
 * Knowingly absent: what a message/rfc822 holds. It is a part like any other, measured and not opened.
 */
import type { PartFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { fieldBody, type RawField, readSection } from '../header/read-section.ts'
import { decodeField } from '../header/words.ts'
import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'
import type { Note } from '../source/problem-log.ts'
import { createDelimiters, lineEndAt } from './delimiters.ts'
import { readStructured, type Structured } from './parameters.ts'

/** A part, and where its body stands in the source. */
export interface Part extends Omit<PartFacts, 'size'> {
  readonly isMultipart: boolean
  /** Of the multipart around it; null for the whole message. */
  readonly parentType: string | null
  /** Offset of its header section. */
  readonly at: number
  readonly bodyAt: number
  bodyEnd: number
}

/** The header fields of the message, and where they and its body begin. */
export interface MessageBody {
  readonly fields: readonly RawField[]
  readonly at: number
  readonly bodyAt: number
}

interface OpenMultipart {
  readonly part: Part
  readonly boundary: string
  children: number
}

const SECTION_LIMITS = {
  octets: LIMITS.partHeaderOctets,
  searched: LIMITS.partHeaderSearched,
  fields: LIMITS.partFields,
  fieldLength: LIMITS.fieldLength,
}

const [LF, CR] = [0x0a, 0x0d]

const structured = (fields: readonly RawField[], name: string): Structured | null => {
  const body = fieldBody(fields, name)
  return body === null ? null : readStructured(body)
}

/** RFC 2183 §2.8: what is not known is an attachment. */
const dispositionOf = (disposition: Structured | null): PartFacts['disposition'] => {
  if (disposition === null || disposition.value === '') return null
  return disposition.value === 'inline' ? 'inline' : 'attachment'
}

const trimmed = (text: string | null | undefined, length: number): string | null => {
  const value = cut(text ?? '', length).trim()
  return value === '' ? null : value
}

/** RFC 2045 §5.2: without a type that can be read, a part is plain text; RFC 2046 §5.1.5: in a digest, a message. */
const typeOf = (content: Structured | null, parentType: string | null): string => {
  const value = content?.value ?? ''
  if (/^[^\s/;]{1,100}\/[^\s/;]{1,100}$/.test(value)) return value
  return parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
}

const encodingOf = (fields: readonly RawField[]): string | null => {
  const body = fieldBody(fields, 'content-transfer-encoding')
  return body === null ? null : trimmed(readStructured(body).value.replaceAll('"', ''), 100)
}

/** What a part says of itself. */
const describePart = (
  fields: readonly RawField[],
  place: Pick<Part, 'path' | 'depth' | 'parentType' | 'at' | 'bodyAt'>,
): { part: Part; boundary: string } => {
  const content = structured(fields, 'content-type')
  const disposition = structured(fields, 'content-disposition')
  const type = typeOf(content, place.parentType)
  const fileName = disposition?.parameters.get('filename') ?? content?.parameters.get('name')
  const part: Part = {
    ...place,
    type,
    charset: trimmed(content?.parameters.get('charset')?.toLowerCase(), 100),
    encoding: encodingOf(fields),
    disposition: dispositionOf(disposition),
    fileName: trimmed(fileName === undefined ? null : decodeField(fileName), LIMITS.fileNameLength),
    contentId: trimmed(fieldBody(fields, 'content-id')?.replace(/^<|>$/g, ''), LIMITS.fileNameLength),
    isMultipart: type.startsWith('multipart/'),
    bodyEnd: place.bodyAt,
  }
  return { part, boundary: content?.parameters.get('boundary') ?? '' }
}

/** The tree while it is read: what is open, and the leaf that the lines belong to. */
const createTree = (source: Buffer, note: Note) => {
  const parts: Part[] = []
  const open: OpenMultipart[] = []
  const delimiters = createDelimiters(source)
  let leaf: Part | null = null
  const lookFor = (): void => delimiters.set(open.map(({ boundary }) => boundary))

  const enter = (fields: readonly RawField[], at: number, bodyAt: number): void => {
    const parent = open.at(-1)
    if (parent) parent.children += 1
    const path = parent ? `${parent.part.path}.${parent.children}`.replace(/^\./, '') : ''
    const place = { path, depth: open.length, parentType: parent?.part.type ?? null, at, bodyAt }
    const { part, boundary } = describePart(fields, place)
    parts.push(part)
    leaf = part
    if (!part.isMultipart) return
    if (boundary === '') return note('boundary-missing', at)
    if (open.length >= LIMITS.depth) return note('nested-too-deep', at)
    open.push({ part, boundary, children: 0 })
    leaf = null
    lookFor()
  }

  /** `at`: where the delimiter begins; the line break before it belongs to it (RFC 2046 §5.1.1). */
  const endLeaf = (at: number): void => {
    if (!leaf) return
    let end = at
    if (end > leaf.bodyAt && source[end - 1] === LF) end -= 1
    if (end > leaf.bodyAt && source[end - 1] === CR) end -= 1
    leaf.bodyEnd = end
    leaf = null
  }

  /** Leaves everything inside the first `count` open multiparts; none of it was closed. */
  const leave = (count: number): void => {
    if (open.length <= count) return
    for (const { part, children } of open.splice(count)) {
      note(children === 0 ? 'boundary-missing' : 'boundary-not-closed', part.at)
    }
    lookFor()
  }

  const close = (): void => {
    open.pop()
    lookFor()
  }

  /** The end of the source ends what is still open. */
  const finish = (): void => {
    if (leaf) leaf.bodyEnd = source.length
    leave(0)
  }
  return { parts, delimiterAt: delimiters.at, isOpen: () => open.length > 0, enter, endLeaf, leave, close, finish }
}

/** Walks through the body once, and answers with the parts in reading order, the whole message first. */
export const readParts = async (source: Buffer, message: MessageBody, note: Note): Promise<Part[]> => {
  const tree = createTree(source, note)
  tree.enter(message.fields, message.at, message.bodyAt)
  let turnEnd = message.bodyAt + LIMITS.turn
  for (let at = message.bodyAt; at < source.length && tree.isOpen();) {
    if (at >= turnEnd) {
      await nextTurn()
      turnEnd = at + LIMITS.turn
    }
    const delimiter = tree.delimiterAt(at)
    const next = Math.min(lineEndAt(source, at) + 1, source.length)
    if (!delimiter) {
      at = next
      continue
    }
    tree.endLeaf(at)
    tree.leave(delimiter.index + 1)
    if (!delimiter.closes && tree.parts.length >= LIMITS.parts) {
      note('too-many-parts', at)
      return tree.parts
    }
    at = next
    if (delimiter.closes) tree.close()
    else {
      const section = readSection(source, at, SECTION_LIMITS, note, (line) => tree.delimiterAt(line) !== null)
      tree.enter(section.fields, at, section.bodyAt)
      at = section.bodyAt
    }
  }
  tree.finish()
  return tree.parts
}
