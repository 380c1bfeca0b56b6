/*
 * RFC 6376 §3.6.1, the key record, with RFC 8463 (Ed25519) and RFC 8301 (which hashes and lengths count; judged elsewhere).
 * Knowingly not done: the quoted-printable of "n=", which no machine reads. Unknown tags, flags, service types and hashes
 * are ignored, as the RFC asks; values are compared with their case (§3.2).
 */
import type { Parsed, Problem } from '../evidence.ts'
import { decodeBase64 } from './base64.ts'
import { ed25519KeySize, type KeyFault, type KeySize, rsaKeySize } from './public-key.ts'
import { parseTagList, type Tag, type TagListProblem } from './tag-list.ts'

export type DkimKeyProblem =
  | TagListProblem
  | KeyFault
  | 'wrong-version'
  | 'version-not-first'
  | 'unknown-key-type'
  | 'missing-key'
  | 'bad-base64'
  /** A list with an empty or an impossible item, such as `t=`. */
  | 'bad-list'
  /** Two tags that run into each other: `k=rsa p=…`. */
  | 'missing-semicolon'
  /** A quotation mark or a backslash, which belongs to a zone file and not to the record. */
  | 'quoting'

export interface DkimKey {
  readonly version: string | null // "v"
  /** Null means that every hash is accepted. */
  readonly hashAlgorithms: readonly string[] | null // "h"
  readonly keyType: string // "k", "rsa" where it is not said
  readonly notes: string | null // "n"
  /** Base64 without white space; null when the tag is missing, empty when the key is revoked. */
  readonly publicKey: string | null // "p"
  readonly serviceTypes: readonly string[] // "s", "*" where it is not said
  readonly flags: readonly string[] // "t"
  /** Length of the key; null when it could not be read. */
  readonly bits: number | null
  readonly isRevoked: boolean
}

type KeyProblem = Problem<DkimKeyProblem>

const HYPHENATED_WORD = /^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/
const SPACE = /[ \t\r\n]+/g
const LETTER = /[^ \t\r\n]/g
const NEXT_TAG = /[ \t\r\n][vhknpst]=(?=[^=\s])/g
const QUOTING = /["\\]+/g

const firstOf = (tags: readonly Tag[], name: string): Tag | null => tags.find((tag) => tag.name === name) ?? null

const versionProblems = (tags: readonly Tag[]): KeyProblem[] => {
  const tag = firstOf(tags, 'v')
  if (!tag) return []
  const problems: KeyProblem[] = []
  if (tag !== tags[0]) problems.push({ code: 'version-not-first', offset: tag.offset })
  if (tag.value !== 'DKIM1') problems.push({ code: 'wrong-version', offset: tag.valueOffset })
  return problems
}

const itemsOf = (tag: Tag): string[] => tag.value.replaceAll(SPACE, '').split(':')
const isItem = (item: string): boolean => HYPHENATED_WORD.test(item) || item === '*'

const listProblems = (tags: readonly Tag[]): KeyProblem[] =>
  tags
    .filter((tag) => ['h', 's', 't'].includes(tag.name) && !itemsOf(tag).every(isItem))
    .map(({ valueOffset: offset }) => ({ code: 'bad-list', offset }))

/** What a person typed or a form added, wherever it stands; notes are free text. */
const typingProblems = (tags: readonly Tag[], text: string): KeyProblem[] => {
  const notes = firstOf(tags, 'n')
  const isNote = (index: number) =>
    notes !== null && index >= notes.valueOffset && index < notes.valueOffset + notes.value.length
  const quoting = [...text.matchAll(QUOTING)]
    .filter(({ index }) => !isNote(index))
    .map(({ index }): KeyProblem => ({ code: 'quoting', offset: index }))
  const runOn = tags.flatMap(({ name, value, valueOffset }) =>
    name === 'n' ? [] : [...value.matchAll(NEXT_TAG)].map(({ index }) => valueOffset + index),
  )
  return [...quoting, ...runOn.map((offset): KeyProblem => ({ code: 'missing-semicolon', offset }))]
}

const sizeOf = (keyType: string, octets: Uint8Array): KeySize => {
  if (keyType === 'rsa') return rsaKeySize(octets)
  return keyType === 'ed25519' ? ed25519KeySize(octets) : { bits: null, fault: null }
}

/** Where the letter of this index, counted without white space, stands in the record. Only asked for where one is wrong. */
const placesOf = ({ value, valueOffset }: Tag): number[] =>
  [...value.matchAll(LETTER)].map(({ index }) => valueOffset + index)

const readFaults = (tag: Tag, faults: readonly number[]): KeyProblem[] => {
  if (faults.length === 0) return []
  const places = placesOf(tag)
  const end = tag.valueOffset + tag.value.length
  return faults.map((index) => ({ code: 'bad-base64', offset: places[index] ?? end }))
}

/** The key inside "p=": its length, and its problems. White space may stand between any two letters. */
const readKey = (tag: Tag, letters: string, keyType: string): { bits: number | null; problems: KeyProblem[] } => {
  if (letters === '') return { bits: null, problems: [] }
  const { octets, faults } = decodeBase64(letters)
  const problems = readFaults(tag, faults)
  if (!octets) return { bits: null, problems }
  const { bits, fault } = sizeOf(keyType, octets)
  const end = tag.valueOffset + tag.value.length
  if (fault) problems.push({ code: fault, offset: fault === 'truncated-key' ? end : tag.valueOffset })
  return { bits, problems }
}

/**
 * Reads a DKIM key record (RFC 6376 §3.6.1). `text` is the TXT record, its strings joined. Of a tag given twice the first
 * holds. Never throws; linear time; `problems` in the order of the record.
 */
export const parseDkimKey = (text: string): Parsed<DkimKey, DkimKeyProblem> => {
  const { tags, problems } = parseTagList(text)
  const [version, hashes, type, notes, key, services, flags] = ['v', 'h', 'k', 'n', 'p', 's', 't'].map((name) =>
    firstOf(tags, name),
  )
  const keyType = type?.value ?? 'rsa'
  const publicKey = key ? key.value.replaceAll(SPACE, '') : null
  const { bits, problems: keyProblems } = key ? readKey(key, publicKey ?? '', keyType) : { bits: null, problems: [] }
  const isKnownType = keyType === 'rsa' || keyType === 'ed25519'
  const all: KeyProblem[] = [
    ...problems,
    ...versionProblems(tags),
    ...(type && !isKnownType ? [{ code: 'unknown-key-type', offset: type.valueOffset } as const] : []),
    ...listProblems(tags),
    ...typingProblems(tags, text),
    ...(key ? keyProblems : [{ code: 'missing-key', offset: text.length } as const]),
  ]
  const value: DkimKey = {
    version: version?.value ?? null,
    hashAlgorithms: hashes ? itemsOf(hashes) : null,
    keyType,
    notes: notes?.value ?? null,
    publicKey,
    serviceTypes: services ? itemsOf(services) : ['*'],
    flags: flags ? itemsOf(flags).filter((flag) => flag !== '') : [],
    bits,
    isRevoked: publicKey === '',
  }
  return { value, problems: all.toSorted((a, b) => a.offset - b.offset) }
}
