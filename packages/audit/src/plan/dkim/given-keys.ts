/* The keys that the user gave: whose they are, what the check says of them, and the edits that publish them. */
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { nameKey } from '../../resolver.ts'
import type { GivenKey, PlanContext } from '../step.ts'
import { type CheckedKey, checkGivenKey } from './check-given-key.ts'
import { canSign, fitsSelector, judgeTarget } from './provider-keys.ts'
import { readPasted } from './read-pasted.ts'
import { type NameEdits, change, replaced, untouched } from './replace-record.ts'
import { isProved, signaturesOf, signers } from './signing.ts'
import { editsTo, keyNameOf, lookAt, lookAtTarget, type Standing } from './standing.ts'

/** A given key, and what stands at its name today. */
export interface Given extends NameEdits {
  /** Null where none of the services in use can have given it out. */
  readonly provider: MailProvider | null
  readonly checked: CheckedKey
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

/** The alias leads to another key than the one that made the signature of the last message. */
const breaksSignatures = (context: PlanContext, { selector }: CheckedKey, today: Standing, target: Standing): boolean =>
  isProved(context, selector) && today.publishedKey !== null && today.publishedKey !== target.publishedKey

/** Another service in use that has its living key under the name. */
const otherInUse = (
  context: PlanContext,
  provider: MailProvider | null,
  { alias, hasLivingKey }: Standing,
): MailProvider | null => {
  if (alias === null || !hasLivingKey) return null
  const isOf = (one: MailProvider) => judgeTarget(one, alias, context.domain) === 'fits'
  if (provider && isOf(provider)) return null
  return signers(context).find(isOf) ?? null
}

const editsFor = async (
  context: PlanContext,
  provider: MailProvider | null,
  checked: CheckedKey,
  standing: Standing,
): Promise<NameEdits> => {
  const { record, notes, problem, name, selector } = checked
  if (record === null) return { edits: [], changes: problem ? [problem] : [] }
  if (!standing.isKnown) return untouched('not-answered', { name })
  const edits = editsTo(standing, record)
  if (edits.length === 0) return untouched('already-published', { name })
  const other = otherInUse(context, provider, standing)
  if (other) return untouched('name-taken', { name, other: other.name, service: provider?.name ?? selector })
  const changes = [...replaced(standing, record), ...notes]
  if (record.type === 'TXT') return { edits, changes }
  const target = await lookAtTarget(context, record.value)
  if (breaksSignatures(context, checked, standing, target)) return untouched('not-the-signing-key', { selector })
  const isBare = target.isKnown && !target.hasLivingKey
  return { edits, changes: isBare ? [...changes, change('target-without-key', { target: record.value })] : changes }
}

const bareSelector = (selector: string): string =>
  nameKey(`${nameKey(selector.trim())}.`.split('._domainkey.')[0] ?? '')

const checkOne = async (context: PlanContext, key: GivenKey): Promise<Given> => {
  const { domain } = context
  const selector = bareSelector(key.selector)
  const provider = ownerOf(context, selector, key.value)
  const standing = await lookAt(context, keyNameOf(selector, domain))
  const signatures = signaturesOf(context)
  const checked = checkGivenKey(key, { domain, provider, signatures, publishedKey: standing.publishedKey })
  return { provider, checked, ...(await editsFor(context, provider, checked, standing)) }
}

/** All given keys, checked; of two for one selector the later one holds. */
export const checkAll = (context: PlanContext): Promise<readonly Given[]> => {
  const last = new Map(context.givenKeys.map((key) => [bareSelector(key.selector), key]))
  return Promise.all([...last.values()].map((key) => checkOne(context, key)))
}
