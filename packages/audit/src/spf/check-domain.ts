/* check_host() of one domain: RFC 7208 §4.3 to §4.7, with `include` (§5.2) and `redirect` (§6.1). */
import { askTermsAhead } from './ask-ahead.ts'
import { isDomain } from './domain-name.ts'
import { bareJudgement, branch, type Judged, type Judgement, NO_PROBLEMS, termNode } from './judgement.ts'
import { type Match, MATCH, matchA, matchesLiteral, matchExists, matchMx, matchPtr, NO_MATCH } from './mechanisms.ts'
import { isSpfRecord, parseSpf } from './parse.ts'
import type { AskingMechanism, Mechanism, NamedModifier, Qualifier, SpfRecord } from './record.ts'
import type { SpfResult } from './result.ts'
import { ask, type Session } from './session.ts'
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
const judgeElsewhere = async (
  session: Session,
  name: string | null,
  matches: Readonly<Record<SpfResult, Match['match']>>,
): Promise<Judged> => {
  const judgement = name === null ? bareJudgement('', 'none', 'not-a-name') : await checkDomain(session, name)
  const { result, isVoid } = judgement
  return { match: matches[result], isVoid, target: name, node: branch(judgement, session.reason), judgement }
}

const judgeNamed = async (session: Session, name: string, term: AskingMechanism): Promise<Judged> => {
  switch (term.kind) {
    case 'include':
      return judgeElsewhere(session, name, INCLUDED)
    case 'a':
      return judged(await matchA(session, name, term), name)
    case 'mx':
      return judged(await matchMx(session, name, term), name)
    case 'exists':
      return judged(await matchExists(session, name), name)
    case 'ptr':
      return judged(await matchPtr(session, name), name)
  }
}

const judgeAsking = async (session: Session, domain: string, term: AskingMechanism): Promise<Judged> => {
  session.lookups += 1
  if (session.lookups > MAX_LOOKUPS) return OVER_LIMIT
  const spec = term.domainSpec
  if (!spec) return judgeNamed(session, domain, term)
  if (spec.letters === '' && spec.name !== null) return judgeNamed(session, spec.name, term)
  const { name, isUnmatchable, isVoid } = await targetOf(session, domain, spec)
  if (isUnmatchable) return LITERAL_MISS
  if (name === null) return term.kind === 'include' ? judgeElsewhere(session, null, INCLUDED) : LITERAL_MISS
  const one = await judgeNamed(session, name, term)
  return isVoid ? { ...one, isVoid } : one
}

const judgeMechanism = (session: Session, domain: string, term: Mechanism): Judged | Promise<Judged> =>
  term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6'
    ? matchesLiteral(term, session.ip)
      ? LITERAL_MATCH
      : LITERAL_MISS
    : judgeAsking(session, domain, term)

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

const judgeRedirect = async (session: Session, domain: string, { domainSpec }: NamedModifier): Promise<Judged> => {
  session.lookups += 1
  if (session.lookups > MAX_LOOKUPS) return OVER_LIMIT
  const { name, isUnmatchable, isVoid } = await targetOf(session, domain, domainSpec)
  if (isUnmatchable) return LITERAL_MISS
  const one = await judgeElsewhere(session, name, REDIRECTED)
  return isVoid ? { ...one, isVoid } : one
}

/** What came of a term once the limits have their say: void look-ups and time (§4.6.4). */
const limited = (session: Session, { match, isVoid }: Judged): Match['match'] => {
  if (isVoid) session.voids += 1
  if (session.isLate) {
    session.reason = 'timeout'
    return 'temperror'
  }
  return session.voids > MAX_VOID_LOOKUPS ? 'permerror' : match
}

/** The end of a record: `redirect`, or neutral where there is none (§4.7). */
const checkRedirect = async (
  session: Session,
  domain: string,
  modifier: NamedModifier,
  terms: SpfTermNode[],
): Promise<Omit<Judgement, 'node' | 'isVoid'>> => {
  const countBefore = session.lookups
  const one = await judgeRedirect(session, domain, modifier)
  const match = limited(session, one)
  terms.push(termNode(session, modifier, one, match, countBefore))
  if (match === true && one.judgement) return one.judgement
  const result = typeof match === 'string' ? match : 'neutral'
  return { result, matched: null, explanation: null }
}

/** Judges the mechanisms from left to right (§4.6.2), pushing each onto `terms`. */
const checkTerms = async (
  session: Session,
  domain: string,
  { mechanisms, redirect, explanation }: SpfRecord,
  terms: SpfTermNode[],
): Promise<Omit<Judgement, 'node' | 'isVoid'>> => {
  for (const term of mechanisms) {
    const countBefore = session.lookups
    const found = judgeMechanism(session, domain, term)
    const one = found instanceof Promise ? await found : found
    const match = limited(session, one)
    terms.push(termNode(session, term, one, match, countBefore))
    if (match === true) {
      const result = RESULTS[term.qualifier]
      const isExplained = result === 'fail' && explanation !== null
      return { result, matched: term.text, explanation: isExplained ? { domain, modifier: explanation } : null }
    }
    if (match !== false) return { result: match, matched: null, explanation: null }
  }
  if (redirect) return checkRedirect(session, domain, redirect, terms)
  return { result: 'neutral', matched: null, explanation: null }
}

/** check_host() of one domain, within a session that counts for all of them. */
export const checkDomain = async (session: Session, domain: string): Promise<Judgement> => {
  if (!isDomain(domain)) return bareJudgement(domain, 'none', 'not-a-name')
  const fact = await ask(session, domain, 'TXT')
  if (!fact.known) {
    session.reason = fact.reason
    return bareJudgement(domain, 'temperror', 'unknown')
  }
  const { records } = fact.value
  const texts = records.filter(isSpfRecord)
  const [text] = texts
  if (text === undefined) return { ...bareJudgement(domain, 'none', 'missing'), isVoid: records.length === 0 }
  if (texts.length > 1) return bareJudgement(domain, 'permerror', 'several')
  const { value, problems } = parseSpf(text)
  if (problems.length > 0) return bareJudgement(domain, 'permerror', 'found', text, problems)
  askTermsAhead(session, domain, value)
  const terms: SpfTermNode[] = []
  const { result, matched, explanation } = await checkTerms(session, domain, value, terms)
  const node: SpfNode = { domain, state: 'found', record: text, problems: NO_PROBLEMS, terms, result }
  return { result, node, matched, explanation, isVoid: false }
}
