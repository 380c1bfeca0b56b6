/* check_host() of one domain: RFC 7208 §4.3 to §4.7, with `include` (§5.2) and `redirect` (§6.1). */
import { askTermsAhead } from './ask-ahead.ts'
import { isMultiLabel } from './domain-name.ts'
import { bareJudgement, branch, type Judged, type Judgement, NO_PROBLEMS, termNode } from './judgement.ts'
import { andThen, type Later } from './later.ts'
import {
  type Match,
  MATCH,
  matchA,
  matchesLiteral,
  matchExists,
  matchMx,
  matchPtr,
  NO_MATCH,
  temperror,
} from './mechanisms.ts'
import { isSpfRecord, onlyRecord, parseSpf } from './parse.ts'
import type { AskingMechanism, HostLookup, Mechanism, NamedModifier, Qualifier, SpfRecord } from './record.ts'
import type { SpfResult } from './result.ts'
import { ask, isLate, type Session } from './session.ts'
import { targetOf } from './target-name.ts'
import { MAX_LOOKUPS, MAX_VOID_LOOKUPS, type SpfNode, type SpfTermNode } from './tree.ts'

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

const judged = ({ match, isVoid }: Match, target: string | null): Judged => ({
  match,
  isVoid,
  target,
  node: null,
  judgement: null,
})

const LITERAL_MATCH = judged(MATCH, null)
const LITERAL_MISS = judged(NO_MATCH, null)
const OVER_LIMIT = judged({ match: 'permerror', isVoid: false }, null)

/** The result of a nested check as a match (§5.2). */
const INCLUDED: Readonly<Record<SpfResult, Match['match']>> = {
  pass: true,
  fail: false,
  softfail: false,
  neutral: false,
  temperror: 'temperror',
  permerror: 'permerror',
  none: 'permerror',
}

/** `include` and `redirect`: the check of another domain, and what it means for the term. */
const judgeElsewhere = (
  session: Session,
  name: string | null,
  matches: Readonly<Record<SpfResult, Match['match']>>,
): Later<Judged> => {
  const isJudged = name !== null && isMultiLabel(name)
  const checked = isJudged ? checkDomain(session, name) : bareJudgement(name ?? '', 'none', 'not-a-name')
  return andThen(checked, (judgement) => ({
    match: matches[judgement.result],
    isVoid: judgement.isVoid,
    target: name,
    node: branch(judgement, session.reason),
    judgement,
  }))
}

const matchNamed = (session: Session, name: string, term: HostLookup): Later<Match> => {
  switch (term.kind) {
    case 'a':
      return matchA(session, name, term)
    case 'mx':
      return matchMx(session, name, term)
    case 'exists':
      return matchExists(session, name)
    case 'ptr':
      return matchPtr(session, name)
  }
}

const judgeNamed = (session: Session, name: string, term: AskingMechanism): Later<Judged> =>
  term.kind === 'include'
    ? judgeElsewhere(session, name, INCLUDED)
    : andThen(matchNamed(session, name, term), (match) => judged(match, name))

/** A void look-up of the macro `p` counts before what it leads to is judged: a loop through it ends at the limit. */
const afterMacro = (session: Session, isVoid: boolean, judge: () => Later<Judged>): Later<Judged> => {
  if (isVoid) session.voids += 1
  return session.voids > MAX_VOID_LOOKUPS ? OVER_LIMIT : judge()
}

const judgeAsking = (session: Session, domain: string, term: AskingMechanism): Later<Judged> => {
  session.lookups += 1
  if (session.lookups > MAX_LOOKUPS) return OVER_LIMIT
  const spec = term.domainSpec
  if (!spec) return judgeNamed(session, domain, term)
  if (spec.letters === '' && spec.name !== null) return judgeNamed(session, spec.name, term)
  return andThen(targetOf(session, domain, spec), ({ name, isUnmatchable, isVoid }) => {
    if (isUnmatchable) return LITERAL_MISS
    if (name !== null) return afterMacro(session, isVoid, () => judgeNamed(session, name, term))
    return term.kind === 'include' ? judgeElsewhere(session, null, INCLUDED) : LITERAL_MISS
  })
}

const judgeMechanism = (session: Session, domain: string, term: Mechanism): Later<Judged> => {
  if (term.kind !== 'all' && term.kind !== 'ip4' && term.kind !== 'ip6') return judgeAsking(session, domain, term)
  return matchesLiteral(term, session.ip) ? LITERAL_MATCH : LITERAL_MISS
}

/** The result of the domain it leads to takes the place of this one's, except that a record must be there (§6.1). */
const REDIRECTED: Readonly<Record<SpfResult, Match['match']>> = {
  pass: true,
  fail: true,
  softfail: true,
  neutral: true,
  temperror: 'temperror',
  permerror: 'permerror',
  none: 'permerror',
}

const judgeRedirect = (session: Session, domain: string, { domainSpec }: NamedModifier): Later<Judged> => {
  session.lookups += 1
  if (session.lookups > MAX_LOOKUPS) return OVER_LIMIT
  return andThen(targetOf(session, domain, domainSpec), ({ name, isUnmatchable, isVoid }) =>
    isUnmatchable ? LITERAL_MISS : afterMacro(session, isVoid, () => judgeElsewhere(session, name, REDIRECTED)),
  )
}

/** What came of a term once the limits have their say: void look-ups and time (§4.6.4). */
const limited = (session: Session, one: Judged): Match['match'] => {
  if (one === LITERAL_MISS || one === LITERAL_MATCH) return one.match
  if (one.isVoid) session.voids += 1
  if (isLate(session)) return temperror(session, 'timeout').match
  return session.voids > MAX_VOID_LOOKUPS ? 'permerror' : one.match
}

/** What a record says, without its node. */
type Word = Omit<Judgement, 'node' | 'isVoid'>

const word = (result: SpfResult, matched: string | null = null): Word => ({ result, matched, explanation: null })

/** A record under judgement. */
interface Place {
  readonly session: Session
  readonly domain: string
  readonly record: SpfRecord
  readonly terms: SpfTermNode[]
}

/** The end of a record: `redirect`, or neutral where there is none (§4.7). */
const endOf = ({ session, domain, record: { redirect }, terms }: Place): Later<Word> => {
  if (!redirect) return word('neutral')
  const countBefore = session.lookups
  return andThen(judgeRedirect(session, domain, redirect), (one) => {
    const match = limited(session, one)
    terms.push(termNode(session, redirect, one, match, countBefore))
    if (match === true && one.judgement) return one.judgement
    return word(typeof match === 'string' ? match : 'neutral')
  })
}

/** What a term means for the record; null when the next one is to be judged. */
const wordOf = (place: Place, term: Mechanism, one: Judged, countBefore: number): Word | null => {
  const { session, domain, record, terms } = place
  const match = limited(session, one)
  terms.push(termNode(session, term, one, match, countBefore))
  if (match === false) return null
  if (match !== true) return word(match)
  const found = word(RESULTS[term.qualifier], term.text)
  const { explanation } = record
  return found.result === 'fail' && explanation ? { ...found, explanation: { domain, modifier: explanation } } : found
}

/** Judges the mechanisms from left to right (§4.6.2), beginning with number `from`. */
const judgeTerms = (place: Place, from: number): Later<Word> => {
  const { session, domain, record } = place
  for (let at = from; ; at += 1) {
    const term = record.mechanisms[at]
    if (!term) return endOf(place)
    const countBefore = session.lookups
    const one = judgeMechanism(session, domain, term)
    if (one instanceof Promise) {
      return one.then((there) => wordOf(place, term, there, countBefore) ?? judgeTerms(place, at + 1))
    }
    const found = wordOf(place, term, one, countBefore)
    if (found) return found
  }
}

const judgeRecord = (session: Session, domain: string, text: string): Later<Judgement> => {
  const { value: record, problems } = parseSpf(text)
  if (problems.length > 0) return bareJudgement(domain, 'permerror', 'found', text, problems)
  askTermsAhead(session, domain, record)
  const terms: SpfTermNode[] = []
  return andThen(judgeTerms({ session, domain, record, terms }, 0), ({ result, matched, explanation }) => {
    const node: SpfNode = { domain, state: 'found', record: text, problems: NO_PROBLEMS, terms, result }
    return { result, node, matched, explanation, isVoid: false }
  })
}

/** check_host() of a well-formed domain, within a session that counts for all of them. */
export const checkDomain = (session: Session, domain: string): Later<Judgement> =>
  andThen(ask(session, domain, 'TXT'), (fact) => {
    const reason = isLate(session) ? 'timeout' : fact.known ? null : fact.reason
    if (reason !== null || !fact.known) {
      session.reason = reason
      return bareJudgement(domain, 'temperror', 'unknown')
    }
    const { records } = fact.value
    const text = onlyRecord(records)
    if (text !== null) return judgeRecord(session, domain, text)
    if (records.some(isSpfRecord)) return bareJudgement(domain, 'permerror', 'several')
    return { ...bareJudgement(domain, 'none', 'missing'), isVoid: records.length === 0 }
  })
