/* Changes to SPF records, as edits that can be proved before anybody publishes them. */
import type { RecordEdit } from '../resolver.ts'
import { parseSpf } from './parse.ts'
import type { SpfNode } from './tree.ts'

interface Placed {
  readonly text: string
  readonly offset: number
}

const replacing = (node: SpfNode, after: string | null): RecordEdit => ({
  name: node.domain,
  type: 'TXT',
  before: node.record,
  after,
})

/** The record of a node without some of its own terms; what stays is left as it is written. */
export const withoutTerms = (node: SpfNode, terms: readonly Placed[]): RecordEdit => {
  let text = node.record ?? ''
  for (const { offset, text: term } of terms.toSorted((a, b) => b.offset - a.offset)) {
    text = `${text.slice(0, offset).trimEnd()}${text.slice(offset + term.length)}`
  }
  return replacing(node, text)
}

/** The record of a node, written anew. */
export const rewritten = (node: SpfNode, after: string): RecordEdit => replacing(node, after)

/**
 * One record out of several: all their terms once, and the `all` they agree on. Null where they do not agree, use
 * `redirect` or `exp`, or cannot be read: then only the user can decide.
 */
export const mergedRecord = (records: readonly string[]): string | null => {
  const parsed = records.map(parseSpf)
  const alls = new Set(parsed.map(({ value }) => value.mechanisms.findLast(({ kind }) => kind === 'all')?.text))
  const [all] = alls
  const isPlain = parsed.every(
    ({ value, problems }) => problems.length === 0 && value.terms.every((term) => 'qualifier' in term),
  )
  if (!isPlain || alls.size !== 1 || all === undefined) return null
  const terms = parsed.flatMap(({ value }) => value.mechanisms.filter(({ kind }) => kind !== 'all'))
  return ['v=spf1', ...new Set(terms.map(({ text }) => text)), all].join(' ')
}
