/*
 * The tree of parts: RFC 2046 §5.1 (multipart, boundaries). Knowingly absent: what a message/rfc822 holds. It is a part
 * like any other, measured and not opened.
 */
import { type RawField, readSection } from '../header/read-section.ts'
import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'
import type { Note } from '../source/problem-log.ts'
import { lineEndAt } from './delimiters.ts'
import type { Part } from './describe-part.ts'
import { createPartTree } from './part-tree.ts'

/** The header fields of the message, and where they and its body begin. */
export interface MessageBody {
  readonly fields: readonly RawField[]
  readonly at: number
  readonly bodyAt: number
}

const SECTION_LIMITS = {
  octets: LIMITS.partHeaderOctets,
  searched: LIMITS.partHeaderSearched,
  fields: LIMITS.partFields,
  fieldLength: LIMITS.fieldLength,
}

/** Walks through the body once, and answers with the parts in reading order, the whole message first. */
export const readParts = async (source: Buffer, message: MessageBody, note: Note): Promise<readonly Part[]> => {
  const tree = createPartTree(source, note)
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
