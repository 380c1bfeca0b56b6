/* What stands at the name of a key today, and the edits that lead from there to one record. */
import { askKey } from '../../collect/dkim.ts'
import type { DkimKeyFacts, DkimWildcard } from '../../dkim/facts.ts'
import { keyStatus } from '../../dkim/key-status.ts'
import { parseDkimKey } from '../../dkim/parse-key.ts'
import { known, mapFact } from '../../evidence.ts'
import { nameKey } from '../../resolver.ts'
import type { PlanContext, PlanEdit } from '../step.ts'

/** Records made by nobody but a wildcard are not there: there is nothing to take away. */
export interface Standing {
  readonly name: string
  /** False where the DNS did not answer: nothing is changed blindly. */
  readonly isKnown: boolean
  readonly alias: string | null
  /** TXT records of the name; of the target where there is an alias. */
  readonly texts: readonly string[]
  readonly hasLivingKey: boolean
  /** "p=" of the one key that can be read here. */
  readonly publishedKey: string | null
}

export const keyNameOf = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`

const wildcardOf = ({ evidence: { dkimSearch } }: PlanContext): DkimWildcard | null =>
  dkimSearch.known && dkimSearch.value.wildcard.known ? dkimSearch.value.wildcard.value : null

const isOfWildcard = (wildcard: DkimWildcard | null, alias: string | null, texts: readonly string[]): boolean =>
  wildcard !== null &&
  (alias === null ? wildcard.alias === null : wildcard.alias !== null && nameKey(alias) === nameKey(wildcard.alias)) &&
  texts.every((text) => wildcard.records.includes(text))

type Place = Pick<DkimKeyFacts, 'records' | 'keys' | 'alias'>

/** A loop of aliases is an answer: the alias is there, and no key behind it. */
const isAnswered = ({ records, alias }: Place): boolean =>
  alias.known && (records.known || (alias.value !== null && records.reason === 'cname-loop'))

const onlyKey = ({ keys }: Place): string | null =>
  keys.known && keys.value.length === 1 ? (keys.value[0]?.value.publicKey ?? null) : null

/** The same for what the audit saw already. */
export const standingOf = (context: PlanContext, name: string, place: Place): Standing => {
  const alias = place.alias.known ? place.alias.value : null
  const texts = place.records.known ? place.records.value : []
  const nothing = { name, alias: null, texts: [], hasLivingKey: false, publishedKey: null }
  if (!isAnswered(place)) return { ...nothing, isKnown: false }
  if (isOfWildcard(wildcardOf(context), alias, texts)) return { ...nothing, isKnown: true }
  const hasLivingKey = keyStatus(place) === 'valid'
  return { name, isKnown: true, alias, texts, hasLivingKey, publishedKey: onlyKey(place) }
}

/** Asks what stands at the name. Never rejects. */
export const lookAt = async (context: PlanContext, name: string): Promise<Standing> =>
  standingOf(context, name, await askKey(context.resolver, name))

/** Whether an alias to this name would lead to a key. Where aliases follow there, only the end of them counts. */
export const lookAtTarget = async ({ resolver }: PlanContext, name: string): Promise<Standing> => {
  const records = mapFact(await resolver.query(name, 'TXT'), (answer) => answer.records)
  const place = { records, keys: mapFact(records, (texts) => texts.map(parseDkimKey)), alias: known(null) }
  const texts = records.known ? records.value : []
  const hasLivingKey = keyStatus(place) === 'valid'
  return { name, isKnown: records.known, alias: null, texts, hasLivingKey, publishedKey: onlyKey(place) }
}

/** A record and nothing else at its name: an alias suffers no other record beside it (RFC 1034 §3.6.2). */
export const editsTo = (
  { name, alias, texts }: Standing,
  wanted: { readonly type: 'TXT' | 'CNAME'; readonly value: string },
): readonly PlanEdit[] => {
  const own = alias === null ? texts : []
  const gone = alias === null ? [] : [alias]
  if (wanted.type === 'CNAME') {
    if (alias !== null && nameKey(alias) === nameKey(wanted.value)) return []
    return [
      ...(own.length > 0 ? [{ name, type: 'TXT', before: own, after: [] } as const] : []),
      { name, type: 'CNAME', before: gone, after: [wanted.value] },
    ]
  }
  const others = own.filter((text) => text !== wanted.value)
  if (others.length < own.length) {
    return others.length > 0 ? [{ name, type: 'TXT', before: others, after: [] }] : []
  }
  return [
    ...(gone.length > 0 ? [{ name, type: 'CNAME', before: gone, after: [] } as const] : []),
    { name, type: 'TXT', before: own, after: [wanted.value] },
  ]
}
