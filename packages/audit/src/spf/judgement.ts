/* What was judged, as it is told: the branch of the tree that check_host() walked. */
import { type Fact, notKnown, known, type UnknownReason } from '../evidence.ts'
import type { Match } from './mechanisms.ts'
import type { SpfProblem } from './parse.ts'
import type { Mechanism, NamedModifier } from './record.ts'
import type { SpfResult } from './result.ts'
import type { Session } from './session.ts'
import { type SpfNode, type SpfTermNode, voidFor } from './tree.ts'

/** What one domain says of the sender. */
export interface Judgement {
  readonly result: SpfResult
  readonly node: SpfNode
  /** The directive that decided, as it is written; null when none matched. */
  readonly matched: string | null
  /** Where an explanation may be asked for: the record that decided, `redirect` followed (§6.2). */
  readonly explanation: { readonly domain: string; readonly modifier: NamedModifier } | null
  readonly isVoid: boolean
}

/** A term that was judged: what came of it, the name asked for, and what that led to. */
export interface Judged extends Match {
  readonly target: string | null
  readonly node: Fact<SpfNode> | null
  /** What `include` or `redirect` said; null for every other term. */
  readonly judgement: Judgement | null
}

export const NO_PROBLEMS: readonly SpfProblem[] = []

/** A domain without terms: nothing there, or nothing that can be judged. */
export const bareJudgement = (
  domain: string,
  result: SpfResult,
  state: SpfNode['state'],
  record: string | null = null,
  problems: readonly SpfProblem[] = NO_PROBLEMS,
): Judgement => ({
  result,
  node: { domain, state, record, problems, terms: [], result },
  matched: null,
  explanation: null,
  isVoid: false,
})

/** What `include` and `redirect` lead to; not known where the DNS did not tell. */
export const branch = ({ node }: Judgement, reason: UnknownReason | null): Fact<SpfNode> =>
  node.state === 'unknown' ? notKnown(reason ?? 'timeout') : known(node)

const isLiteral = (kind: SpfTermNode['kind']): boolean => kind === 'all' || kind === 'ip4' || kind === 'ip6'

/** Look-ups are counted when a term is reached: `count` is taken before what it leads to is judged. */
export const termNode = (
  { ip }: Session,
  term: Mechanism | NamedModifier,
  { isVoid, target, node }: Judged,
  match: Match['match'],
  countBefore: number,
): SpfTermNode => {
  const cost = isLiteral(term.kind) ? 0 : 1
  return {
    text: term.text,
    offset: term.offset,
    kind: term.kind,
    qualifier: 'qualifier' in term ? term.qualifier : null,
    target,
    cost,
    count: countBefore + cost,
    voidFor: voidFor(isVoid && ip.family === 4, isVoid && ip.family === 6),
    isMatch: match === true,
    node,
  }
}
