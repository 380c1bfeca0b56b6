/* Everything that the SPF part of a plan has to ask besides the audit: all of it at once. */
import type { Evidence } from '../../evidence.ts'
import { type Resolver, withCache } from '../../resolver.ts'
import { parseSpf } from '../../spf/parse.ts'
import type { PlanContext } from '../step.ts'
import { NO_SUCH_LABEL } from '../zone-after.ts'
import { type Additions, additionsFor, type SeenSender, surveyProviders } from './additions.ts'
import type { SurveyedRecord } from './fold-records.ts'
import { providerTerms, returnPathDomain } from './provider-terms.ts'
import { type ReadRecord, readRecord } from './read-record.ts'
import { type Source, sourceOf } from './source.ts'
import { type SurveyedTerm, surveyRedirect, surveyTerms } from './survey.ts'
import { bareTerm } from './tidy.ts'

const surveyRecord = async (resolver: Resolver, domain: string, read: ReadRecord): Promise<SurveyedRecord> => {
  const [terms, ignored, redirect] = await Promise.all([
    surveyTerms(resolver, domain, read.terms),
    surveyIgnored(resolver, domain, read),
    read.redirect === null ? null : surveyRedirect(resolver, domain, read.redirect),
  ])
  return { read, terms, ignored, redirect: redirect?.term ?? null, redirectAll: redirect?.all ?? null }
}

const surveyIgnored = async (resolver: Resolver, domain: string, { ignored }: ReadRecord) => {
  const found = await Promise.all(
    ignored.map(async (read) => ({ read, terms: await surveyTerms(resolver, domain, [read.text]) })),
  )
  return found.flatMap(({ read, terms }) => terms.map((term) => ({ read, term })))
}

const recordsAt = async (resolver: Resolver, name: string, type: 'CNAME' | 'TXT'): Promise<readonly string[]> => {
  const fact = await resolver.query(name, type)
  return fact.known ? fact.value.records : []
}

const wildcardTexts = (resolver: Resolver, domain: string): Promise<readonly string[]> => {
  const parent = domain.slice(domain.indexOf('.') + 1)
  return parent.includes('.') ? recordsAt(resolver, `${NO_SUCH_LABEL}.${parent}`, 'TXT') : Promise.resolve([])
}

const seenSender = ({ message }: Evidence): SeenSender => {
  const facts = message.known ? message.value : null
  return { ip: facts?.ip ?? null, returnPath: returnPathDomain(facts) }
}

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** Names in the domain itself that an `a` stands for, unless an alias leads them to the hosts of somebody else. */
const ownNames = async (
  resolver: Resolver,
  domain: string,
  reads: readonly ReadRecord[],
): Promise<ReadonlySet<string>> => {
  const names = reads.flatMap(({ terms }) =>
    parseSpf(['v=spf1', ...terms].join(' ')).value.mechanisms.flatMap((term) =>
      term.kind === 'a' ? [(term.domainSpec ? (term.domainSpec.name ?? '') : domain).toLowerCase()] : [],
    ),
  )
  const own = [...new Set(names)].filter((name) => isWithin(name, domain))
  const aliases = await Promise.all(own.map((name) => resolver.query(name, 'CNAME')))
  return new Set(own.filter((_name, at) => aliases[at]?.known === true && aliases[at].value.records.length === 0))
}

/** `a` and `mx` terms that stand for hosts named in the domain itself: the user knows when their addresses change. */
const ownHostsOf = (
  records: readonly SurveyedRecord[],
  names: ReadonlySet<string>,
  { mx }: Evidence,
  domain: string,
): ReadonlySet<string> => {
  const hosts = mx.known ? mx.value.hosts.map(({ host }) => host.toLowerCase()) : []
  const isOwnMx = hosts.length > 0 && hosts.every((host) => isWithin(host, domain))
  const isOwn = ({ kind, target }: SurveyedTerm) => {
    const name = target?.toLowerCase() ?? ''
    return kind === 'a' ? names.has(name) : kind === 'mx' && name === domain && isOwnMx
  }
  return new Set(records.flatMap(({ terms }) => terms.filter(isOwn).map(({ text }) => text)))
}

/** What is known of a domain and of those who send for it. */
export interface Gathered {
  readonly source: Source
  readonly records: readonly SurveyedRecord[]
  readonly additions: Additions
  /** Terms of services in use, as `bareTerm` writes them. */
  readonly keep: ReadonlySet<string>
  /** `a` and `mx` terms whose hosts are the user’s own. */
  readonly ownHosts: ReadonlySet<string>
  /** Where an alias at the domain leads. */
  readonly alias: string | null
  /** What a wildcard beside the domain gives. */
  readonly wildcard: readonly string[]
}

/** Reads what is published, and asks what it leads to. */
export const gatherSpf = async (context: PlanContext): Promise<Gathered> => {
  const { domain, evidence, providers } = context
  const resolver = withCache(context.resolver)
  const source = sourceOf(evidence, domain)
  const reads = source.texts.map(readRecord).filter((read) => read !== null)
  const terms = providerTerms(providers, domain)
  const [records, surveyed, [alias = null], wildcard, names] = await Promise.all([
    Promise.all(reads.map((read) => surveyRecord(resolver, domain, read))),
    surveyProviders(resolver, domain, terms),
    recordsAt(resolver, domain, 'CNAME'),
    wildcardTexts(resolver, domain),
    ownNames(resolver, domain, reads),
  ])
  const keep = new Set(terms.flatMap(({ variants }) => variants.flat().map(bareTerm)))
  const additions = additionsFor(surveyed, seenSender(evidence), domain)
  const ownHosts = ownHostsOf(records, names, evidence, domain)
  return { source, records, additions, keep, ownHosts, alias, wildcard }
}
