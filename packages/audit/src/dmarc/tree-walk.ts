/*
 * The DNS Tree Walk of RFC 9989 §4.10 and the Organizational Domain found by it (§4.10.2), as a judgement over answers: a
 * receiver asks one name after the other, an audit asks all of them at once and judges in the same order.
 */
import { type Fact, known, mapFact, type Problem } from '../evidence.ts'
import { type Answer, nameKey, type Resolver } from '../resolver.ts'
import { type DmarcProblem, type DmarcRecord, parseDmarc } from './parse.ts'

const MAX_NAMES = 8
const MAX_NAME = 253

/** One record as published, and as read. */
export interface PublishedRecord {
  readonly text: string
  readonly record: DmarcRecord
  readonly problems: readonly Problem<DmarcProblem>[]
}

/** What stands at one name: DMARC records, and other texts, which receivers pass over. */
export interface WalkAnswer {
  readonly records: readonly PublishedRecord[]
  readonly others: readonly string[]
}

/** One name of the walk. */
export interface WalkStep {
  readonly domain: string
  /** The name asked for. */
  readonly name: string
  readonly answer: Fact<WalkAnswer>
  /** `several`: all of them are discarded (§4.10). */
  readonly outcome: 'record' | 'several' | 'none' | 'unanswered'
  /** The walk had stopped below this name, so that nothing here counts. */
  readonly isBeyond: boolean
}

export interface Walk {
  readonly domain: string
  /** From the domain upwards. */
  readonly steps: readonly WalkStep[]
  /** Not known where a name that decides about it gave no answer. */
  readonly orgDomain: Fact<string>
  /** The Public Suffix Domain whose `psd=y` ended the walk, above the domain itself; null when there is none. */
  readonly suffix: WalkStep | null
  /** The answer to the `_dmarc` name proves that the domain exists (RFC 8020). */
  readonly provesExistence: boolean
}

/** Whether a name can be asked for at all: what cannot is not published either. */
export const isAskable = (name: string): boolean =>
  name.length <= MAX_NAME && name.split('.').every((label) => /^[\w-]{1,63}$/.test(label))

/** The domains of the walk from `domain`, the longest first; at most eight, by the shortcut of §4.10 step 4. */
export const walkDomains = (domain: string): string[] => {
  const labels = domain.split('.')
  const above = labels.slice(labels.length < MAX_NAMES ? 1 : labels.length - MAX_NAMES + 1)
  return [domain, ...above.map((_, at) => above.slice(at).join('.'))]
}

const read = ({ records }: Answer): WalkAnswer => {
  const found: PublishedRecord[] = []
  const others: string[] = []
  for (const text of records) {
    const { value, problems } = parseDmarc(text)
    if (value) found.push({ text, record: value, problems })
    else others.push(text)
  }
  return { records: found, others }
}

const outcomeOf = (answer: Fact<WalkAnswer>): WalkStep['outcome'] => {
  if (!answer.known) return 'unanswered'
  const { length } = answer.value.records
  return length === 1 ? 'record' : length === 0 ? 'none' : 'several'
}

/** The one record of a step; null when there is none, several, or no answer. */
export const recordOf = ({ answer, outcome }: WalkStep): PublishedRecord | null =>
  outcome === 'record' && answer.known ? (answer.value.records[0] ?? null) : null

const suffixOf = (step: WalkStep): 'y' | 'n' | 'u' => recordOf(step)?.record.publicSuffix ?? 'u'

/** The name one label below `ancestor`, on the way to `domain`. */
const oneLabelBelow = (domain: string, ancestor: string): string =>
  domain
    .split('.')
    .slice(-ancestor.split('.').length - 1)
    .join('.')

/** §4.10.2, over the steps up to the stop. */
const orgDomainOf = (domain: string, steps: readonly WalkStep[]): Fact<string> => {
  const last = steps.findLast(({ outcome }) => outcome === 'record')
  const isSuffix = last !== undefined && last.domain !== domain && suffixOf(last) === 'y'
  const found = isSuffix ? oneLabelBelow(domain, last.domain) : (last?.domain ?? domain)
  for (const { domain: name, answer } of steps) {
    if (answer.known) continue
    // A server asked for its own zones alone refuses the top-level domain above them. Only a registry publishes there, with
    // psd=y: what it would make of the name is then what was found.
    const isBeside = answer.reason === 'refused' && !name.includes('.') && oneLabelBelow(domain, name) === found
    if (!isBeside) return answer // it may hold psd=n, or be the highest record
  }
  return known(found)
}

/**
 * Asks for the TXT records of every name of the walk at once and judges them. `domain` is in A-labels. Never rejects: names
 * that gave no answer are facts of the steps.
 */
export const walkTree = async (domain: string, resolver: Resolver): Promise<Walk> => {
  const start = nameKey(domain)
  const asked = walkDomains(start).filter((above) => isAskable(`_dmarc.${above}`))
  const facts = await Promise.all(asked.map((above) => resolver.query(`_dmarc.${above}`, 'TXT')))
  let isBeyond = false
  const steps = facts.map((fact, at): WalkStep => {
    const above = asked[at] ?? start
    const answer = mapFact(fact, read)
    const step = { domain: above, name: `_dmarc.${above}`, answer, outcome: outcomeOf(answer), isBeyond }
    isBeyond ||= suffixOf(step) !== 'u'
    return step
  })
  const walked = steps.filter((step) => !step.isBeyond)
  const own = asked[0] === start ? facts[0] : undefined
  return {
    domain: start,
    steps,
    orgDomain: orgDomainOf(start, walked),
    suffix: walked.find((step) => step.domain !== start && suffixOf(step) === 'y') ?? null,
    provesExistence: own?.known === true && own.value.status !== 'nxdomain',
  }
}
