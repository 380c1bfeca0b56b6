/* An SPF record as its author meant it: terms that receivers read, and those that a slip of the pen hides from them. */
import { CURLY_QUOTES, repaired } from '../../forms/repair.ts'
import { toALabels } from '../../spf/a-label.ts'
import { ungluedRecord } from '../../spf/glued-strings.ts'
import { parseIp4, parseIp6 } from '../../spf/ip-address.ts'
import { repairedRecord } from '../../spf/look-alike.ts'
import { isSpfRecord, parseSpf } from '../../spf/parse.ts'
import type { Mechanism, NamedModifier, Qualifier, Term } from '../../spf/record.ts'
import type { PlanChange } from '../step.ts'

/** A mechanism that has no effect where it stands, or as it is written. */
export interface IgnoredTerm {
  readonly text: string
  /** What is said where it is made to count. */
  readonly counts: PlanChange
  /** What is said where it cannot. */
  readonly goes: PlanChange
}

/** A record taken apart. */
export interface ReadRecord {
  /** As it is published. */
  readonly text: string
  /** Mechanisms as they are written, or repaired; without `all`. */
  readonly terms: readonly string[]
  /** Null where there is none: neutral, or what `redirect` leads to. */
  readonly all: Qualifier | null
  /** The domain specification of `redirect`, where it has an effect. */
  readonly redirect: string | null
  /** `exp=…` as it is written. */
  readonly explanation: string | null
  /** Modifiers that receivers ignore, as they are written. */
  readonly others: readonly string[]
  /** Mechanisms that receivers do not read today, and that can be made to count. */
  readonly ignored: readonly IgnoredTerm[]
  readonly changes: readonly PlanChange[]
}

const one = (text: string): Term | null => {
  const { value, problems } = parseSpf(`v=spf1 ${text}`)
  return problems.length === 0 && value.terms.length === 1 ? (value.terms[0] ?? null) : null
}

const MECHANISM_NAMES = new Set(['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'])

const isRead = (text: string): boolean => {
  const term = one(text)
  return term !== null && !(term.kind === 'unknown-modifier' && MECHANISM_NAMES.has(term.name.toLowerCase()))
}

const ENDS_OPEN = /^[+?~-]?(?:(?:include|ip4|ip6|exists|a|mx|ptr):|(?:redirect|exp)=)$/i
const QUALIFIER_ALONE = /^[+?~-]$/

/** Words that a space too many tore apart: `include: example.org`, `- all`, `a /24`. */
const rejoined = (words: readonly string[], changes: PlanChange[]): string[] => {
  const tokens: string[] = []
  for (const word of words) {
    const before = tokens.at(-1)
    const isTorn =
      before !== undefined &&
      ((ENDS_OPEN.test(before) && !isRead(word)) ||
        (QUALIFIER_ALONE.test(before) && isRead(word)) ||
        (/^\/\d+$/.test(word) && isRead(before + word)))
    if (isTorn) {
      changes.push({ code: 'repair-term', params: { before: `${before} ${word}`, after: before + word } })
      tokens.pop()
    }
    tokens.push(isTorn ? before + word : word)
  }
  return tokens
}

/** No top-level domain ends like this: `include:example.org-all`. */
const GLUED_END = /[a-z][-~?+]all$/i

const literal = (qualifier: string, address: string): string | null => {
  const [bare = '', prefix] = address.replace(/\/$/, '').split('/')
  const kind = parseIp4(bare) !== null ? 'ip4' : parseIp6(bare) ? 'ip6' : null
  return kind && `${qualifier}${kind}:${bare}${prefix === undefined ? '' : `/${prefix}`}`
}

const NAMED = /^([+?~-]?)([a-z0-9_-]+?)\s*[:=]+\s*(.+)$/i
/** Slips of the finger that are seen in real zones. */
const INCLUDE_SLIPS = /^(?:includes?|inlcude|inculde|inclde|incude|incldue|includ|spf|_?include_?|host)$/i
const HOST_NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]\.?$/i

const withName = (qualifier: string, name: string, value: string): (string | null)[] => {
  const host = toALabels(value.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, ''))
  const kind = name.toLowerCase()
  const asAddress = literal(qualifier, value)
  if (asAddress !== null) return [asAddress]
  if (!HOST_NAME.test(host)) return [MECHANISM_NAMES.has(kind) ? `${qualifier}${kind}:${value}` : null]
  if (kind === 'ip4' || kind === 'ip6' || kind === 'ip') return [`${qualifier}a:${host}`]
  if (INCLUDE_SLIPS.test(kind)) return [`${qualifier}include:${host}`]
  return MECHANISM_NAMES.has(kind) ? [`${qualifier}${kind}:${value}`, `${qualifier}${kind}:${host}`] : []
}

/** What was meant by a term that cannot be read; null where that cannot be told. */
const repairedTerm = (text: string): string | null => {
  const plain = text
    .replace(/^[\u2010-\u2015\u2212]/, '-')
    .replace(/^[;,."']+|[;,"']+$/g, '')
    .replace(/^([+?~-])\1+/, '$1')
  const [, qualifier = '', name = '', value = ''] = NAMED.exec(plain) ?? []
  const all = /^([+?~-]?)all[^a-z0-9]*$/i.exec(plain)
  const candidates = [
    plain,
    all ? `${all[1] ?? ''}all` : null,
    literal(/^[+?~-]/.exec(plain)?.[0] ?? '', plain.replace(/^[+?~-]/, '')),
    ...(name === '' ? [] : withName(qualifier, name, value)),
  ]
  return candidates.find((candidate) => candidate !== null && candidate !== '' && isRead(candidate)) ?? null
}

interface Reading {
  readonly terms: string[]
  readonly ignored: IgnoredTerm[]
  readonly changes: PlanChange[]
}

const repairedWord = ({ terms, ignored, changes }: Reading, word: string): void => {
  const after = repairedTerm(word)
  if (after === null) {
    changes.push({ code: 'drop-unreadable', params: { term: word } })
    return
  }
  const counts: PlanChange = { code: 'repair-term', params: { before: word, after } }
  // `include=example.org` is a modifier that nobody knows: well-formed, and without any effect.
  if (one(word)?.kind === 'unknown-modifier') {
    ignored.push({ text: after, counts, goes: { code: 'drop-ignored', params: { term: word } } })
  } else {
    changes.push(counts)
    terms.push(after)
  }
}

/** One word of a record, as the terms that it stands for. */
const readWord = (reading: Reading, word: string): void => {
  const { terms, changes } = reading
  if (/^v=spf1$/i.test(word)) {
    changes.push({ code: 'drop-duplicate', params: { term: word } })
    return
  }
  const isPlain = isRead(word) && !GLUED_END.test(word)
  const apart = isPlain ? [] : (ungluedRecord(`v=spf1 ${word}`)?.split(' ').slice(1) ?? [])
  if (apart.length > 1) {
    changes.push({ code: 'unglue-terms', params: { term: word } })
    for (const part of apart) readWord(reading, part)
  } else if (isRead(word)) terms.push(word)
  else repairedWord(reading, word)
}

/** The text as a record that begins like one; null where it was never meant as one. */
export const meantRecord = (text: string): string | null => {
  const plain = repaired(text)
  if (isSpfRecord(plain)) return plain
  return repairedRecord(text) ?? repairedRecord(plain)
}

const isMechanism = (term: Term): term is Mechanism => 'qualifier' in term

/** Modifiers that count, those that say it again, and `redirect` where something else ends the record. */
const onlyFirst = (terms: readonly Term[], kind: 'redirect' | 'exp', changes: PlanChange[]): NamedModifier | null => {
  const [first = null, ...more] = terms.flatMap((term) => (term.kind === kind ? [term] : []))
  for (const { text } of more) changes.push({ code: 'drop-duplicate', params: { term: text } })
  return first
}

const lateTerm = ({ text }: Mechanism): IgnoredTerm => ({
  text,
  counts: { code: 'move-before-all', params: { term: text } },
  goes: { code: 'drop-after-all', params: { term: text } },
})

const parted = (text: string, terms: readonly Term[], { ignored, changes }: Reading): ReadRecord => {
  const mechanisms = terms.filter(isMechanism)
  const end = mechanisms.findIndex(({ kind }) => kind === 'all')
  const all = mechanisms[end] ?? null
  const counted = all ? mechanisms.slice(0, end) : mechanisms
  const late = all ? mechanisms.slice(end + 1) : []
  if (late.some(({ kind }) => kind === 'all')) changes.push({ code: 'drop-second-all', params: {} })
  const redirect = onlyFirst(terms, 'redirect', changes)
  const explanation = onlyFirst(terms, 'exp', changes)
  if (redirect && all) changes.push({ code: 'drop-ignored-redirect', params: { term: redirect.text } })
  const written = (list: readonly Term[]) => list.map((term) => term.text)
  return {
    text,
    terms: written(counted),
    all: all?.qualifier ?? null,
    redirect: redirect && !all ? redirect.domainSpec.text : null,
    explanation: explanation?.text ?? null,
    others: written(terms.filter(({ kind }) => kind === 'unknown-modifier')),
    ignored: [...ignored, ...late.filter(({ kind }) => kind !== 'all').map(lateTerm)],
    changes,
  }
}

/** What of the characters of a text had to be put right before it could be read. */
const characterChange = (text: string, meant: string): PlanChange[] => {
  if (isSpfRecord(text) && meant === text.trim()) return []
  const isLookAlike = !isSpfRecord(text) && !CURLY_QUOTES.test(text)
  return [{ code: isLookAlike ? 'repair-look-alike' : 'clean-characters', params: { text } }]
}

/** Takes a text apart that is, or was meant to be, an SPF record; null where it never was. Says what had to be repaired. */
export const readRecord = (text: string): ReadRecord | null => {
  const meant = meantRecord(text)
  if (meant === null) return null
  const reading: Reading = { terms: [], ignored: [], changes: characterChange(text, meant) }
  const words = meant.split(' ').filter((word) => word !== '')
  for (const word of rejoined(words.slice(1), reading.changes)) readWord(reading, word)
  return parted(
    text,
    reading.terms.map(one).filter((term) => term !== null),
    reading,
  )
}
