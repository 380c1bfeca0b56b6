import type { AuditInput } from '../audit-input.ts'
import { type Fact, known, mapFact } from '../evidence.ts'
import type { FormFacts, RecordKind, SearchedPlace, TextsAtName } from '../forms/facts.ts'
import { isMeantAs } from '../forms/repair.ts'
import { nameKey, type Resolver } from '../resolver.ts'

const MAX_NAME = 253
const MAX_SELECTORS = 10
const MAX_ANCESTORS = 3
/** Nobody publishes this name: what stands there comes from a wildcard (RFC 4592). */
const NOBODY = 'bien-recu-asks-for-wildcards'

type Place = Pick<SearchedPlace, 'kind' | 'fault' | 'name' | 'rightName'> & { readonly zone: string }

const isAskable = (name: string): boolean =>
  name.length <= MAX_NAME && name.split('.').every(({ length }) => length <= 63)

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** Names of keys that a message or the user named, under the domain that is audited. */
const keyNames = ({ domain, message, selectors }: AuditInput): string[] => {
  const signed = (message?.signatures ?? []).filter((signature) => isWithin(nameKey(signature.domain), domain))
  const names = [
    ...signed.map((signature) => nameKey(`${signature.selector}._domainkey.${signature.domain}`)),
    ...selectors.map((selector) => nameKey(`${selector}._domainkey.${domain}`)),
  ]
  return [...new Set(names)].filter(isAskable).slice(0, MAX_SELECTORS)
}

/** The zones that a form may add to a name: the domain itself and those above it, without the top-level one. */
const zonesOf = (domain: string): string[] => {
  const labels = domain.split('.')
  const zones = labels.map((_, index) => labels.slice(index).join('.'))
  return zones.slice(0, Math.max(1, Math.min(MAX_ANCESTORS, labels.length - 1)))
}

const doubledPlaces = (domain: string, keys: readonly string[]): Place[] => {
  const rights: [RecordKind, string][] = [
    ['spf', domain],
    ['dmarc', `_dmarc.${domain}`],
    ...keys.map((name): [RecordKind, string] => ['dkim', name]),
  ]
  return zonesOf(domain).flatMap((zone) =>
    rights.map(([kind, rightName]): Place => ({
      kind,
      fault: 'doubled',
      name: `${rightName}.${zone}`,
      rightName,
      zone,
    })),
  )
}

const besidePlaces = (domain: string, keys: readonly string[]): Place[] => {
  const place = (kind: RecordKind, name: string, rightName: string): Place => ({
    kind,
    fault: 'wrong-name',
    name,
    rightName,
    zone: domain,
  })
  return [
    ...['_spf', 'spf', 'www', '_dmarc'].map((label) => place('spf', `${label}.${domain}`, domain)),
    // DMARC at the domain itself belongs to dmarc/wrong-place.
    place('dmarc', `dmarc.${domain}`, `_dmarc.${domain}`),
    ...keys.flatMap((name) =>
      ['.', '_domainkey.'].map((middle) => place('dkim', name.replace('._domainkey.', middle), name)),
    ),
  ]
}

const textsAt = async (resolver: Resolver, name: string): Promise<Fact<readonly string[]>> =>
  mapFact(await resolver.query(name, 'TXT'), ({ records }) => records)

const isAlias = async (resolver: Resolver, name: string): Promise<Fact<boolean>> =>
  mapFact(await resolver.query(name, 'CNAME'), ({ records }) => records.length > 0)

/** What stands at `www` by an alias is the record of somebody else. */
const ownTextsAt = async (resolver: Resolver, { name, zone }: Place): Promise<Fact<readonly string[]>> => {
  const [texts, alias] = await Promise.all([
    textsAt(resolver, name),
    name === `www.${zone}` ? isAlias(resolver, name) : known(false),
  ])
  if (!texts.known || texts.value.length === 0) return texts
  return mapFact(alias, (isOfAnother) => (isOfAnother ? [] : texts.value))
}

const search = async (resolver: Resolver, place: Place): Promise<SearchedPlace> => {
  const { kind, fault, name, rightName, zone } = place
  const [texts, wildcard, right] = await Promise.all([
    ownTextsAt(resolver, place),
    textsAt(resolver, `${NOBODY}.${zone}`),
    textsAt(resolver, rightName),
  ])
  const meant = mapFact(texts, (records) => records.filter((record) => isMeantAs(kind, record)))
  const records =
    meant.known && meant.value.length > 0
      ? mapFact(wildcard, (given) => meant.value.filter((record) => !given.includes(record)))
      : meant
  const isRightNameFilled = mapFact(right, (found) => found.some((record) => isMeantAs(kind, record)))
  return { kind, fault, name, records, rightName, isRightNameFilled }
}

/** Looks where forms of DNS hosts put records by mistake, all at once: nothing here waits for an answer. */
export const collectForms = async (input: AuditInput): Promise<FormFacts> => {
  const { domain, resolver } = input
  const keys = keyNames(input)
  const rights: { kind: RecordKind; name: string }[] = [
    { kind: 'spf', name: domain },
    { kind: 'dmarc', name: `_dmarc.${domain}` },
    ...keys.map((name) => ({ kind: 'dkim', name }) as const),
  ]
  const places = [...doubledPlaces(domain, keys), ...besidePlaces(domain, keys)].filter(({ name }) => isAskable(name))
  const [searchedPlaces, formTexts] = await Promise.all([
    Promise.all(places.map((place) => search(resolver, place))),
    Promise.all(
      rights.map(async ({ kind, name }): Promise<TextsAtName> => {
        const records = await textsAt(resolver, name)
        return { kind, name, records }
      }),
    ),
  ])
  return { searchedPlaces: known(searchedPlaces), formTexts: known(formTexts) }
}
