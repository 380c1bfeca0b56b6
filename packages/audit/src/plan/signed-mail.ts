/* Which keys will sign, where no message shows it: what the plan publishes, and what stands there for services in use. */
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import type { DkimKeyFacts } from '../dkim/facts.ts'
import { keyName } from '../dkim/judge-keys.ts'
import { keyStatus } from '../dkim/key-status.ts'
import type { SignatureFacts } from '../message.ts'
import { nameKey } from '../resolver.ts'
import { keyProviderOf } from './dkim/provider-keys.ts'
import { isKeyOf } from './dkim/signing.ts'
import type { PlanContext, PlanEdit, StepDraft } from './step.ts'

/** A step, as far as the prediction looks at it. */
export type KindedDraft = Pick<StepDraft, 'subject' | 'edits'> & { readonly kind: string }

/** The keys that sign; null for "nobody can tell". */
type Signing = readonly DkimKeyFacts[] | null

const namesOf = (edits: readonly PlanEdit[]): ReadonlySet<string> =>
  new Set(edits.filter(({ after }) => after.length > 0).map(({ name }) => nameKey(name)))

const signsFor = (id: string): boolean => mailProvider(id)?.kind !== 'forwarding'

/**
 * The keys that sign the mail of the domain once the steps are carried out. With several services in use each needs its own:
 * nobody knows which of them sends. `isUnsigned`: a message came without an aligned signature, so that a key which stands
 * there today is not used; only a step that publishes one, or switches it on, changes that.
 */
export const signingKeys = (
  { domain, providers, givenKeys }: Pick<PlanContext, 'domain' | 'providers' | 'givenKeys'>,
  keys: readonly DkimKeyFacts[],
  steps: readonly KindedDraft[],
  isUnsigned: boolean,
): Signing => {
  const published = steps.filter(({ kind }) => kind.startsWith('dkim/'))
  const valid = keys.filter((place) => keyStatus(place) === 'valid')
  const touched = namesOf(published.flatMap(({ edits }) => edits))
  const given = new Set(givenKeys.map(({ selector }) => nameKey(selector)))
  const isWorked = (place: DkimKeyFacts) => touched.has(nameKey(keyName(place)))
  const isNamed = (place: DkimKeyFacts) => place.origin === 'given' || given.has(nameKey(place.selector))
  const keysFor = (id: string): DkimKeyFacts[] => {
    const own = published.filter(({ subject }) => subject === id)
    const names = namesOf(own.flatMap(({ edits }) => edits))
    const owner = keyProviderOf(id)
    // A name that anyone may choose is the service’s own once the user copied the key from its console.
    const isGiven = (place: DkimKeyFacts) =>
      owner !== null && isNamed(place) && isKeyOf({ domain, providers }, owner, place)
    const isOwn = (place: DkimKeyFacts) =>
      names.has(nameKey(keyName(place))) || (place.provider?.id === id && place.provider.isCertain) || isGiven(place)
    // The first key that a service asks for is the one that signs; the others are for the day it changes keys.
    const [first] = names
    const isAnswered = first === undefined || valid.some((place) => nameKey(keyName(place)) === first)
    if (!isAnswered) return []
    return valid.filter((place) => isOwn(place) && (!isUnsigned || isWorked(place) || own.length > 0))
  }
  const needed = providers.filter(signsFor)
  if (needed.length === 0) {
    const named = valid.filter((place) => isWorked(place) || (isNamed(place) && !isUnsigned))
    return named.length > 0 ? named : null
  }
  const found = needed.map(keysFor)
  return found.every((list) => list.length > 0) ? found.flat() : null
}

/** The key as a signature that a receiver would find to be good. */
export const signatureWith = ({ domain, selector }: DkimKeyFacts): SignatureFacts => ({
  domain,
  selector,
  identity: null,
  algorithm: null,
  result: 'pass',
})
