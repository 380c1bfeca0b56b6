/* The keys of a domain once a plan is carried out, and what becomes of the signatures of the message with them. */
import { askKey } from '../collect/dkim.ts'
import type { DkimKeyFacts } from '../dkim/facts.ts'
import { keyName } from '../dkim/judge-keys.ts'
import { keyStatus } from '../dkim/key-status.ts'
import type { DkimKey } from '../dkim/parse-key.ts'
import { isRelated } from '../dkim/related-domain.ts'
import type { AuthenticationResult, SignatureFacts } from '../message.ts'
import { nameKey, type Resolver } from '../resolver.ts'
import type { PlanEdit } from './step.ts'

const LABEL = '._domainkey.'

const placesNamed = (edits: readonly PlanEdit[], domain: string): DkimKeyFacts[] =>
  edits.flatMap(({ name }) => {
    const key = nameKey(name)
    const at = key.indexOf(LABEL)
    if (at < 1) return []
    const place = { selector: key.slice(0, at), domain: key.slice(at + LABEL.length) }
    const nothing = { known: false, reason: 'not-asked' } as const
    const facts = { isOwn: isRelated(place.domain, domain), records: nothing, keys: nothing, alias: nothing }
    return [{ ...place, ...facts, origin: 'given', provider: null } satisfies DkimKeyFacts]
  })

/** The places of the audit and those that the edits name; what stands at an edited one is asked anew. */
export const keysAfter = (
  before: readonly DkimKeyFacts[],
  edits: readonly PlanEdit[],
  domain: string,
  resolver: Resolver,
): Promise<readonly DkimKeyFacts[]> => {
  const edited = new Set(edits.map(({ name }) => nameKey(name)))
  const known = new Set(before.map((place) => nameKey(keyName(place))))
  const named = placesNamed(edits, domain).filter((place) => !known.has(keyName(place)))
  const added = new Map(named.map((place) => [keyName(place), place]))
  const anew = async (place: DkimKeyFacts): Promise<DkimKeyFacts> => {
    const found = await askKey(resolver, keyName(place))
    return { ...place, ...found }
  }
  const isEdited = (place: DkimKeyFacts) => edited.has(nameKey(keyName(place)))
  return Promise.all([...before, ...added.values()].map(async (place) => (isEdited(place) ? anew(place) : place)))
}

/** The place of the key that a signature names. */
export const placeOfSignature = (
  places: readonly DkimKeyFacts[],
  { domain, selector }: Pick<SignatureFacts, 'domain' | 'selector'>,
): DkimKeyFacts | null => {
  const isIt = (place: DkimKeyFacts) =>
    nameKey(place.domain) === nameKey(domain) && nameKey(place.selector) === nameKey(selector)
  return places.find(isIt) ?? null
}

const onlyKey = (place: DkimKeyFacts | null): DkimKey | null =>
  place?.keys.known && place.keys.value.length === 1 ? (place.keys.value[0]?.value ?? null) : null

/** RFC 6376 §3.6.1: the type of the key is that of the algorithm (`rsa-sha256`); SHA-1 passes nowhere (RFC 8301 §3.1). */
const fitsAlgorithm = ({ keyType }: DkimKey, algorithm: string | null): boolean =>
  algorithm === null || (algorithm.startsWith(`${keyType}-`) && !algorithm.endsWith('-sha1'))

/** With `t=s`, the identity (`i=`) has to lie in the signing domain itself (RFC 6376 §3.6.1). */
const fitsIdentity = ({ flags }: DkimKey, { identity, domain }: SignatureFacts): boolean =>
  identity === null ||
  !flags.includes('s') ||
  nameKey(identity.slice(identity.lastIndexOf('@') + 1)) === nameKey(domain)

/** True for an alias whose target has nothing to say: the provider may still have to make the key. */
export const isUnansweredAlias = ({ keys, alias }: DkimKeyFacts): boolean =>
  alias.known && alias.value !== null && (!keys.known || keys.value.length === 0)

const PERMANENT: AuthenticationResult = 'permerror'

/**
 * What a receiver would say of a signature with the key as it will stand; null where nobody can tell. A signature that failed
 * on a key that was there passes only once that key is another one.
 */
export const resultAfter = (
  signature: SignatureFacts,
  before: DkimKeyFacts | null,
  after: DkimKeyFacts | null,
): AuthenticationResult | null => {
  if (!after) return signature.result
  const status = keyStatus(after)
  const key = onlyKey(after)
  if (status === 'unknown' || (status === 'missing' && isUnansweredAlias(after))) return null
  if (status !== 'valid' || !key) return PERMANENT
  if (!fitsAlgorithm(key, signature.algorithm) || !fitsIdentity(key, signature)) return 'fail'
  const wasValid = before !== null && keyStatus(before) === 'valid'
  const isSame = wasValid && onlyKey(before)?.publicKey === key.publicKey
  if (isSame) return signature.result === null || signature.result === 'temperror' ? 'pass' : signature.result
  // A key that worked was replaced: the signature was made with the one that goes.
  return wasValid && signature.result === 'pass' ? null : 'pass'
}
