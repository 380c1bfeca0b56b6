/*
 * RFC 6376 §3.2, the tag=value list that DKIM, DMARC, TLS-RPT and BIMI share. The grammar alone: which tag must come first,
 * and what a value may hold, belongs to each protocol. Knowingly not done: quoted-printable values (§2.11, signatures only).
 */
import type { Problem } from '../evidence.ts'

export type TagListProblem =
  /** Nothing between two semicolons, before the first one, or in the whole record. */
  | 'empty-tag'
  /** A piece without `=`: text that belongs to no tag. */
  | 'missing-equals'
  | 'bad-tag-name'
  | 'bad-character'
  /** "the entire tag-list is invalid" (§3.2); readers here go on with the first one. */
  | 'duplicate-tag'

export interface Tag {
  /** As written: names are case-sensitive. */
  readonly name: string
  /** Without the white space around it; white space inside is kept. */
  readonly value: string
  /** Where the name begins, in characters from the beginning of the record. */
  readonly offset: number
  readonly valueOffset: number
}

export interface TagList {
  /** All of them in the order of the record, duplicates and bad names included. */
  readonly tags: readonly Tag[]
  readonly problems: readonly Problem<TagListProblem>[]
}

const TAG_NAME = /^[A-Za-z]\w*$/
/** Folding white space, which is allowed, or a run of what is not. */
const NOT_PLAIN = /(\r\n[ \t]+)|[^\t\u0020-\u007e]+/g

const PLAIN = /^[\t\u0020-\u007e]*$/

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\r' || character === '\n'

/** The part of `text` without white space around it. Loops, because a trailing `\s+$` costs quadratic time. */
const trimmed = (text: string, from: number, to: number): { text: string; offset: number } => {
  let start = from
  let end = to
  while (start < end && isSpace(text[start])) start++
  while (end > start && isSpace(text[end - 1])) end--
  return { text: text.slice(start, end), offset: start }
}

const badCharacters = (text: string, offset: number): Problem<TagListProblem>[] => {
  if (PLAIN.test(text)) return []
  return [...text.matchAll(NOT_PLAIN)]
    .filter(([, folding]) => folding === undefined)
    .map(({ index }) => ({ code: 'bad-character', offset: offset + index }))
}

/** The ends of the pieces between semicolons. One semicolon may end the list: what follows it is no piece. */
const pieces = (text: string): { from: number; to: number }[] => {
  const found: { from: number; to: number }[] = []
  let from = 0
  for (let to = text.indexOf(';'); to >= 0; to = text.indexOf(';', from)) {
    found.push({ from, to })
    from = to + 1
  }
  const rest = trimmed(text, from, text.length)
  if (found.length === 0 || rest.text !== '') found.push({ from, to: text.length })
  return found
}

/**
 * Takes a record apart (RFC 6376 §3.2). Never throws; linear in the length of `text`. Finds every problem of the grammar, in
 * the order of the record.
 */
export const parseTagList = (text: string): TagList => {
  const tags: Tag[] = []
  const problems: Problem<TagListProblem>[] = []
  const seen = new Set<string>()
  for (const { from, to } of pieces(text)) {
    const whole = trimmed(text, from, to)
    const equals = whole.text.indexOf('=')
    if (equals < 0) {
      problems.push({ code: whole.text === '' ? 'empty-tag' : 'missing-equals', offset: whole.offset })
      continue
    }
    const at = whole.offset + equals
    const name = trimmed(text, whole.offset, at)
    const value = trimmed(text, at + 1, to)
    if (!TAG_NAME.test(name.text)) problems.push({ code: 'bad-tag-name', offset: name.offset })
    else if (seen.has(name.text)) problems.push({ code: 'duplicate-tag', offset: name.offset })
    // One by one: spreading a long list into a call overflows the stack.
    for (const problem of badCharacters(value.text, value.offset)) problems.push(problem)
    seen.add(name.text)
    tags.push({ name: name.text, value: value.text, offset: name.offset, valueOffset: value.offset })
  }
  return { tags, problems }
}
