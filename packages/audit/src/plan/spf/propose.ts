/* The SPF part of a plan: asks what is missing, composes the record, and tells what it would change. */
import type { Evidence } from '../../evidence.ts'
import { type Resolver, withCache } from '../../resolver.ts'
import { txtAnswerSize } from '../../spf/answer-size.ts'
import { MAX_LOOKUPS } from '../../spf/tree.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import { type Additions, additionsFor, type SeenSender, surveyProviders } from './additions.ts'
import { type Composed, composeRecord, type Waiting } from './compose.ts'
import { type Draft, recordText, type SurveyedRecord } from './fold-records.ts'
import { providerTerms, returnPathDomain } from './provider-terms.ts'
import { type ReadRecord, readRecord } from './read-record.ts'
import { withNetworksMerged } from './shorten.ts'
import { type Source, sourceOf } from './source.ts'
import { type SurveyedTerm, surveyRedirect, surveyTerms } from './survey.ts'

/** What is to be published of SPF, and what it would lead to. */
export interface SpfProposal {
  readonly domain: string
  /** Where an alias (CNAME) at the domain leads: then the record is not the user’s to change. */
  readonly alias: string | null
  /** The record that is nothing but a `redirect` to this domain, where its fault is there; null otherwise. */
  readonly keeper: string | null
  /** What the record takes the place of. */
  readonly before: readonly string[]
  readonly after: string
  /** Empty where nothing has to change. */
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
  readonly lookups: { readonly before: number; readonly after: number }
  readonly voids: { readonly before: number; readonly after: number }
  /** Octets of the TXT answer. */
  readonly size: number
  /** Services that would push the record over the limit of look-ups: they wait for the user’s word. */
  readonly waiting: readonly Waiting[]
  /** Terms that cost look-ups, and are not of a service in use: only the user knows whether they are needed. */
  readonly doubtful: readonly SurveyedTerm[]
  /** The alternative with includes replaced by addresses; null where it is not needed, or does not help. */
  readonly flat: { readonly after: string; readonly changes: readonly PlanChange[]; readonly lookups: number } | null
}

const COMFORTABLE_SIZE = 450
const ANSWER_LIMIT = 512

const surveyRecord = async (resolver: Resolver, domain: string, read: ReadRecord): Promise<SurveyedRecord> => {
  const [terms, redirect] = await Promise.all([
    surveyTerms(resolver, domain, read.terms),
    read.redirect === null ? null : surveyRedirect(resolver, domain, read.redirect),
  ])
  return { read, terms, redirect: redirect?.term ?? null, redirectAll: redirect?.all ?? null }
}

const recordsAt = async (resolver: Resolver, name: string, type: 'CNAME' | 'TXT'): Promise<readonly string[]> => {
  const fact = await resolver.query(name, type)
  return fact.known ? fact.value.records : []
}

/** Nobody publishes this name: what stands there comes from a wildcard (RFC 4592). */
const NOBODY = 'bien-recu-asks-for-wildcards'

const wildcardTexts = (resolver: Resolver, domain: string): Promise<readonly string[]> => {
  const parent = domain.slice(domain.indexOf('.') + 1)
  return parent.includes('.') ? recordsAt(resolver, `${NOBODY}.${parent}`, 'TXT') : Promise.resolve([])
}

const seenSender = ({ message }: Evidence): SeenSender => {
  const facts = message.known ? message.value : null
  return { ip: facts?.ip ?? null, returnPath: returnPathDomain(facts) }
}

const FOR_EVERYBODY = /^\+?(?:all|ip[46]:.*\/0)$/i

const isSenderPassed = ({ spfCheck }: Evidence): boolean => {
  const check = spfCheck.known ? spfCheck.value : null
  return check?.result === 'pass' && !FOR_EVERYBODY.test(check.matched ?? 'all')
}

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** `a` and `mx` that stand for hosts named in the domain itself: the user knows when their addresses change. */
const ownHostsOf = (records: readonly SurveyedRecord[], evidence: Evidence, domain: string): ReadonlySet<string> => {
  const hosts = evidence.mx.known ? evidence.mx.value.hosts.map(({ host }) => host.toLowerCase()) : []
  const isOwnMx = hosts.length > 0 && hosts.every((host) => isWithin(host, domain))
  const isOwn = ({ kind, target }: SurveyedTerm) => {
    const name = target?.toLowerCase() ?? ''
    return kind === 'a' ? isWithin(name, domain) : kind === 'mx' && name === domain && isOwnMx
  }
  return new Set(records.flatMap(({ terms }) => terms.filter(isOwn).map(({ text }) => text)))
}

interface Surveyed {
  readonly source: Source
  readonly records: readonly SurveyedRecord[]
  readonly additions: Additions
  readonly keep: ReadonlySet<string>
  readonly alias: string | null
  readonly wildcard: readonly string[]
}

/** Everything that has to be asked, at once. */
const survey = async (context: PlanContext): Promise<Surveyed> => {
  const { domain, evidence, providers } = context
  const resolver = withCache(context.resolver)
  const source = sourceOf(evidence, domain)
  const reads = source.texts.map(readRecord).filter((read) => read !== null)
  const terms = providerTerms(providers, domain)
  const [records, surveyed, [alias = null], wildcard] = await Promise.all([
    Promise.all(reads.map((read) => surveyRecord(resolver, domain, read))),
    surveyProviders(resolver, domain, terms),
    recordsAt(resolver, domain, 'CNAME'),
    wildcardTexts(resolver, domain),
  ])
  const keep = new Set(terms.flatMap(({ variants }) => variants.flat()))
  return { source, records, additions: additionsFor(surveyed, seenSender(evidence), domain), keep, alias, wildcard }
}

const sizeOf = (domain: string, { all, published }: Source, after: string): number =>
  txtAnswerSize(domain, [...all.filter((text) => !published.includes(text)), after])

const shortened = (domain: string, source: Source, draft: Draft, changes: PlanChange[]): Draft =>
  sizeOf(domain, source, recordText(draft)) > COMFORTABLE_SIZE ? withNetworksMerged(draft, changes) : draft

const editsFor = (domain: string, { published, edits }: Source, after: string): PlanEdit[] => {
  const before = published.filter((text) => text !== after)
  const added = published.includes(after) ? [] : [after]
  const own: PlanEdit[] = before.length + added.length > 0 ? [{ name: domain, type: 'TXT', before, after: added }] : []
  return [...own, ...edits]
}

const costsOf = (records: readonly SurveyedRecord[]): { lookups: number; voids: number } => {
  const terms = records.flatMap((record) => (record.redirect ? [...record.terms, record.redirect] : record.terms))
  const lookups = terms.reduce((sum, term) => sum + term.lookups, 0)
  return { lookups, voids: terms.reduce((sum, term) => sum + term.voids.ip4, 0) }
}

/** What is said beside the changes: it changes nothing itself. */
const notesFor = (
  { source, additions, wildcard }: Surveyed,
  composed: Composed,
  size: number,
): readonly PlanChange[] => {
  const notes: PlanChange[] = []
  for (const { provider, terms } of composed.waiting) {
    const lookups = terms.reduce((sum, term) => sum + term.lookups, 0)
    notes.push({ code: 'provider-waits', params: { provider: provider.name, lookups } })
  }
  for (const { name } of additions.unusable) notes.push({ code: 'provider-unknown', params: { provider: name } })
  if (composed.lookups > MAX_LOOKUPS) notes.push({ code: 'still-over', params: { lookups: composed.lookups } })
  if (size > ANSWER_LIMIT) notes.push({ code: 'too-long', params: { size } })
  const isFromWildcard = source.published.length > 0 && source.published.every((text) => wildcard.includes(text))
  if (isFromWildcard) notes.push({ code: 'from-wildcard', params: {} })
  return notes
}

const flatOf = (domain: string, source: Source, { flat }: Composed): SpfProposal['flat'] => {
  if (!flat) return null
  const changes = [...flat.changes]
  const draft = shortened(domain, source, flat.draft, changes)
  return { after: recordText(draft), changes, lookups: flat.lookups }
}

const make = async (context: PlanContext): Promise<SpfProposal | null> => {
  const { domain, evidence, wishes } = context
  if (!evidence.spfRecords.known) return null
  const found = await survey(context)
  const { source, records, additions, keep, alias } = found
  if (records.length === 0 && additions.wanted.length === 0 && additions.address === null) return null
  const ownHosts = ownHostsOf(records, evidence, domain)
  const composed = composeRecord({
    records,
    additions,
    wishes,
    ownHosts,
    keep,
    isSenderPassed: isSenderPassed(evidence),
  })
  if (records.length === 0 && composed.draft.terms.length === 0) return null
  const changes: PlanChange[] = [...source.changes, ...composed.changes]
  const draft = shortened(domain, source, composed.draft, changes)
  const isChanged = changes.length > 0
  const [single = ''] = source.published
  const after = isChanged ? recordText(draft) : single
  const size = sizeOf(domain, source, after)
  const costs = costsOf(records)
  const isDoubtful = ({ text, lookups }: SurveyedTerm) =>
    lookups > 0 && !keep.has(text) && !wishes.usedTerms.includes(text)
  const redirect = draft.terms.length === 0 && draft.redirect !== null ? (records[0]?.redirect ?? null) : null
  const isFaultElsewhere = redirect !== null && (redirect.state === 'faulty' || composed.lookups > MAX_LOOKUPS)
  return {
    domain,
    alias,
    keeper: isFaultElsewhere ? redirect.target : null,
    before: source.published,
    after,
    edits: isChanged ? editsFor(domain, source, after) : [],
    changes: [...changes, ...notesFor(found, composed, size)],
    lookups: { before: costs.lookups, after: composed.lookups },
    voids: { before: costs.voids, after: composed.voids },
    size,
    waiting: composed.waiting,
    doubtful: draft.terms.filter(isDoubtful),
    flat: flatOf(domain, source, composed),
  }
}

const made = new WeakMap<PlanContext, Promise<SpfProposal | null>>()

/**
 * What is to be published of SPF at the domain; null where its records are not known, or where it sends nothing. Made once
 * for each context.
 */
export const proposeSpf = (context: PlanContext): Promise<SpfProposal | null> => {
  const before = made.get(context)
  if (before) return before
  const proposal = make(context)
  made.set(context, proposal)
  return proposal
}
