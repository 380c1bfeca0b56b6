/* What the parts hold: text and HTML to be read, everything else to be measured. */
import { LIMITS } from '../limits.ts'
import { nextTurn } from '../next-turn.ts'
import type { Note } from '../source/problem-log.ts'
import { decodeText } from './decode-part.ts'
import type { Part } from './describe-part.ts'
import { measureTransfer } from './measure-transfer.ts'

/** A body that is shown as the message itself. */
export interface Body {
  /** All of them, one after the other, as far as they are read. */
  readonly text: string
  /** Octets of all of them, decoded, as UTF-8; those that are not read count as they are. */
  readonly size: number
}

export interface Bodies {
  /** Octets of each part, decoded, in the order of the parts. */
  readonly sizes: readonly number[]
  readonly text: Body | null
  readonly html: Body | null
}

type BodyKind = 'text' | 'html'

/** A named text that is not the first thing of the message is a file, whatever a program calls it. */
export const bodyKind = ({ type, disposition, fileName }: Part): BodyKind | null => {
  if (disposition === 'attachment' || (disposition === 'inline' && fileName !== null)) return null
  if (type === 'text/plain') return 'text'
  return type === 'text/html' ? 'html' : null
}

/** Measures every part, and reads text and HTML; notes what is broken in them. */
export const readBodies = async (source: Buffer, parts: readonly Part[], note: Note): Promise<Bodies> => {
  const bodies: Record<BodyKind, { text: string; size: number; octets: number } | null> = { text: null, html: null }
  const sizes: number[] = []
  let octetsOfTurn = 0
  for (const part of parts) {
    if (part.isMultipart) {
      sizes.push(0)
      continue
    }
    octetsOfTurn += part.bodyEnd - part.bodyAt
    if (octetsOfTurn > LIMITS.turn) {
      await nextTurn()
      octetsOfTurn = 0
    }
    const { size, brokenAt } = await measureTransfer(part.encoding, source, part.bodyAt, part.bodyEnd)
    sizes.push(size)
    if (brokenAt >= 0) note('encoding-broken', brokenAt)
    const kind = bodyKind(part)
    if (!kind) continue
    const before = bodies[kind] ?? { text: '', size: 0, octets: 0 }
    const readEnd = Math.min(part.bodyEnd, part.bodyAt + LIMITS.bodyOctets - before.octets)
    const isWhole = readEnd === part.bodyEnd
    const { text, isCharsetKnown } = await decodeText(part, source.subarray(part.bodyAt, readEnd), isWhole)
    if (!isCharsetKnown) note('charset-unknown', part.at)
    bodies[kind] = {
      text: before.text === '' ? text : `${before.text}\n${text}`,
      size: before.size + (isWhole ? Buffer.byteLength(text) : size),
      octets: before.octets + readEnd - part.bodyAt,
    }
  }
  return { sizes, text: bodies.text, html: bodies.html }
}
