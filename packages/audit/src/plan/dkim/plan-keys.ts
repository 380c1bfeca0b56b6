/* The records of all keys that have to be published, service by service: what `dkim/publish` is made of. */
import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { DkimKeyFacts } from '../../dkim/facts.ts'
import { keyStatus } from '../../dkim/key-status.ts'
import { nameKey } from '../../resolver.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import { editsForAlias } from './alias-edits.ts'
import { checkAll, type Given } from './given-keys.ts'
import { whereCode } from './key-plan-texts.ts'
import { canSign, keyOwner, targetForSelector, type WantedKey, wantedKeys } from './provider-keys.ts'
import { isRepairable } from './repair-keys.ts'
import { change, type NameEdits } from './replace-record.ts'
import { alignedSignatures, livingKeys, signaturesOf, signers, signingKeysOf, unansweredAliases } from './signing.ts'
import { keyNameOf } from './standing.ts'

/** What has to be done about the keys of one service, or about a key that belongs to none in use. */
export interface KeyPlan extends NameEdits {
  readonly provider: MailProvider | null
  /** The id of the service, or the selector. */
  readonly subject: string
  readonly selectors: readonly string[]
  /** The console alone knows the key, and nobody has given it yet. */
  readonly isKeyWanted: boolean
}

/** Records that follow from the service and the domain, or from the selector with which the message is signed. */
const certainKeys = (context: PlanContext, provider: MailProvider): { selector: string; value: string }[] => {
  const isWhole = (key: WantedKey | null): key is { selector: string; type: 'CNAME'; value: string } =>
    key !== null && key.selector !== null && key.value !== null && key.type === 'CNAME'
  const fromMessage = (signaturesOf(context) ?? [])
    .filter((signature) => nameKey(signature.domain) === context.domain)
    .map(({ selector }) => targetForSelector(provider, selector))
  return [...wantedKeys(provider, context.domain), ...fromMessage].filter(isWhole)
}

const joined = (results: readonly NameEdits[]): NameEdits => ({
  edits: results.flatMap(({ edits }) => edits),
  changes: results.flatMap(({ changes }) => changes),
})

/** A message that is signed and not for the domain: by whom, so that the reader knows what is meant. */
const notAligned = (context: PlanContext): PlanChange[] => {
  const signatures = signaturesOf(context) ?? []
  if (signatures.length === 0 || alignedSignatures(context).length > 0) return []
  return [
    change('not-aligned', { domains: [...new Set(signatures.map(({ domain }) => domain))], domain: context.domain }),
  ]
}

/** Where the keys of the service are made, in its console. */
export const whereInConsole = (provider: MailProvider, domain: string): PlanChange => {
  const { id, name: service, dkim } = provider
  return dkim.steps
    ? change(whereCode({ id: keyOwner(id) }), { service })
    : change('where-in-general', { service, domain })
}

/** Ids of the mail services whose keys the host of the zone can write itself. */
const providersOfHost = ({ evidence }: PlanContext): readonly string[] => {
  const host = valueOrNull(evidence.dnsHost)
  return (host && dnsHost(host.id)?.relatedMailProviders) ?? []
}

/** The service writes its keys itself into a zone that it serves. */
export const isWrittenByItself = (context: PlanContext, { id, dkim }: MailProvider): boolean => {
  const isHere = dkim.automatic === 'own_dns' || dkim.automatic === 'same_account_zone'
  return dkim.automatic === true || (isHere && providersOfHost(context).includes(id))
}

/** Fixed names of keys of which one was given and the others were not: a service that changes keys needs them all. */
const othersWanted = (
  { domain }: PlanContext,
  provider: MailProvider,
  named: ReadonlySet<string>,
  living: readonly DkimKeyFacts[],
): string[] => {
  const fixed = wantedKeys(provider, domain).flatMap(({ selector, value }) => (value === null ? (selector ?? []) : []))
  const isGiven = fixed.some((selector) => named.has(selector))
  const isMissing = (selector: string) => !named.has(selector) && living.every((place) => place.selector !== selector)
  return isGiven ? fixed.filter(isMissing) : []
}

const selectorsIn = (edits: readonly PlanEdit[]): string[] => [
  ...new Set(edits.map(({ name }) => name.slice(0, name.indexOf('._domainkey')))),
]

/** What is to be known besides the changes of single records. */
const remarks = (context: PlanContext, provider: MailProvider, others: readonly string[]): PlanChange[] => {
  const service = provider.name
  const isOneClick = provider.dkim.automatic !== true && isWrittenByItself(context, provider)
  return [
    ...(others.length > 0 ? [change('also-wanted', { service, selectors: others })] : []),
    ...(isOneClick ? [change('by-itself', { service })] : []),
  ]
}

const planFor = async (
  context: PlanContext,
  provider: MailProvider,
  given: readonly Given[],
): Promise<KeyPlan | null> => {
  const own = given.filter((one) => one.provider?.id === provider.id)
  const named = new Set(own.filter(({ checked }) => checked.record !== null).map(({ checked }) => checked.selector))
  const living = livingKeys(context, provider)
  const certain = certainKeys(context, provider).filter(({ selector }) => !named.has(nameKey(selector)))
  const isServedOtherwise = signingKeysOf(context, provider).some(
    ({ selector, domain }) => domain !== context.domain || !certain.some((one) => one.selector === selector),
  )
  const results = await Promise.all(
    isServedOtherwise ? [] : certain.map((wanted) => editsForAlias(context, provider, wanted)),
  )
  const { edits, changes } = joined([...own, ...results])
  const isServed = living.length > 0 || named.size > 0 || certain.length > 0 || isWrittenByItself(context, provider)
  const isKeyWanted = !isServed && unansweredAliases(context, provider).length === 0 && !isRepairable(context, provider)
  if (edits.length === 0 && !isKeyWanted && changes.every(({ code }) => code === 'already-published')) return null
  const told = edits.length > 0 ? remarks(context, provider, othersWanted(context, provider, named, living)) : []
  const where = isKeyWanted ? [whereInConsole(provider, context.domain)] : []
  return {
    provider,
    subject: provider.id,
    selectors: selectorsIn(edits),
    edits,
    changes: [...notAligned(context), ...changes, ...told, ...where],
    isKeyWanted,
  }
}

const planForOrphan = (given: Given): KeyPlan | null => {
  const { edits, changes, checked } = given
  const { selector } = checked
  if (edits.length === 0 && changes.every(({ code }) => code === 'already-published')) return null
  return { provider: null, subject: selector, selectors: [selector], edits, changes, isKeyWanted: false }
}

/** The message is signed with a key that nobody has published, by a service that nobody named. */
const missingKeys = (context: PlanContext, given: readonly Given[]): KeyPlan[] =>
  (valueOrNull(context.evidence.dkim) ?? [])
    .filter((place) => place.origin === 'message' && place.domain === context.domain && keyStatus(place) === 'missing')
    .filter(
      ({ alias, selector }) => valueOrNull(alias) === null && given.every((one) => one.checked.selector !== selector),
    )
    .map(({ selector }) => ({
      provider: null,
      subject: selector,
      selectors: [],
      edits: [],
      changes: [change('signed-without-key', { selector, name: keyNameOf(selector, context.domain) })],
      isKeyWanted: true,
    }))

const makeKeyPlans = async (context: PlanContext): Promise<readonly KeyPlan[]> => {
  if (!context.evidence.dkim.known) return []
  const given = await checkAll(context)
  const services = signers(context).filter(canSign)
  const plans = await Promise.all(services.map((provider) => planFor(context, provider, given)))
  const orphans = given.filter(({ provider }) => provider === null).map(planForOrphan)
  const missing = services.length === 0 ? missingKeys(context, given) : []
  return [...plans, ...orphans, ...missing].filter((plan) => plan !== null)
}

const made = new WeakMap<PlanContext, Promise<readonly KeyPlan[]>>()

/** All keys that have to be published; made once, for several steps ask. Nothing where the keys are not known. Never rejects. */
export const planKeys = (context: PlanContext): Promise<readonly KeyPlan[]> => {
  const before = made.get(context)
  if (before) return before
  const plans = makeKeyPlans(context)
  made.set(context, plans)
  return plans
}
