/*
 * When two records say the same: TXT by what they are (SPF, RFC 7208 §4.6.1 and §12; tag lists, RFC 6376 §3.2 and RFC 9989
 * §4.7), names without case (RFC 4343), IPv6 in its shortest form (RFC 5952). Knowingly not done: SPF networks that cover one
 * another, DMARC tags that spell out a default.
 */
import { parseTagList, type Tag } from '../dkim/tag-list.ts'
import { nameKey } from '../resolver.ts'
import { parseIp6 } from '../spf/ip-address.ts'
import { isSpfRecord } from '../spf/parse.ts'

/** What a TXT record is, from how it begins and where it stands. `text`: none of those that we know. */
export type TextKind = 'spf' | 'dmarc' | 'dkim' | 'tags' | 'text'

const DKIM_NAME = /(?:^|\.)_domainkey(?:\.|$)/i

/** Tells what a TXT record is. `name` decides about keys, which may begin with any tag. */
export const textKindOf = (text: string, name: string): TextKind => {
  if (isSpfRecord(text)) return 'spf'
  if (/^\s*v\s*=\s*DMARC1\s*(?:;|$)/i.test(text)) return 'dmarc'
  if (DKIM_NAME.test(name) && /(?:^|;)\s*(?:v\s*=\s*DKIM1|p\s*=)/.test(text)) return 'dkim'
  return /^\s*v\s*=\s*(?:STSv1|TLSRPTv1|BIMI1)\s*(?:;|$)/i.test(text) ? 'tags' : 'text'
}

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '')

/** A capital macro letter asks for its value to be escaped (RFC 7208 §7.3): it is no other spelling of the small one. */
const lowerOutsideMacros = (term: string): string =>
  term.replaceAll(/%\{[^}]*\}|[^%]+|%/g, (part) => (part.startsWith('%{') ? part : part.toLowerCase()))

const MODIFIER = /^[a-z][a-z0-9._-]*=/

/** Mechanisms in their order, modifiers after them in any: where they stand says nothing (RFC 7208 §6). */
const spfMeaning = (text: string): string => {
  const [, ...terms] = text.trim().split(/ +/).map(lowerOutsideMacros)
  const plain = terms.map((term) => term.replace(/^\+/, '').replace(/^(-?ip4:[\d.]+)\/32$/, '$1'))
  const modifiers = plain.filter((term) => MODIFIER.test(term)).toSorted()
  return ['v=spf1', ...plain.filter((term) => !MODIFIER.test(term)), ...modifiers].join(' ')
}

const DKIM_DEFAULTS: Readonly<Record<string, string>> = { v: 'DKIM1', k: 'rsa', s: '*' }

const dkimTag = ({ name, value }: Tag): string[] => {
  const plain = withoutSpace(value)
  if (name === 'n' || plain === DKIM_DEFAULTS[name]) return []
  return [`${name}=${name === 'p' ? plain : plain.split(':').toSorted().join(':')}`]
}

/** Addresses of reports keep their case: the part before the @ belongs to whoever receives them. */
const dmarcTag = ({ name, value }: Tag): string[] => {
  const key = name.toLowerCase()
  const plain = withoutSpace(value)
  const isAddress = key === 'rua' || key === 'ruf'
  return [`${key}=${isAddress ? plain.split(',').toSorted().join(',') : plain.toLowerCase()}`]
}

const plainTag = ({ name, value }: Tag): string[] => [`${name}=${value}`]

/** A list with a fault means nothing but itself. */
const tagsMeaning = (text: string, meaningOf: (tag: Tag) => string[]): string => {
  const { tags, problems } = parseTagList(text)
  return problems.length > 0 ? text : tags.flatMap(meaningOf).toSorted().join(';')
}

const textMeaning = (text: string, name: string): string => {
  const kind = textKindOf(text, name)
  if (kind === 'spf') return spfMeaning(text)
  if (kind === 'dkim') return `dkim:${tagsMeaning(text, dkimTag)}`
  if (kind === 'dmarc') return tagsMeaning(text, dmarcTag)
  return kind === 'tags' ? tagsMeaning(text, plainTag) : text
}

const ip6Meaning = (text: string): string => parseIp6(text.trim())?.join(':') ?? text.trim().toLowerCase()

/** One spelling for all records that mean the same at `name`; records of one type are equal when theirs are. */
export const recordMeaning = (text: string, type: string, name: string): string => {
  if (type === 'TXT' || type === 'SPF') return textMeaning(text, name)
  if (type === 'AAAA') return ip6Meaning(text)
  return text.trim().split(/\s+/).map(nameKey).join(' ')
}
