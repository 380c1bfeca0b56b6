/* Keys that are published and cannot be used: the records as they were meant, where that is certain. */
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { DkimKeyFacts } from '../../dkim/facts.ts'
import { keyName } from '../../dkim/judge-keys.ts'
import { keyStatus, LEAST_BITS } from '../../dkim/key-status.ts'
import type { SearchedPlace } from '../../forms/facts.ts'
import { isMeantAs } from '../../forms/repair.ts'
import { findSplit } from '../../forms/split-record.ts'
import { nameKey } from '../../resolver.ts'
import { valueOrNull } from '../known-value.ts'
import type { PlanChange, PlanContext, PlanEdit } from '../step.ts'
import { fitsSelector } from './provider-keys.ts'
import { isUsableKey, repairKeyText } from './repair-key-text.ts'
import { signers, unansweredAliases } from './signing.ts'
import { type Standing, standingOf } from './standing.ts'

/** What is wrong at one selector, and the edits that cure it; none where only the console knows the right value. */
export interface KeyRepairPlan {
  readonly selector: string
  readonly name: string
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
}

/** The key is certain to be what it was meant to be: nothing but its wrapping was touched. */
const meant = (text: string): string | null => {
  const repaired = repairKeyText(text)
  return isUsableKey(repaired) ? repaired.text : null
}

const txt = (name: string, before: readonly string[], after: readonly string[]): PlanEdit[] =>
  before.length === 0 && after.length === 0 ? [] : [{ name, type: 'TXT', before, after }]

type Cure = Pick<KeyRepairPlan, 'edits' | 'changes'>

const cure = (name: string, code: string, before: readonly string[], after: readonly string[]): Cure => ({
  edits: txt(name, before, after),
  changes: [{ code, params: { name } }],
})

/** One record at least is another one’s: the same key twice, halves of one key, or a text that is no key at all. */
const cureSeveral = (name: string, texts: readonly string[]): Cure => {
  const split = findSplit('dkim', texts)
  const whole = split?.joined === null || split === null ? null : meant(split.joined)
  if (split && whole !== null && texts.length === 2) return cure(name, 'halves-joined', texts, [whole])
  const keys = [...new Set(texts.filter((text) => isMeantAs('dkim', text)).map(meant))]
  const [key] = keys
  const isOne = keys.length === 1 && key !== undefined && key !== null
  if (!isOne) return { edits: [], changes: [{ code: 'which-key', params: { name, count: texts.length } }] }
  const others = texts.filter((text) => text !== key)
  return cure(name, 'others-removed', others, texts.includes(key) ? [] : [key])
}

const cureOne = (name: string, text: string, place: DkimKeyFacts): Cure => {
  const { parsed, text: whole } = repairKeyText(text)
  const isPrivate = parsed.problems.some(({ code }) => code === 'private-key')
  if (isPrivate) return cure(name, 'private-key-removed', [text], [])
  const right = meant(text)
  if (right !== null && whole !== text) return cure(name, 'written-right', [text], [right])
  const bits = parsed.value.bits ?? LEAST_BITS
  // dkim/renew speaks for a short key.
  if (bits < LEAST_BITS || keyStatus(place) === 'valid') return { edits: [], changes: [] }
  return { edits: [], changes: [{ code: 'copy-again', params: { name } }] }
}

/** The service in use that gave out the alias: dkim/switch-on speaks for it. */
const isOfServiceInUse = (context: PlanContext, place: DkimKeyFacts): boolean =>
  signers(context).some((provider) => unansweredAliases(context, provider).includes(place))

const cureAt = (context: PlanContext, place: DkimKeyFacts, { name, alias, texts }: Standing): Cure => {
  const status = keyStatus(place)
  if (alias !== null) {
    const isUsed = place.origin !== 'guessed' && status === 'missing' && !isOfServiceInUse(context, place)
    return { edits: [], changes: isUsed ? [{ code: 'alias-leads-nowhere', params: { name, target: alias } }] : [] }
  }
  const [text, ...more] = texts
  if (text === undefined) return { edits: [], changes: [] }
  if (status === 'revoked') {
    return { edits: [], changes: place.origin === 'message' ? [{ code: 'revoked', params: { name } }] : [] }
  }
  if (status !== 'invalid') return { edits: [], changes: [] }
  return more.length > 0 ? cureSeveral(name, texts) : cureOne(name, text, place)
}

const isDoubledKey = ({ kind, records }: SearchedPlace): boolean =>
  kind === 'dkim' && records.known && records.value.length > 0

/** Records that a form put beside their place: brought home where nothing stands there yet. */
const moved = (context: PlanContext, taken: ReadonlySet<string>): KeyRepairPlan[] =>
  (valueOrNull(context.evidence.searchedPlaces) ?? []).filter(isDoubledKey).flatMap((place) => {
    const { name, rightName, records, isRightNameFilled } = place
    const [record, ...more] = records.known ? records.value : []
    const right = record === undefined || more.length > 0 ? null : meant(record)
    const isFree = isRightNameFilled.known && !isRightNameFilled.value && !taken.has(nameKey(rightName))
    if (!isFree || right === null || record === undefined) return []
    const selector = nameKey(rightName).split('._domainkey.')[0] ?? ''
    const edits = [...txt(name, [record], []), ...txt(rightName, [], [right])]
    return [{ selector, name: rightName, edits, changes: [{ code: 'moved', params: { name, rightName } }] }]
  })

const uniqueBy = (plans: readonly KeyRepairPlan[]): KeyRepairPlan[] =>
  plans.filter(({ name }, at) => plans.findIndex((other) => other.name === name) === at)

/**
 * What has to be repaired among the keys of the domain. `taken` are the names (in lower case) that another step sets right.
 * Keys of a domain above or below stand in the same hands, and are repaired too.
 */
export const repairKeys = (context: PlanContext, taken: ReadonlySet<string>): readonly KeyRepairPlan[] => {
  const places = (valueOrNull(context.evidence.dkim) ?? []).filter(({ isOwn }) => isOwn)
  const found = places.flatMap((place): KeyRepairPlan[] => {
    const name = nameKey(keyName(place))
    const standing = standingOf(context, name, place)
    if (taken.has(name) || !standing.isKnown) return []
    const { edits, changes } = cureAt(context, place, standing)
    return changes.length === 0 ? [] : [{ selector: place.selector, name, edits, changes }]
  })
  return uniqueBy([...moved(context, taken), ...found])
}

/** A key of this service is published, and only its wrapping is wrong: nothing new has to be copied from the console. */
export const isRepairable = (context: PlanContext, provider: MailProvider): boolean => {
  const isOnly = signers(context).length === 1
  return repairKeys(context, new Set()).some(
    ({ edits, selector }) =>
      edits.some(({ after }) => after.length > 0) && (isOnly || fitsSelector(provider, selector)),
  )
}
