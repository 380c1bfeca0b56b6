/*
 * A key that the user copied from a console, checked before it is used. Knowingly not done: proving that it made the
 * signature of a message, which takes the message itself, and nobody keeps it.
 */
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { LEAST_BITS } from '../../dkim/key-status.ts'
import type { DkimKeyProblem } from '../../dkim/parse-key.ts'
import type { SignatureFacts } from '../../message.ts'
import { nameKey } from '../../resolver.ts'
import type { GivenKey, PlanChange } from '../step.ts'
import { judgeTarget, keyTypes } from './provider-keys.ts'
import { isSeveral, readPasted } from './read-pasted.ts'
import { type RepairedKey, repairKeyText } from './repair-key-text.ts'

/** What a given key is checked against. */
export interface KeySetting {
  readonly domain: string
  /** Whose key it is; null when nobody can tell. */
  readonly provider: MailProvider | null
  /** Of the last message; null when none is known. */
  readonly signatures: readonly SignatureFacts[] | null
  /** "p=" of the one key published at this selector today; null when there is none that can be read. */
  readonly publishedKey: string | null
}

/** What becomes of a given key: the record to publish, or what is wrong with it; never both. */
export interface CheckedKey {
  readonly selector: string
  /** The full name of the record. */
  readonly name: string
  readonly record: { readonly type: 'TXT' | 'CNAME'; readonly value: string } | null
  /** What was put right, and what is good to know; codes of `given-key-texts.ts`. */
  readonly notes: readonly PlanChange[]
  readonly problem: PlanChange | null
}

const SELECTOR = /^[a-z0-9_](?:[a-z0-9_.-]{0,61}[a-z0-9_])?$/
const HOST_NAME = /^(?=.{4,253}\.?$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]\.?$/i
// Names of servers hold "dkim1" too: pdk1._domainkey.….dkim1.mailgun.com.
const LIKE_A_KEY = /(?:^|[;\s"(])p\s*=|(?:^|[=;\s"(])dkim1(?:[;\s"]|$)|-{5}BEGIN|^[A-Za-z0-9+/=\s]{100,}$/i
const PRIVATE = /-{5}BEGIN (?:[A-Z]+ )?PRIVATE KEY/
const ADVISED_BITS = 2048

interface Name {
  readonly selector: string
  /** What stands after `._domainkey`, without dots at its ends; empty when nothing does. */
  readonly rest: string
}

const splitName = (name: string): Name => {
  const [selector = '', ...rest] = `${nameKey(name.trim())}.`.split('._domainkey.')
  return { selector: nameKey(selector), rest: nameKey(rest.join('._domainkey.')) }
}

/** Under the domain, or relative to a zone above it, as forms write names. */
const isOf = (domain: string, rest: string): boolean => rest === '' || rest === domain || domain.startsWith(`${rest}.`)

/** How bad it is, the most telling first. */
const FATAL: readonly (readonly [DkimKeyProblem, string])[] = [
  ['private-key', 'private-key'],
  ['truncated-key', 'truncated'],
  ['bad-base64', 'not-base64'],
  ['bad-key', 'damaged'],
  ['trailing-data', 'damaged'],
  ['missing-key', 'not-a-key'],
  ['unknown-key-type', 'wrong-key-type'],
]

const ED25519_LETTERS = 44

/** Why no signature could be checked with the record; null when it is good. */
const faultOf = ({ parsed: { value, problems } }: RepairedKey): { code: string; position?: number } | null => {
  const isEd25519 = value.keyType === 'ed25519' || value.publicKey?.length === ED25519_LETTERS
  for (const [problem, code] of FATAL) {
    const found = problems.find((one) => one.code === problem)
    if (found) return code === 'damaged' && isEd25519 ? { code: 'ed25519-only' } : { code, position: found.offset + 1 }
  }
  if (value.isRevoked) return { code: 'key-revoked' }
  if (value.keyType === 'ed25519') return { code: 'ed25519-only' }
  if ((value.bits ?? 0) < LEAST_BITS) return { code: 'key-too-short' }
  return problems.length > 0 && !problems.every(({ code }) => code === 'bad-list' || code === 'empty-tag')
    ? { code: 'unreadable' }
    : null
}

type Checked = Pick<CheckedKey, 'record' | 'notes' | 'problem'>

const wrong = (code: string, params: PlanChange['params']): Checked => ({
  record: null,
  notes: [],
  problem: { code, params },
})

interface Subject {
  readonly selector: string
  readonly name: string
  readonly service: string
}

/** What the signatures of the last message say of a key that is published now, or is about to be. */
const judgeUse = (
  { selector, name }: Subject,
  { domain, signatures }: KeySetting,
): { isInUse: boolean; notes: PlanChange[] } => {
  const own = (signatures ?? []).filter((one) => nameKey(one.domain) === domain)
  const isInUse = own.some((one) => nameKey(one.selector) === selector && one.result === 'pass')
  if (own.length === 0) return { isInUse, notes: [] }
  const isNamed = own.some((one) => nameKey(one.selector) === selector)
  if (isNamed) return { isInUse, notes: isInUse ? [] : [{ code: 'unproved', params: { name } }] }
  const used = [...new Set(own.map((one) => one.selector))]
  return { isInUse, notes: [{ code: 'selector-not-in-use', params: { selector, used } }] }
}

const checkText = (pasted: string, subject: Subject, setting: KeySetting): Checked => {
  const { selector, name, service } = subject
  if (PRIVATE.test(pasted)) return wrong('private-key', { selector })
  const repaired = repairKeyText(pasted)
  const { text, parsed, repairs } = repaired
  const bits = parsed.value.bits ?? 0
  const fault = faultOf(repaired)
  if (fault) return wrong(fault.code, { selector, bits, position: fault.position ?? 1 })
  const use = judgeUse(subject, setting)
  // That signature was checked with the key published today: no other key made it.
  if (use.isInUse && setting.publishedKey !== null && setting.publishedKey !== parsed.value.publicKey) {
    return wrong('not-the-signing-key', { selector })
  }
  const isAliasUsual = setting.provider !== null && !keyTypes(setting.provider).has('TXT')
  const notes: PlanChange[] = [
    ...repairs.map((code) => ({ code, params: { name } })),
    ...(isAliasUsual && keyTypes(setting.provider).size > 0
      ? [{ code: 'key-instead-of-alias', params: { name, service } }]
      : []),
    ...(bits < ADVISED_BITS ? [{ code: 'key-short', params: { name, bits } }] : []),
    ...(parsed.value.flags.includes('y') ? [{ code: 'testing-flag', params: { name } }] : []),
    ...use.notes,
  ]
  return { record: { type: 'TXT', value: text }, notes, problem: null }
}

const checkTarget = (pasted: string, subject: Subject, setting: KeySetting): Checked => {
  const { selector, service } = subject
  const { provider, domain } = setting
  const target = nameKey(pasted)
  const notes = judgeUse(subject, setting).notes.filter(({ code }) => code !== 'unproved')
  if (provider !== null) {
    const verdict = judgeTarget(provider, target, domain)
    if (verdict === 'wrong-domain') return wrong('wrong-domain', { selector, found: target, domain })
    if (verdict === 'unknown') {
      const types = keyTypes(provider)
      const isKeyUsual = types.has('TXT') && !types.has('CNAME')
      if (isKeyUsual) return wrong('alias-not-expected', { selector, service })
      if (types.size > 0) return wrong('target-unknown', { selector, target, service })
    }
  }
  return { record: { type: 'CNAME', value: target }, notes, problem: null }
}

const bareTarget = (value: string): string => value.replaceAll(/["'\\\s]/g, '')

const checkValue = (value: string, type: 'TXT' | 'CNAME' | null, subject: Subject, setting: KeySetting): Checked => {
  const target = bareTarget(value)
  const isKey = type !== 'CNAME' && LIKE_A_KEY.test(value)
  if (isKey) return checkText(value, subject, setting)
  if (HOST_NAME.test(target) && type !== 'TXT') return checkTarget(target, subject, setting)
  return wrong('not-a-key', { selector: subject.selector })
}

/** Checks a given key, puts right what does no harm, and says what else is wrong with it. Never throws. */
export const checkGivenKey = (given: GivenKey, setting: KeySetting): CheckedKey => {
  const { domain, provider } = setting
  const { selector, rest } = splitName(given.selector)
  const name = `${selector}._domainkey.${domain}`
  const result = (checked: Checked): CheckedKey => ({ selector, name, ...checked })
  if (!isOf(domain, rest)) return result(wrong('wrong-domain', { selector, found: rest, domain }))
  if (!SELECTOR.test(selector) || name.length > 253) return result(wrong('bad-selector', { selector }))
  if (isSeveral(given.value)) return result(wrong('several-lines', { selector }))
  const pasted = readPasted(given.value)
  const owner = pasted.owner === null ? null : splitName(pasted.owner)
  if (owner && !isOf(domain, owner.rest)) return result(wrong('wrong-domain', { selector, found: owner.rest, domain }))
  if (owner && owner.selector !== selector) {
    return result(wrong('other-selector', { selector, found: owner.selector }))
  }
  const subject = { selector, name, service: provider?.name ?? selector }
  const checked = checkValue(pasted.value, pasted.type, subject, setting)
  const notes: PlanChange[] = [
    ...(nameKey(given.selector.trim()) === selector ? [] : [{ code: 'selector-shortened', params: { selector } }]),
    ...(pasted.isWholeLine ? [{ code: 'line-recognised', params: { name } }] : []),
    ...checked.notes,
  ]
  return result({ ...checked, notes: checked.record === null ? [] : notes })
}
