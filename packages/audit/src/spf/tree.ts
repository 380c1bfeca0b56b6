/* The tree of an SPF record and all it leads to, and what can be told from it. Plain JSON. */
import { type Fact, known, type UnknownReason } from '../evidence.ts'
import { parseSpf, type SpfProblem } from './parse.ts'
import type { Qualifier, SpfRecord, Term } from './record.ts'
import type { SpfResult } from './result.ts'

export type Family = 4 | 6

/** `loop`: the domain stands above itself. `not-a-name`: nothing the DNS can be asked for. `unknown`: it did not tell. */
export type SpfNodeState = 'found' | 'missing' | 'several' | 'loop' | 'not-a-name' | 'unknown'

/** One domain of an SPF evaluation and what its record leads to. */
export interface SpfNode {
  readonly domain: string
  readonly state: SpfNodeState
  /** Null unless the state is `found`. */
  readonly record: string | null
  readonly problems: readonly SpfProblem[]
  /** Terms in the order in which they are judged; those that are never reached are left out. */
  readonly terms: readonly SpfTermNode[]
  /** What check_host() said; null in a tree that was drawn without an address. */
  readonly result: SpfResult | null
}

export interface SpfTermNode {
  readonly text: string
  readonly offset: number
  readonly kind: Term['kind']
  /** Null for `redirect`. */
  readonly qualifier: Qualifier | null
  /** The name to ask for; null when there is none, or when it depends on the message. */
  readonly target: string | null
  /** DNS look-ups of this term alone (RFC 7208 §4.6.4). */
  readonly cost: 0 | 1
  /** Look-ups so far, this term with them and what it leads to not yet. */
  readonly count: number
  /** The families of sending addresses for which the DNS has nothing to say: void look-ups. */
  readonly voidFor: Fact<readonly Family[]>
  /** Null in a tree that was drawn without an address. */
  readonly isMatch: boolean | null
  /** What `include` and `redirect` lead to; null for other terms, and where it depends on the message. */
  readonly node: Fact<SpfNode> | null
}

export const MAX_LOOKUPS = 10
export const MAX_VOID_LOOKUPS = 2

const VOID_FOR_NONE: Fact<readonly Family[]> = known([])
const VOID_FOR_IP4: Fact<readonly Family[]> = known([4])
const VOID_FOR_IP6: Fact<readonly Family[]> = known([6])
const VOID_FOR_ALL: Fact<readonly Family[]> = known([4, 6])

/** The families of a void look-up as a fact. */
export const voidFor = (ip4: boolean, ip6: boolean): Fact<readonly Family[]> => {
  if (ip4) return ip6 ? VOID_FOR_ALL : VOID_FOR_IP4
  return ip6 ? VOID_FOR_IP6 : VOID_FOR_NONE
}

/** The domain that a term leads to, where it is known. */
const childOf = ({ node }: SpfTermNode): SpfNode | null => (node?.known === true ? node.value : null)

/** Every node that is known, parents first, and the terms that lead to each: empty for the top. */
export const eachNode = (
  top: SpfNode,
  path: readonly SpfTermNode[] = [],
): { node: SpfNode; path: readonly SpfTermNode[] }[] => [
  { node: top, path },
  ...top.terms.flatMap((term) => {
    const child = childOf(term)
    return child ? eachNode(child, [...path, term]) : []
  }),
]

const sumOf = (node: SpfNode, own: (term: SpfTermNode) => number): number =>
  node.terms.reduce((sum, term) => {
    const child = childOf(term)
    return sum + own(term) + (child ? sumOf(child, own) : 0)
  }, 0)

/**
 * DNS look-ups that judging the record takes when nothing matches before the end (RFC 7208 §4.6.4). Branches that are not
 * known count for their own term alone: see `unknownBranch`.
 */
export const countLookups = (node: SpfNode): number => sumOf(node, ({ cost }) => cost)

/** Void look-ups for a sender of this family. Terms whose answer is not known do not count. */
export const countVoids = (node: SpfNode, family: Family = 4): number =>
  sumOf(node, (term) => (term.voidFor.known && term.voidFor.value.includes(family) ? 1 : 0))

/** Why a part of the tree is not known, or null when all of it is. */
export const unknownBranch = (node: SpfNode): UnknownReason | null => {
  for (const term of node.terms) {
    if (term.node?.known === false) return term.node.reason
    const child = childOf(term)
    const reason = child && unknownBranch(child)
    if (reason !== null) return reason
  }
  return null
}

/** Why a void look-up is not known, or null when all are. */
export const unknownVoid = (node: SpfNode): UnknownReason | null => {
  for (const { node: each } of eachNode(node)) {
    for (const { voidFor } of each.terms) if (!voidFor.known) return voidFor.reason
  }
  return null
}

/** Terms of the own record whose target has no usable SPF record: receivers answer permerror (RFC 7208 §5.2, §6.1). */
export const brokenIncludes = (node: SpfNode): readonly SpfTermNode[] =>
  node.terms.filter((term) => ['missing', 'not-a-name'].includes(childOf(term)?.state ?? 'found'))

/** Terms of the own record that lead straight back to its domain. */
export const ownLoops = (node: SpfNode): readonly SpfTermNode[] =>
  node.terms.filter((term) => childOf(term)?.state === 'loop')

/** The record taken apart; empty where there is none. Parsed records are kept, so asking again costs nothing. */
export const recordOf = ({ record }: SpfNode): SpfRecord => parseSpf(record ?? 'v=spf1').value

/**
 * The record that has the last word: that of the domain, or the one `redirect` leads to. Null where the way there is not
 * known or broken.
 */
export const decidingNode = (node: SpfNode): SpfNode | null => {
  const redirect = node.terms.find(({ kind }) => kind === 'redirect')
  if (!redirect) return node.state === 'found' ? node : null
  const child = childOf(redirect)
  return child && decidingNode(child)
}
