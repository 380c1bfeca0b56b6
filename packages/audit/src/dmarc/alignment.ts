/* Identifier Alignment: RFC 9989 §4.4 and §4.10.2. */
import { type Fact, known } from '../evidence.ts'
import { nameKey } from '../resolver.ts'
import type { AlignmentFacts } from './facts.ts'
import type { AlignmentMode } from './parse.ts'
import type { Walk } from './tree-walk.ts'

/** One identifier beside the Author Domain. */
export interface Alignment {
  readonly domain: string
  /** The same name, which satisfies both modes. */
  readonly strict: boolean
  /** The same Organizational Domain. */
  readonly relaxed: Fact<boolean>
}

/** An Organizational Domain is the name itself, or stands above it (§4.10.2): whatever else it may be, it is no other. */
const canBelongTo = (domain: string, orgDomain: string): boolean => `.${nameKey(domain)}`.endsWith(`.${orgDomain}`)

const haveSameOrg = (author: Pick<Walk, 'domain' | 'orgDomain'>, identifier: Walk): Fact<boolean> => {
  const [own, other] = [author.orgDomain, identifier.orgDomain]
  if (!own.known) return other.known && !canBelongTo(author.domain, other.value) ? known(false) : own
  if (!other.known) return canBelongTo(identifier.domain, own.value) ? other : known(false)
  return known(own.value === other.value)
}

/** How an identifier stands to the Author Domain. The same name is aligned whatever the walks say. */
export const alignmentOf = (author: Pick<Walk, 'domain' | 'orgDomain'>, identifier: Walk): Alignment => {
  const domain = nameKey(identifier.domain)
  if (domain === nameKey(author.domain)) return { domain, strict: true, relaxed: known(true) }
  const strict = false
  return { domain, strict, relaxed: haveSameOrg(author, identifier) }
}

/** Whether the identifier is aligned as the record asks for. */
export const isAlignedBy = (mode: AlignmentMode, { strict, relaxed }: Pick<Alignment, 'strict' | 'relaxed'>) =>
  mode === 'strict' || strict ? known(strict) : relaxed

/** Whether an identifier of the message is aligned as the record of its From domain asks for. */
export const alignedAsAsked = (facts: AlignmentFacts): Fact<boolean> => {
  if (facts.strict) return known(true)
  return facts.mode.known ? isAlignedBy(facts.mode.value, facts) : facts.mode
}

/** Relaxed alignment would do, the record asks for strict. */
export const isStrictnessAlone = ({ strict, mode, relaxed }: AlignmentFacts): boolean =>
  !strict && mode.known && mode.value === 'strict' && relaxed.known && relaxed.value
