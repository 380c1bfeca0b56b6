/* An SPF record as its author meant it: terms that receivers read, and those that a slip of the pen hides from them. */
import { CURLY_QUOTES, repaired } from '../../forms/repair.ts'
import { toALabels } from '../../spf/a-label.ts'
import { ungluedRecord } from '../../spf/glued-strings.ts'
import { parseIp4, parseIp6 } from '../../spf/ip-address.ts'
import { repairedRecord } from '../../spf/look-alike.ts'
import { isSpfRecord, parseSpf } from '../../spf/parse.ts'
import type { Mechanism, Qualifier, Term } from '../../spf/record.ts'
import type { PlanChange } from '../step.ts'

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
  readonly changes: PlanChange[]
}

/** One word of a record, as the terms that it stands for. */
const readWord = ({ terms, changes }: Reading, word: string): void => {
  if (/^v=spf1$/i.test(word)) {
    changes.push({ code: 'drop-duplicate', params: { term: word } })
    return
  }
  const isPlain = isRead(word) && !GLUED_END.test(word)
  const apart = isPlain ? [] : (ungluedRecord(`v=spf1 ${word}`)?.split(' ').slice(1) ?? [])
  if (apart.length > 1) {
    changes.push({ code: 'unglue-terms', params: { term: word } })
    for (const part of apart) readWord({ terms, changes }, part)
    return
  }
  if (isRead(word)) {
    terms.push(word)
    return
  }
  const after = repairedTerm(word)
  if (after === null) changes.push({ code: 'drop-unreadable', params: { term: word } })
  else {
    changes.push({ code: 'repair-term', params: { before: word, after } })
    terms.push(after)
  }
}

/** The text as a record that begins like one; null where it was never meant as one. */
export const meantRecord = (text: string): string | null => {
  const plain = repaired(text)
  if (isSpfRecord(plain)) return plain
  return repairedRecord(text) ?? repairedRecord(plain)
}

const isMechanism = (term: Term): term is Mechanism => 'qualifier' in term

const parted = (text: string, terms: readonly Term[], changes: PlanChange[]): ReadRecord => {
  const mechanisms = terms.filter(isMechanism)
  const end = mechanisms.findIndex(({ kind }) => kind === 'all')
  const all = mechanisms[end] ?? null
  const late = all ? mechanisms.slice(end + 1).filter(({ kind }) => kind !== 'all') : []
  const [redirect, ...moreRedirects] = terms.flatMap((term) => (term.kind === 'redirect' ? [term] : []))
  const [explanation, ...moreExplanations] = terms.flatMap((term) => (term.kind === 'exp' ? [term] : []))
  if (late.length > 0) changes.push({ code: 'move-before-all', params: { terms: late.map((term) => term.text) } })
  if (mechanisms.filter(({ kind }) => kind === 'all').length > 1) changes.push({ code: 'drop-second-all', params: {} })
  for (const term of [...moreRedirects, ...moreExplanations]) {
    changes.push({ code: 'drop-duplicate', params: { term: term.text } })
  }
  if (redirect && all) changes.push({ code: 'drop-ignored-redirect', params: { term: redirect.text } })
  return {
    text,
    terms: mechanisms.filter(({ kind }) => kind !== 'all').map((term) => term.text),
    all: all?.qualifier ?? null,
    redirect: redirect && !all ? redirect.domainSpec.text : null,
    explanation: explanation?.text ?? null,
    others: terms.filter(({ kind }) => kind === 'unknown-modifier').map((term) => term.text),
    changes,
  }
}

/** Takes a text apart that is, or was meant to be, an SPF record; null where it never was. Says what had to be repaired. */
export const readRecord = (text: string): ReadRecord | null => {
  const meant = meantRecord(text)
  if (meant === null) return null
  const changes: PlanChange[] = []
  const isClean = isSpfRecord(text)
  if (!isClean)
    changes.push({ code: CURLY_QUOTES.test(text) ? 'clean-characters' : 'repair-look-alike', params: { text } })
  else if (meant !== text.trim()) changes.push({ code: 'clean-characters', params: { text } })
  const words = meant.split(' ').filter((word) => word !== '')
  const terms: string[] = []
  for (const word of rejoined(words.slice(1), changes)) readWord({ terms, changes }, word)
  return parted(
    text,
    terms.map(one).filter((term) => term !== null),
    changes,
  )
}
