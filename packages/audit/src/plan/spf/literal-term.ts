import { parseSpf } from '../../spf/parse.ts'
import { networkOf } from './address-set.ts'
import { type Match, NOBODY } from './authorised.ts'
import type { SurveyedTerm } from './survey.ts'

const matchOf = (text: string): Match => {
  const [term] = parseSpf(`v=spf1 ${text}`).value.mechanisms
  if (term?.kind === 'ip4') return { kind: 'addresses', set: networkOf({ family: 4, bits: term.network }, term.prefix) }
  if (term?.kind === 'ip6')
    return { kind: 'addresses', set: networkOf({ family: 6, groups: term.network }, term.prefix) }
  return NOBODY
}

/** An `ip4:` or `ip6:` term: it asks nothing, so nothing has to be asked to know it. */
export const literalTerm = (text: string): SurveyedTerm => {
  const [term] = parseSpf(`v=spf1 ${text}`).value.mechanisms
  const qualifier = term?.qualifier ?? '+'
  return {
    text,
    kind: term?.kind ?? 'ip4',
    qualifier,
    target: null,
    state: 'usable',
    lookups: 0,
    voids: { ip4: 0, ip6: 0 },
    rule: { qualifier, match: matchOf(text), cost: { lookups: 0, voids4: 0, voids6: 0 } },
    names: [],
  }
}
