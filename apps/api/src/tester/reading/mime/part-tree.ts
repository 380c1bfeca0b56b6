import type { RawField } from '../header/read-section.ts'
import { LIMITS } from '../limits.ts'
import type { Note } from '../source/problem-log.ts'
import { createDelimiters, type Delimiters } from './delimiters.ts'
import { describePart, type Part } from './describe-part.ts'

interface OpenMultipart {
  readonly part: Part
  readonly boundary: string
  children: number
}

const [LF, CR] = [0x0a, 0x0d]

/** The tree while it is read: what is open, and the leaf that the lines belong to. */
export interface PartTree {
  readonly parts: readonly Part[]
  readonly delimiterAt: Delimiters['at']
  readonly isOpen: () => boolean
  /** A part begins; its fields are read already. */
  readonly enter: (fields: readonly RawField[], at: number, bodyAt: number) => void
  /** The leaf ends before the delimiter at `at`. */
  readonly endLeaf: (at: number) => void
  /** Leaves everything inside the first `count` open multiparts; none of it was closed. */
  readonly leave: (count: number) => void
  /** The innermost multipart was closed. */
  readonly close: () => void
  /** The end of the source ends what is still open. */
  readonly finish: () => void
}

export const createPartTree = (source: Buffer, note: Note): PartTree => {
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
