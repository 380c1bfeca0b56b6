/* The records of all keys that have to be published, service by service: what `dkim/publish` is made of. */
import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import { detectMailProviders, type MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { DkimKeyFacts } from '../../dkim/facts.ts'
import { keyStatus } from '../../dkim/key-status.ts'
import { nameKey } from '../../resolver.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import { whereCode } from './key-plan-texts.ts'
import { type CheckedKey, checkGivenKey } from './check-given-key.ts'
import {
  canSign,
  fitsSelector,
  judgeTarget,
  keyOwner,
  targetForSelector,
  type WantedKey,
  wantedKeys,
} from './provider-keys.ts'
import { readPasted } from './read-pasted.ts'
import { isRepairable } from './repair-keys.ts'
import {
  alignedSignatures,
  isProved,
  livingKeys,
  signaturesOf,
  signers,
  signingKeysOf,
  unansweredAliases,
} from './signing.ts'
import { editsTo, keyNameOf, lookAt, type Standing } from './standing.ts'

/** What has to be done about the keys of one service, or about a key that belongs to none in use. */
export interface KeyPlan {
  readonly provider: MailProvider | null
  /** The id of the service, or the selector. */
  readonly subject: string
  readonly selectors: readonly string[]
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
  /** The console alone knows the key, and nobody has given it yet. */
  readonly isKeyWanted: boolean
}

interface Given {
  readonly provider: MailProvider | null
  readonly checked: CheckedKey
  readonly standing: Standing
}

const bareTarget = (value: string): string => nameKey(readPasted(value).value.replaceAll(/["'\s]/g, ''))

/** The service in use that a given key belongs to: by where it leads, by its selector, or because it is the only one. */
const ownerOf = (context: PlanContext, selector: string, value: string): MailProvider | null => {
  const candidates = signers(context).filter(canSign)
  const target = bareTarget(value)
  const byTarget = candidates.filter((one) => judgeTarget(one, target, context.domain) === 'fits')
  const bySelector = candidates.filter((one) => fitsSelector(one, selector))
  for (const found of [byTarget, bySelector, candidates]) if (found.length === 1) return found[0] ?? null
  return byTarget[0] ?? bySelector[0] ?? null
}

const checkAll = (context: PlanContext): Promise<readonly Given[]> =>
  Promise.all(
    context.givenKeys.map(async (key): Promise<Given> => {
      const selector = nameKey(`${nameKey(key.selector.trim())}.`.split('._domainkey.')[0] ?? '')
      const provider = ownerOf(context, selector, key.value)
      const standing = await lookAt(context, keyNameOf(selector, context.domain))
      const setting = {
        domain: context.domain,
        provider,
        signatures: signaturesOf(context),
        publishedKey: standing.alias === null ? standing.publishedKey : null,
      }
      return { provider, checked: checkGivenKey(key, setting), standing }
    }),
  )

const change = (code: string, params: PlanChange['params']): PlanChange => ({ code, params })

/** What is told of the records that have to go. */
const replaced = ({ name, alias, texts }: Standing, wanted: { readonly type: 'TXT' | 'CNAME' }): PlanChange[] => {
  if (alias !== null) return [change(wanted.type === 'TXT' ? 'alias-by-key' : 'alias-replaced', { name, old: alias })]
  if (texts.length === 0) return []
  return [change(wanted.type === 'CNAME' ? 'key-by-alias' : 'keys-replaced', { name, count: texts.length })]
}

type Result = Pick<KeyPlan, 'edits' | 'changes'>
const NOTHING: Result = { edits: [], changes: [] }

/** Another service that still gives its key out under this name: its signatures would fail. */
const otherOwner = (provider: MailProvider, { alias, hasLivingKey }: Standing): string | null => {
  if (alias === null || !hasLivingKey) return null
  const [found, ...more] = detectMailProviders({ dkimTargets: [alias] })
  return found && more.length === 0 && keyOwner(found.id) !== keyOwner(provider.id) ? found.name : null
}

/** What stands at the name does its work: a key in use is never taken away for one that is not certain to be better. */
const isBetterLeft = async (
  context: PlanContext,
  selector: string,
  value: string,
  { alias, hasLivingKey }: Standing,
): Promise<boolean> => {
  if (!hasLivingKey) return false
  if (isProved(context, selector)) return true
  if (alias !== null) return false
  const target = await lookAt(context, value)
  return !target.hasLivingKey
}

const editsForAlias = async (
  context: PlanContext,
  provider: MailProvider,
  wanted: { readonly selector: string; readonly value: string },
): Promise<Result> => {
  const { selector, value } = wanted
  const standing = await lookAt(context, keyNameOf(selector, context.domain))
  const { name } = standing
  if (!standing.isKnown) return { edits: [], changes: [change('not-answered', { name })] }
  const record = { type: 'CNAME', value } as const
  const edits = editsTo(standing, record)
  if (edits.length === 0) return NOTHING
  const other = otherOwner(provider, standing)
  if (other !== null) return { edits: [], changes: [change('name-taken', { name, other, service: provider.name })] }
  if (await isBetterLeft(context, selector, value, standing)) return NOTHING
  return { edits, changes: replaced(standing, record) }
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

const editsForGiven = ({ checked, standing }: Given): Result => {
  const { record, notes, problem, name } = checked
  if (record === null) return { edits: [], changes: problem ? [problem] : [] }
  if (!standing.isKnown) return { edits: [], changes: [change('not-answered', { name })] }
  const edits = editsTo(standing, record)
  if (edits.length === 0) return { edits: [], changes: [change('already-published', { name })] }
  return { edits, changes: [...replaced(standing, record), ...notes] }
}

const joined = (results: readonly Result[]): Result => ({
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

const planFor = async (
  context: PlanContext,
  provider: MailProvider,
  given: readonly Given[],
): Promise<KeyPlan | null> => {
  const isAutomatic = isWrittenByItself(context, provider)
  const own = given.filter((one) => one.provider?.id === provider.id)
  const named = new Set(own.filter(({ checked }) => checked.record !== null).map(({ checked }) => checked.selector))
  const living = livingKeys(context, provider)
  const certain = certainKeys(context, provider).filter(({ selector }) => !named.has(nameKey(selector)))
  const isServedOtherwise = signingKeysOf(context, provider).some(
    ({ selector, domain }) => domain !== context.domain || !certain.some((one) => one.selector === selector),
  )
  const results = await Promise.all([
    ...own.map((one) => Promise.resolve(editsForGiven(one))),
    ...(isServedOtherwise ? [] : certain.map((wanted) => editsForAlias(context, provider, wanted))),
  ])
  const { edits, changes } = joined(results)
  const isKeyWanted = !(
    living.length > 0 ||
    named.size > 0 ||
    certain.length > 0 ||
    isAutomatic ||
    unansweredAliases(context, provider).length > 0 ||
    isRepairable(context, provider)
  )
  if (edits.length === 0 && !isKeyWanted && changes.every(({ code }) => code === 'already-published')) return null
  const others = edits.length === 0 ? [] : othersWanted(context, provider, named, living)
  const facts = [
    ...notAligned(context),
    ...changes,
    ...(others.length > 0 ? [change('also-wanted', { service: provider.name, selectors: others })] : []),
    ...(isAutomatic && edits.length > 0 ? [change('by-itself', { service: provider.name })] : []),
    ...(isKeyWanted ? [whereInConsole(provider, context.domain)] : []),
  ]
  const selectors = [...new Set(edits.map(({ name }) => name.slice(0, name.indexOf('._domainkey'))))]
  return { provider, subject: provider.id, selectors, edits, changes: facts, isKeyWanted }
}

const planForOrphan = (given: Given): KeyPlan | null => {
  const { edits, changes } = editsForGiven(given)
  const { selector } = given.checked
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
