/* What each term of a record leads to: its cost, its void look-ups, and whom it matches. Everything is asked at once. */
import { drawSpfTree } from '../../collect/spf-tree.ts'
import type { Fact } from '../../evidence.ts'
import type { RecordType, Resolver } from '../../resolver.ts'
import { parseIp } from '../../spf/ip-address.ts'
import { mailHost } from '../../spf/mechanisms.ts'
import { parseSpf } from '../../spf/parse.ts'
import type { HostMechanism, Mechanism, Qualifier, Term } from '../../spf/record.ts'
import {
  countLookups,
  countVoids,
  decidingNode,
  recordOf,
  type SpfNode,
  type SpfTermNode,
  unknownBranch,
} from '../../spf/tree.ts'
import { type AddressSet, networkOf, NO_ADDRESS, unionOf } from './address-set.ts'
import { EVERYBODY, type Match, NOBODY, type Rule } from './authorised.ts'

/** `broken`: no record behind it. `faulty`: one that cannot be used. `unknown`: the DNS did not tell all of it. */
export type TermState = 'usable' | 'broken' | 'loop' | 'faulty' | 'unknown'

/** One mechanism as it stands in a record, and all it leads to. */
export interface SurveyedTerm {
  /** As it is written. */
  readonly text: string
  readonly kind: Mechanism['kind']
  readonly qualifier: Qualifier
  readonly target: string | null
  readonly state: TermState
  /** As one term of a record. */
  readonly rule: Rule
  /** DNS look-ups, with those of what it leads to (RFC 7208 §4.6.4). */
  readonly lookups: number
  /** Void look-ups, for senders of each family. */
  readonly voids: { readonly ip4: number; readonly ip6: number }
  /** Names of all records that it leads to. */
  readonly names: readonly string[]
}

const addressesOf = (records: readonly string[], { prefix4, prefix6 }: HostMechanism): AddressSet =>
  unionOf(
    records.map((record) => {
      const ip = parseIp(record)
      return ip ? networkOf(ip, ip.family === 4 ? prefix4 : prefix6) : NO_ADDRESS
    }),
  )

const recordsAt = async (resolver: Resolver, name: string, type: RecordType): Promise<readonly string[] | null> => {
  const fact = await resolver.query(name, type)
  return fact.known ? fact.value.records : null
}

const hostAddresses = async (resolver: Resolver, hosts: readonly string[]): Promise<readonly string[] | null> => {
  const answers = await Promise.all(
    hosts.flatMap((host) => [recordsAt(resolver, host, 'A'), recordsAt(resolver, host, 'AAAA')]),
  )
  return answers.some((records) => records === null) ? null : answers.flatMap((records) => records ?? [])
}

/** Addresses of the hosts that an `a` or `mx` stands for; null where the DNS does not tell. */
export const addressesBehind = async (
  resolver: Resolver,
  kind: 'a' | 'mx',
  name: string,
): Promise<readonly string[] | null> => {
  if (kind === 'a') return hostAddresses(resolver, [name])
  const records = await recordsAt(resolver, name, 'MX')
  return (
    records &&
    hostAddresses(
      resolver,
      records.map(mailHost).filter((host) => host !== null),
    )
  )
}

const KNOWN_LETTERS = /^[do]*$/

const condition = (term: Term, domain: string, canFail = false): Match => {
  const text = term.text.replace(/^[+?~-]/, '').toLowerCase()
  const letters = 'domainSpec' in term ? (term.domainSpec?.letters ?? 'd') : ''
  return { kind: 'condition', key: letters.includes('d') ? `${text} ${domain.toLowerCase()}` : text, canFail }
}

const matchOfHost = async (resolver: Resolver, domain: string, term: HostMechanism, { target }: SpfTermNode) => {
  if (target === null) return KNOWN_LETTERS.test(term.domainSpec?.letters ?? '') ? NOBODY : condition(term, domain)
  const records = await addressesBehind(resolver, term.kind, target)
  return records ? { kind: 'addresses' as const, set: addressesOf(records, term) } : condition(term, domain, true)
}

const matchOfRecord = async (resolver: Resolver, domain: string, term: Term, node: Fact<SpfNode> | null) => {
  if (!node?.known) return condition(term, domain, node !== null)
  if (node.value.state !== 'found' || node.value.problems.length > 0) return condition(term, domain, true)
  return { kind: 'record' as const, rules: await rulesOf(resolver, node.value) }
}

const matchOf = async (resolver: Resolver, domain: string, term: Term, node: SpfTermNode): Promise<Match> => {
  switch (term.kind) {
    case 'all':
      return EVERYBODY
    case 'ip4':
      return { kind: 'addresses', set: networkOf({ family: 4, bits: term.network }, term.prefix) }
    case 'ip6':
      return { kind: 'addresses', set: networkOf({ family: 6, groups: term.network }, term.prefix) }
    case 'a':
    case 'mx':
      return matchOfHost(resolver, domain, term, node)
    case 'include':
    case 'redirect':
      return matchOfRecord(resolver, domain, term, node.node)
    case 'exists':
    case 'ptr':
    case 'exp':
    case 'unknown-modifier':
      return condition(term, domain)
  }
}

const ruleOf = ({ qualifier, cost, voidFor }: SpfTermNode, match: Match): Rule => {
  const voids = voidFor.known ? voidFor.value : []
  const own = { lookups: cost, voids4: voids.includes(4) ? 1 : 0, voids6: voids.includes(6) ? 1 : 0 }
  return { qualifier: qualifier ?? '+', match, cost: own }
}

/** What a record says, term by term; the record that `redirect` leads to goes on where its own terms end (§6.1). */
export const rulesOf = async (resolver: Resolver, node: SpfNode): Promise<readonly Rule[]> => {
  const byOffset = new Map(recordOf(node).terms.map((term) => [term.offset, term]))
  const rules = await Promise.all(
    node.terms.map(async (each): Promise<readonly Rule[]> => {
      const term = byOffset.get(each.offset)
      if (!term) return []
      const match = await matchOf(resolver, node.domain, term, each)
      if (each.qualifier === null && match.kind === 'record') return [ruleOf(each, NOBODY), ...match.rules]
      return [ruleOf(each, match)]
    }),
  )
  return rules.flat()
}

/** Whether judging it ends in an error for all whom it does not pass before (§5.2). */
const isFaulty = (node: SpfNode): boolean =>
  node.state !== 'found' ||
  node.problems.length > 0 ||
  node.terms.some((term) => term.node?.known === true && isFaulty(term.node.value))

const stateOf = ({ node }: SpfTermNode): TermState => {
  if (node === null) return 'usable'
  if (!node.known) return 'unknown'
  const { state } = node.value
  if (state === 'missing' || state === 'not-a-name') return 'broken'
  if (state === 'loop') return 'loop'
  if (isFaulty(node.value)) return 'faulty'
  return unknownBranch(node.value) === null ? 'usable' : 'unknown'
}

const namesIn = (node: SpfNode): string[] => [
  node.domain.toLowerCase(),
  ...node.terms.flatMap((term) => (term.node?.known === true ? namesIn(term.node.value) : [])),
]

const surveyed = (term: Mechanism, node: SpfTermNode, rule: Rule): SurveyedTerm => {
  const child = node.node?.known === true ? node.node.value : null
  const own = { ...bareNode, terms: [node] }
  return {
    text: term.text,
    kind: term.kind,
    qualifier: term.qualifier,
    target: node.target,
    state: stateOf(node),
    lookups: countLookups(own),
    voids: { ip4: countVoids(own, 4), ip6: countVoids(own, 6) },
    rule,
    names: child ? namesIn(child) : [],
  }
}

const bareNode: SpfNode = { domain: '', state: 'found', record: null, problems: [], terms: [], result: null }

/** The DNS with one text alone at a name, whatever stands there. */
const withText = (resolver: Resolver, name: string, text: string): Resolver => ({
  query: async (asked, type) => {
    const fact = await resolver.query(asked, type)
    if (type !== 'TXT' || asked.toLowerCase() !== name) return fact
    return { known: true, value: { status: 'found', records: [text], ttl: null } }
  },
})

/**
 * What the terms lead to, each as if it stood in the record of `domain`; a text that is no mechanism is left out. `all` ends
 * a record, so it must not be among them.
 */
export const surveyTerms = async (
  resolver: Resolver,
  domain: string,
  texts: readonly string[],
): Promise<readonly SurveyedTerm[]> => {
  if (texts.length === 0) return []
  const record = ['v=spf1', ...texts].join(' ')
  const zone = withText(resolver, domain, record)
  const tree = await drawSpfTree(zone, domain)
  if (!tree.known || tree.value.state !== 'found') return []
  const byOffset = new Map(parseSpf(record).value.mechanisms.map((term) => [term.offset, term]))
  const terms = await Promise.all(
    tree.value.terms.map(async (node) => {
      const term = byOffset.get(node.offset)
      if (!term) return null
      return surveyed(term, node, ruleOf(node, await matchOf(zone, domain, term, node)))
    }),
  )
  return terms.filter((term) => term !== null)
}

/** What a `redirect` leads to: the include that would stand for it, and what is said there of everybody else. */
export interface SurveyedRedirect {
  readonly term: SurveyedTerm
  /** Null where there is no word of them, or none that can be had. */
  readonly all: Qualifier | null
}

/** Follows the domain specification of a `redirect` in the record of `domain`. */
export const surveyRedirect = async (
  resolver: Resolver,
  domain: string,
  domainSpec: string,
): Promise<SurveyedRedirect | null> => {
  const zone = withText(resolver, domain, `v=spf1 redirect=${domainSpec}`)
  const [[term], tree] = await Promise.all([
    surveyTerms(resolver, domain, [`include:${domainSpec}`]),
    drawSpfTree(zone, domain),
  ])
  if (!term) return null
  const last = tree.known ? decidingNode(tree.value) : null
  return { term, all: last?.terms.find(({ kind }) => kind === 'all')?.qualifier ?? null }
}
