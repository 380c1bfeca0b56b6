import type { AuditInput } from '../audit-input.ts'
import type { DkimFacts, DkimKeyFacts, DkimSearch, DkimWildcard } from '../dkim/facts.ts'
import { keyProvider, loadProviders, type ProviderKnowledge } from '../dkim/key-provider.ts'
import { parseDkimKey } from '../dkim/parse-key.ts'
import { isRelated } from '../dkim/related-domain.ts'
import { type Fact, known, mapFact, notKnown } from '../evidence.ts'
import { nameKey, type Resolver } from '../resolver.ts'
import { parseSpf } from '../spf/parse.ts'

/** Nobody makes this one: whatever it answers, every other name answers too. */
const NO_SUCH_SELECTOR = 'bienrecu-q7x2v9k4'

/** A message may bear any number; receivers do not check them all either (RFC 6376 §6.1). */
const MOST_SIGNATURES = 20

type Place = Pick<DkimKeyFacts, 'selector' | 'domain' | 'origin'>
type FoundAt = Pick<DkimKeyFacts, 'records' | 'keys' | 'alias'>

const nameOf = ({ selector, domain }: Pick<Place, 'selector' | 'domain'>): string => `${selector}._domainkey.${domain}`

const askRecords = async (resolver: Resolver, name: string): Promise<Pick<FoundAt, 'records' | 'keys'>> => {
  const records = mapFact(await resolver.query(name, 'TXT'), (answer) => answer.records)
  return { records, keys: mapFact(records, (texts) => texts.map(parseDkimKey)) }
}

const askAlias = async (resolver: Resolver, name: string): Promise<FoundAt['alias']> =>
  mapFact(await resolver.query(name, 'CNAME'), ({ records }) => records[0] ?? null)

/** What stands at the name of a key: its records, read, and the alias that leads to them. */
export const askKey = async (resolver: Resolver, name: string): Promise<FoundAt> => {
  const [found, alias] = await Promise.all([askRecords(resolver, name), askAlias(resolver, name)])
  return { ...found, alias }
}

/** Where no alias is usual, one is looked for only beside a record: one question out of two is spared. */
const askOneByOne = async (resolver: Resolver, name: string): Promise<FoundAt> => {
  const { records, keys } = await askRecords(resolver, name)
  const isThere = records.known && records.value.length > 0
  return { records, keys, alias: isThere ? await askAlias(resolver, name) : known(null) }
}

/** People paste the whole name: `google._domainkey.example.org` means `google`. */
const bareSelector = (selector: string): string =>
  nameKey(`${nameKey(selector.trim())}.`.split('._domainkey.')[0] ?? '')

/** Keys that the message or the user names, each name once. */
const namedPlaces = ({ domain, message, selectors }: AuditInput): Place[] => {
  const places: Place[] = [
    ...(message?.signatures ?? []).slice(0, MOST_SIGNATURES).map((signature): Place => ({
      selector: nameKey(signature.selector),
      domain: nameKey(signature.domain),
      origin: 'message',
    })),
    ...selectors.map((selector): Place => ({ selector: bareSelector(selector), domain, origin: 'given' })),
  ]
  return places.filter(
    (place, index) =>
      // A signature field that lacks a tag names no key.
      place.selector !== '' &&
      place.domain !== '' &&
      places.findIndex((other) => nameOf(other) === nameOf(place)) === index,
  )
}

/** Ids of the providers that MX and SPF of the domain betray. */
const suspectedProviders = async (
  { domain, resolver }: AuditInput,
  { detectMailProviders }: ProviderKnowledge,
): Promise<string[]> => {
  const [mx, txt] = await Promise.all([resolver.query(domain, 'MX'), resolver.query(domain, 'TXT')])
  const terms = (txt.known ? txt.value.records : []).flatMap((record) => parseSpf(record).value.terms)
  const spfIncludes = terms.flatMap((term) =>
    (term.kind === 'include' || term.kind === 'redirect') && term.domainSpec.name !== null
      ? [term.domainSpec.name]
      : [],
  )
  const hosts = (mx.known ? mx.value.records : []).map((record) => record.split(' ')[1] ?? '')
  return detectMailProviders({ mx: hosts, spfIncludes }).map(({ id }) => id)
}

/** A guess proves something when it finds a key, or an alias, that not every name under `_domainkey` has. */
const isFinding = ({ records, keys, alias }: FoundAt, wildcard: DkimWildcard | null): boolean => {
  const texts = records.known ? records.value : []
  const hasKey = (keys.known ? keys.value : []).some(
    ({ value: { publicKey, version } }, index) =>
      (publicKey !== null || version !== null) && !wildcard?.records.includes(texts[index] ?? ''),
  )
  return hasKey || (wildcard === null && alias.known && alias.value !== null)
}

const wildcardOf = ({ records, alias }: FoundAt): Fact<DkimWildcard | null> => {
  if (!records.known) return records
  if (!alias.known) return alias
  const isThere = records.value.length > 0 || alias.value !== null
  return known(isThere ? { records: records.value, alias: alias.value } : null)
}

interface Found extends Place, FoundAt {}

/**
 * NXDOMAIN at `_domainkey` means that no key stands below it (RFC 8020 §2): resolvers that hold to it find none there even
 * if a broken server has one. It spares everybody some fifty questions.
 */
const isEmptyBelow = async ({ domain, resolver }: AuditInput): Promise<boolean> => {
  const answer = await resolver.query(`_domainkey.${domain}`, 'TXT')
  return answer.known && answer.value.status === 'nxdomain'
}

/** Tries the usual selectors and those of the suspected providers, once it is known that there can be any. */
const searchKeys = async (
  input: AuditInput,
  knowledge: ProviderKnowledge,
  named: readonly Place[],
): Promise<{ found: Found[]; search: Fact<DkimSearch> }> => {
  const { domain, resolver } = input
  const asked = new Set(named.map(nameOf))
  const guess = (ids: readonly string[]): Promise<Found>[] =>
    knowledge.selectorsToTry(ids).flatMap(({ selector, recordType }) => {
      const name = nameOf({ selector, domain })
      if (asked.has(name)) return []
      asked.add(name)
      const ask = recordType === 'CNAME' ? askKey : askOneByOne
      return [ask(resolver, name).then((found): Found => ({ selector, domain, origin: 'guessed', ...found }))]
    })
  const [isEmpty, ids] = await Promise.all([isEmptyBelow(input), suspectedProviders(input, knowledge)])
  if (isEmpty) return { found: [], search: known<DkimSearch>({ tried: 0, wildcard: known(null) }) }
  const trap = askKey(resolver, nameOf({ selector: NO_SUCH_SELECTOR, domain }))
  const guesses = await Promise.all(guess(ids))
  const wildcard = wildcardOf(await trap)
  const found = guesses.filter((at) => isFinding(at, wildcard.known ? wildcard.value : null))
  const silent = guesses.find(({ records }) => !records.known)?.records
  const search = silent && !silent.known ? silent : known<DkimSearch>({ tried: guesses.length, wildcard })
  return { found, search }
}

/**
 * The keys that sign for the domain. Those named by a message or by the user are asked for at once, those that providers use
 * in the second round trip.
 */
export const collectDkim = async (input: AuditInput): Promise<DkimFacts> => {
  const named = namedPlaces(input)
  const answers = Promise.all(
    named.map(async (place) => ({ ...place, ...(await askKey(input.resolver, nameOf(place))) })),
  )
  const knowledge = await loadProviders()
  const { found, search } = knowledge
    ? await searchKeys(input, knowledge, named)
    : { found: [], search: notKnown('not-asked') }
  const places = [...(await answers), ...found].map((place): DkimKeyFacts => {
    const { selector, domain, origin, records, keys, alias } = place
    const provider = knowledge && keyProvider(knowledge, selector, alias.known ? alias.value : null)
    return { selector, domain, origin, isOwn: isRelated(domain, input.domain), records, keys, alias, provider }
  })
  return { dkim: known(places), dkimSearch: search }
}
