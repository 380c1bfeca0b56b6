/* The alias that a service asks for, against what stands at its name today. */
import { detectMailProviders, type MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { PlanContext } from '../step.ts'
import { keyOwner } from './provider-keys.ts'
import { type NameEdits, NOTHING, replaced, untouched } from './replace-record.ts'
import { isProved } from './signing.ts'
import { editsTo, keyNameOf, lookAt, lookAtTarget, type Standing } from './standing.ts'

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
  const target = await lookAtTarget(context, value)
  return !target.hasLivingKey
}

/** The edits that lead to the alias of a service, where that harms nobody. */
export const editsForAlias = async (
  context: PlanContext,
  provider: MailProvider,
  wanted: { readonly selector: string; readonly value: string },
): Promise<NameEdits> => {
  const { selector, value } = wanted
  const standing = await lookAt(context, keyNameOf(selector, context.domain))
  const { name } = standing
  if (!standing.isKnown) return untouched('not-answered', { name })
  const record = { type: 'CNAME', value } as const
  const edits = editsTo(standing, record)
  if (edits.length === 0) return NOTHING
  const other = otherOwner(provider, standing)
  if (other !== null) return untouched('name-taken', { name, other, service: provider.name })
  if (await isBetterLeft(context, selector, value, standing)) return NOTHING
  return { edits, changes: replaced(standing, record) }
}
