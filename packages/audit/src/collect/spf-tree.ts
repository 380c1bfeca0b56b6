/*
 * Draws the tree of an SPF record and all it leads to, whatever the address: everything is asked as soon as it is known.
 * What depends on the message (`%{i}` and the like) has no target; `%{d}` is known, and `%{o}` is the audited domain.
 */
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import type { Answer, RecordType, Resolver } from '../resolver.ts'
import { askableName, isDomain } from '../spf/domain-name.ts'
import { expandMacros } from '../spf/macro.ts'
import type { DomainSpec } from '../spf/macro-string.ts'
import { mailHost } from '../spf/mechanisms.ts'
import { isSpfRecord, parseSpf } from '../spf/parse.ts'
import type { Mechanism, NamedModifier, SpfRecord } from '../spf/record.ts'
import { MAX_LOOKUPS, type SpfNode, type SpfTermNode, voidFor } from '../spf/tree.ts'

interface Drawing {
  readonly resolver: Resolver
  readonly domain: string
  questionsLeft: number
}

/** A hostile record must not make us ask the whole world. */
const MAX_QUESTIONS = 200

const ask = async (drawing: Drawing, name: string, type: RecordType): Promise<Fact<Answer>> => {
  if (drawing.questionsLeft === 0) return notKnown('not-asked')
  drawing.questionsLeft -= 1
  return drawing.resolver.query(name, type)
}

const KNOWN_LETTERS = /^[do]*$/

/** The name a term asks for; null when it depends on the message or cannot be asked for. */
const targetOf = (drawing: Drawing, domain: string, spec: DomainSpec | null): string | null => {
  if (!spec) return domain
  if (!KNOWN_LETTERS.test(spec.letters)) return null
  const values = {
    ip: { family: 4, bits: 0 },
    sender: '',
    localPart: '',
    senderDomain: drawing.domain,
    domain,
    helo: '',
    receiver: '',
    time: 0,
    validatedName: '',
  } as const
  return askableName(expandMacros(spec, values))
}

type Voids = SpfTermNode['voidFor']

const isEmpty = ({ records }: Answer): boolean => records.length === 0

/** Void look-ups for senders of both families, from the addresses of some names. */
const voidsOfHosts = async (drawing: Drawing, hosts: readonly string[]): Promise<Voids> => {
  const both = await Promise.all(
    hosts.map((host) => Promise.all([ask(drawing, host, 'A'), ask(drawing, host, 'AAAA')])),
  )
  let ip4 = false
  let ip6 = false
  for (const [a, aaaa] of both) {
    if (!a.known) return a
    if (!aaaa.known) return aaaa
    ip4 ||= isEmpty(a.value)
    ip6 ||= isEmpty(aaaa.value)
  }
  return voidFor(ip4, ip6)
}

const voidsOfMx = async (drawing: Drawing, name: string): Promise<Voids> => {
  const fact = await ask(drawing, name, 'MX')
  if (!fact.known) return fact
  if (isEmpty(fact.value)) return voidFor(true, true)
  const hosts = fact.value.records.slice(0, MAX_LOOKUPS).map(mailHost)
  return voidsOfHosts(
    drawing,
    hosts.filter((host) => host !== null),
  )
}

const voidsOf = async (drawing: Drawing, kind: SpfTermNode['kind'], target: string | null): Promise<Voids> => {
  if (target === null) return voidFor(false, false)
  if (kind === 'a') return voidsOfHosts(drawing, [target])
  if (kind === 'mx') return voidsOfMx(drawing, target)
  if (kind === 'exists') return mapVoid(await ask(drawing, target, 'A'))
  return kind === 'include' || kind === 'redirect' ? mapVoid(await ask(drawing, target, 'TXT')) : voidFor(false, false)
}

const mapVoid = (fact: Fact<Answer>): Voids => (fact.known ? voidFor(isEmpty(fact.value), isEmpty(fact.value)) : fact)

const isLiteral = (kind: SpfTermNode['kind']): boolean => kind === 'all' || kind === 'ip4' || kind === 'ip6'

const drawTerm = async (
  drawing: Drawing,
  path: readonly string[],
  domain: string,
  term: Mechanism | NamedModifier,
): Promise<SpfTermNode> => {
  const { text, offset, kind } = term
  const qualifier = 'qualifier' in term ? term.qualifier : null
  const own = { text, offset, kind, qualifier, count: 0, isMatch: null }
  if (isLiteral(kind)) return { ...own, target: null, cost: 0, voidFor: voidFor(false, false), node: null }
  const spec = 'domainSpec' in term ? term.domainSpec : null
  const target = targetOf(drawing, domain, spec)
  const leads = kind === 'include' || kind === 'redirect'
  const dependsOnMessage = spec !== null && !KNOWN_LETTERS.test(spec.letters)
  const [voids, node] = await Promise.all([
    voidsOf(drawing, kind, target),
    leads && !dependsOnMessage ? drawNode(drawing, path, target ?? '') : null,
  ])
  return { ...own, target, cost: 1, voidFor: voids, node }
}

/** Terms in the order in which they are judged: what stands after `all` is never reached, nor is `redirect` beside it. */
const judgedTerms = ({ mechanisms, redirect }: SpfRecord): (Mechanism | NamedModifier)[] => {
  const all = mechanisms.findIndex(({ kind }) => kind === 'all')
  if (all >= 0) return mechanisms.slice(0, all + 1)
  return redirect ? [...mechanisms, redirect] : [...mechanisms]
}

const bare = (domain: string, state: SpfNode['state']): SpfNode => ({
  domain,
  state,
  record: null,
  problems: [],
  terms: [],
  result: null,
})

const drawNode = async (drawing: Drawing, path: readonly string[], domain: string): Promise<Fact<SpfNode>> => {
  const key = domain.toLowerCase()
  if (path.includes(key)) return known(bare(domain, 'loop'))
  if (!isDomain(domain)) return known(bare(domain, 'not-a-name'))
  // No check goes deeper: each step down has cost one look-up.
  if (path.length > MAX_LOOKUPS) return notKnown('not-asked')
  const fact = await ask(drawing, domain, 'TXT')
  if (!fact.known) return fact
  const [text, ...more] = fact.value.records.filter(isSpfRecord)
  if (text === undefined) return known(bare(domain, 'missing'))
  if (more.length > 0) return known(bare(domain, 'several'))
  const { value, problems } = parseSpf(text)
  const below = [...path, key]
  const terms = await Promise.all(judgedTerms(value).map((term) => drawTerm(drawing, below, domain, term)))
  return known<SpfNode>({ domain, state: 'found', record: text, problems, terms, result: null })
}

/** Counts the look-ups in the order in which a check meets them. */
const numbered = (node: SpfNode, counter: { count: number }): SpfNode => ({
  ...node,
  terms: node.terms.map((term) => {
    counter.count += term.cost
    const { count } = counter
    return { ...term, count, node: term.node && mapFact(term.node, (child) => numbered(child, counter)) }
  }),
})

/** The tree of a domain; `state` tells when there is no record, or several. */
export const drawSpfTree = async (resolver: Resolver, domain: string): Promise<Fact<SpfNode>> => {
  const drawing: Drawing = { resolver, domain, questionsLeft: MAX_QUESTIONS }
  return mapFact(await drawNode(drawing, [], domain), (node) => numbered(node, { count: 0 }))
}
