import data from './data/blocklists.json' with { type: 'json' }
import { bareName, patternOf } from './patterns.ts'
import type { BlocklistsFile, LivingList, ReturnCode } from './schema/blocklists.ts'

export type { LivingList, ReturnCode } from './schema/blocklists.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): BlocklistsFile => json as BlocklistsFile
const file = read(data)

type AnyList = BlocklistsFile['lists'][number]
const isLiving = (list: AnyList): list is LivingList => list.status !== 'dead' && list.status !== 'merged'
const LIVING: readonly LivingList[] = file.lists.filter(isLiving)
/** Some entries tell several zones, with words between: `ubl.unsubscore.com / ubl.lashback.com`, `*.rbl.msrbl.net`. */
const DEAD_ZONES = file.lists
  .filter((list) => !isLiving(list))
  .flatMap(({ zone }) => zone.match(/[a-z0-9-]+(\.[a-z0-9-]+)+/g) ?? [])

/** A list, and the zone to put the question to. */
export interface ListToAsk {
  readonly id: string
  /** For the reader: without the key of an account. */
  readonly zone: string
  /** For the question: with the key, where there is one. */
  readonly queryZone: string
  readonly weight: LivingList['weight']
  readonly isAllowList: boolean
  readonly delistUrl: string | null
  /** False where the facts about the list were not checked against a source. */
  readonly isCertain: boolean
  /** The list's own name for trials, beside the TEST of RFC 5782 §5; null for the standard ones alone. */
  readonly testPoint: string | null
  readonly isBitmask: boolean
  readonly returnCodes: Readonly<Record<string, ReturnCode>>
}

export interface AskOptions {
  /**
   * Null for all that may be asked. Otherwise ids; `id=zone` for a list under the zone of one's own account (its key stays
   * in the question); a zone that is not catalogued, with `domain:` before it when it lists domains.
   */
  readonly ids?: readonly string[] | null | undefined
  /** For an IPv6 address: only lists known to hold any. */
  readonly isIpv6?: boolean | undefined
}

const askable = (list: LivingList, queryZone: string = list.zone): ListToAsk => ({
  id: list.id,
  zone: list.zone,
  queryZone,
  weight: list.weight,
  isAllowList: list.isAllowList ?? false,
  delistUrl: list.delistUrl,
  isCertain: list.confidence !== 'memory',
  testPoint: list.testPoint?.listed ?? null,
  isBitmask: list.bitmask ?? false,
  returnCodes: list.returnCodes,
})

/** A list nobody described: what an answer of it is worth is not known, so it weighs nothing. */
const uncatalogued = (zone: string): ListToAsk => ({
  id: zone,
  zone,
  queryZone: zone,
  weight: 'info',
  isAllowList: false,
  delistUrl: null,
  isCertain: false,
  testPoint: null,
  isBitmask: false,
  returnCodes: {},
})

const isZone = (text: string): boolean => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(text) && text.length <= 200

const named = (entry: string, kind: LivingList['queryKind']): ListToAsk | null => {
  const [id = '', ownZone] = bareName(entry).split('=')
  const list = LIVING.find((one) => one.id === id || one.zone === id)
  const queryZone = ownZone ?? list?.zone ?? ''
  if (list) return list.queryKind === kind && isZone(queryZone) ? askable(list, queryZone) : null
  const [, prefix, zone = ''] = /^(domain:)?(.*)$/s.exec(bareName(entry)) ?? []
  const isOfKind = (prefix === undefined ? 'ip' : 'domain') === kind
  return isOfKind && isZone(zone) && !isDead(zone) ? uncatalogued(zone) : null
}

const isDead = (zone: string): boolean => DEAD_ZONES.some((dead) => zone === dead || zone.endsWith(`.${dead}`))

/**
 * The lists to ask about an address or a domain. Never a dead one, even by name; one that needs a registration or a key only
 * by name. Entries that name nothing are left out.
 */
export const listsToAsk = (
  kind: LivingList['queryKind'],
  { ids = null, isIpv6 = false }: AskOptions = {},
): readonly ListToAsk[] => {
  if (ids !== null) {
    const chosen = ids.map((id) => named(id, kind)).filter((list) => list !== null)
    return [...new Map(chosen.map((list) => [list.queryZone, list])).values()]
  }
  return LIVING.filter((list) => list.queryKind === kind && list.status !== 'registration' && list.requiresKey !== true)
    .filter(({ ipv6 }) => !isIpv6 || ipv6 === true)
    .map((list) => askable(list))
}

export interface ListMeaning {
  /** `refused`: the answer is no answer; never a listing, nor its absence. */
  readonly state: 'listed' | 'not-listed' | 'refused'
  /** The gravest kind among the answers; null when not listed. */
  readonly kind: ReturnCode['kind'] | null
  /** What each answer says, for those the list explains. */
  readonly reasons: readonly ReturnCode[]
}

/** From what decides most. */
const KINDS = ['error', 'listed', 'policy', 'info', 'good'] as const

const UNEXPLAINED: ReturnCode = { kind: 'listed', en: 'listed', fr: 'figure dans la liste' }
const REFUSED: ReturnCode = { kind: 'error', en: 'not an answer of a list', fr: 'pas une réponse d’une liste' }

const isCode = (code: string, answer: string): boolean =>
  code.includes('*')
    ? patternOf(`^${code.replaceAll('.', String.raw`\.`).replaceAll('*', String.raw`\d+`)}$`).test(answer)
    : code === answer

const bitsOf = (answer: string, { returnCodes }: ListToAsk): readonly ReturnCode[] => {
  const value = Number(answer.split('.')[3])
  return Object.entries(returnCodes)
    .filter(([bit]) => (value & Number(bit.replace('bit ', ''))) !== 0)
    .map(([, code]) => code)
}

/**
 * What one address in an answer says. Outside 127.0.0.0/8 it comes from a resolver that lies or a domain that was sold;
 * 127.255.255.0/24 is where lists put refusals, and so is 127.0.0.1, unless the list gives it a meaning.
 */
const codesOf = (answer: string, list: ListToAsk): readonly ReturnCode[] => {
  if (!/^127(\.\d{1,3}){3}$/.test(answer)) return [REFUSED]
  const explained = list.isBitmask
    ? bitsOf(answer, list)
    : Object.entries(list.returnCodes)
        .filter(([code]) => isCode(code, answer))
        .map(([, code]) => code)
  if (explained.length > 0) return explained
  return [answer.startsWith('127.255.255.') || answer === '127.0.0.1' ? REFUSED : UNEXPLAINED]
}

/** What the addresses that a list answered with say. None at all: not listed. One refusal spoils the whole answer. */
export const meaningOf = (list: ListToAsk, answers: readonly string[]): ListMeaning => {
  const reasons = answers.flatMap((answer) => codesOf(answer, list))
  const kind = KINDS.find((one) => reasons.some((reason) => reason.kind === one)) ?? null
  if (kind === null) return { state: 'not-listed', kind, reasons }
  return { state: kind === 'error' ? 'refused' : 'listed', kind, reasons }
}

/** All that is known of a list, dead ones included; null for an id that is not known. */
export const blocklist = (id: string): AnyList | null => file.lists.find((list) => list.id === id) ?? null

/** Consoles of reputation that the DNS does not answer for. */
export const reputationConsoles = (): BlocklistsFile['nonDnsReputation'] => file.nonDnsReputation

/** What to know of lists in general, as texts for the reader. */
export const blocklistRules = (): BlocklistsFile['rules'] => file.rules
