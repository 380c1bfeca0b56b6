/* Which keys sign today, and for whom: what the message and the published keys show. */
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { countsForDmarc } from '../aligned-after.ts'
import { keyName } from '../../dkim/judge-keys.ts'
import { failingOf } from '../findings-cured.ts'
import { valueOrNull } from '../known-value.ts'
import type { DkimKeyFacts } from '../../dkim/facts.ts'
import { keyStatus, type KeyStatus } from '../../dkim/key-status.ts'
import type { SignatureFacts } from '../../message.ts'
import { nameKey } from '../../resolver.ts'
import type { PlanContext } from '../step.ts'
import { keyNameOf } from './standing.ts'
import { fitsSelector, judgeTarget, keyOwner, keyProviderOf } from './provider-keys.ts'

/** The signatures of the message; null when none was seen, or nobody looked. */
export const signaturesOf = ({ evidence }: PlanContext): readonly SignatureFacts[] | null =>
  valueOrNull(evidence.message)?.signatures ?? null

/** Those that count for DMARC, as its record asks for. */
export const alignedSignatures = (context: PlanContext): readonly SignatureFacts[] => {
  const facts = valueOrNull(context.evidence.dkimAlignment) ?? []
  return (signaturesOf(context) ?? []).filter((_signature, at) => {
    const one = facts[at]
    return one !== undefined && countsForDmarc(context, one)
  })
}

/** The services in use that can have keys of the domain, each once. */
export const signers = ({ providers }: Pick<PlanContext, 'providers'>): readonly MailProvider[] => {
  const owners = providers.map(keyOwner)
  const firsts = providers.filter((id, at) => owners.indexOf(keyOwner(id)) === at)
  return firsts.flatMap((id) => keyProviderOf(id) ?? [])
}

/** Whether anything is known of the selectors of a service. */
const hasKnownSelectors = ({ dkim, detect }: MailProvider): boolean =>
  [dkim.selectors, dkim.records, detect.dkimSelectors, detect.dkimSelectorPatterns].some((list) => list?.length) ||
  dkim.selectorPattern !== undefined

/** True where a key is one of this service and of none of the others in use. */
export const isKeyOf = (
  context: Pick<PlanContext, 'domain' | 'providers'>,
  provider: MailProvider,
  place: DkimKeyFacts,
): boolean => {
  const target = valueOrNull(place.alias)
  if (target !== null && judgeTarget(provider, target, context.domain) === 'fits') return true
  const all = signers(context)
  const certain = place.provider?.isCertain ? keyOwner(place.provider.id) : null
  if (certain === keyOwner(provider.id)) return true
  if (certain !== null && all.some(({ id }) => keyOwner(id) === certain)) return false
  // The offers of one house (OVHcloud) lead their aliases to one place: there the selector tells them apart.
  const fitting = all.filter((one) => fitsSelector(one, place.selector))
  if (fitting.length > 0) return fitting.length === 1 && fitting[0]?.id === provider.id
  if (certain !== null || place.origin === 'guessed') return false
  // The one service in use of which nobody wrote down how its selectors look is who gave out the key.
  const unwritten = all.length === 1 ? all : all.filter((one) => !hasKnownSelectors(one))
  return unwritten.length === 1 && unwritten[0]?.id === provider.id
}

/** The keys of the domain, found or not, that are certain to be of this service. */
export const keysOf = (context: PlanContext, provider: MailProvider): readonly DkimKeyFacts[] =>
  (valueOrNull(context.evidence.dkim) ?? []).filter((place) => place.isOwn && isKeyOf(context, provider, place))

/** Those of them that are published and can be used. */
export const livingKeys = (context: PlanContext, provider: MailProvider): readonly DkimKeyFacts[] =>
  keysOf(context, provider).filter((place) => keyStatus(place) === 'valid')

/** An alias that is published as the service asks for, while the service itself has no key where it leads. */
export const unansweredAliases = (context: PlanContext, provider: MailProvider): readonly DkimKeyFacts[] =>
  keysOf(context, provider).filter((place) => {
    const target = valueOrNull(place.alias)
    return (
      target !== null &&
      place.domain === context.domain &&
      keyStatus(place) === 'missing' &&
      judgeTarget(provider, target, context.domain) === 'fits'
    )
  })

/** A signature made with this selector for the domain was found to be good: what stands there works. */
export const isProved = (context: PlanContext, selector: string): boolean =>
  alignedSignatures(context).some(
    (signature) =>
      signature.result === 'pass' &&
      nameKey(signature.selector) === nameKey(selector) &&
      nameKey(signature.domain) === context.domain,
  )

/** Keys of this service with which the message is signed, for DMARC to count, and found to be good. */
export const signingKeysOf = (context: PlanContext, provider: MailProvider): readonly DkimKeyFacts[] => {
  const good = alignedSignatures(context).filter(({ result }) => result === 'pass')
  return livingKeys(context, provider).filter(({ selector, domain }) =>
    good.some((one) => nameKey(one.selector) === nameKey(selector) && nameKey(one.domain) === nameKey(domain)),
  )
}

const UNUSABLE: ReadonlySet<string> = new Set<KeyStatus>(['missing', 'invalid', 'revoked'])
const SOUND: ReadonlySet<string | null> = new Set<SignatureFacts['result']>([null, 'none', 'pass', 'temperror'])

/**
 * What work at these names cures of the signature itself: one that nobody could check, for want of a usable key, is not
 * known to have any other fault. Nothing where a signature was refused with a key that can be used, or with another one.
 */
export const curedWithKeys = (context: PlanContext, isWorked: (name: string) => boolean): string[] => {
  const places = valueOrNull(context.evidence.dkim) ?? []
  const refused = (signaturesOf(context) ?? []).filter(({ result }) => !SOUND.has(result))
  const isCured = ({ domain, selector }: SignatureFacts) => {
    const name = nameKey(keyNameOf(selector, domain))
    const own = places.filter((place) => nameKey(keyName(place)) === name)
    return isWorked(name) && own.length > 0 && own.every((place) => UNUSABLE.has(keyStatus(place)))
  }
  const areCured = refused.length > 0 && refused.every(isCured)
  return areCured ? failingOf(context.audit.findings, ['dkim/signature-invalid']) : []
}
