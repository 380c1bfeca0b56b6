/* What people copy out of a console: the value alone, a line of a zone file, a row of a table, or fields with their labels. */
import { CURLY_QUOTES } from '../../forms/repair.ts'

export interface Pasted {
  /** The name beside the value; null when there is none. */
  readonly owner: string | null
  readonly type: 'TXT' | 'CNAME' | null
  readonly value: string
  /** More than the value was pasted. */
  readonly isWholeLine: boolean
}

const ALL_CURLY = new RegExp(CURLY_QUOTES, 'g')
const ZONE_LINE = /^(?:(\S*_domainkey\S*)\s+)?(?:\d+\s+)?(?:IN\s+)?(?:\d+\s+)?(TXT|CNAME)\s+(\S.*)$/i
const ROW = /^(\S*_domainkey\S*)[\s:]+(\S.*)$/
const LABEL = /^\s*([\p{L}][\p{L}’' ]{1,40}?)\s*:\s*(.*)$/u
const IS_NAME = /^(?:host ?name|host|name|nom(?: d.h[oô]te)?|h[oô]te|sous-domaine|sub-?domain)$/i
const IS_TYPE = /^(?:record )?type$/i
const IS_VALUE =
  /^(?:value|valeur|points? to(?: address or value)?|target|cible|content|contenu|destination|data|donn[ée]es)$/i
const STRINGS = /"((?:[^"\\]|\\.)*)"/g
/** Nothing that is pasted for one key is longer. */
const MAX_LENGTH = 8_000

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The strings of a zone file in parentheses, with what follows as a comment left out. */
const joinedStrings = (value: string): string => {
  if (!/^[("]/.test(value)) return value
  const strings = [...value.matchAll(STRINGS)].map(([, string = '']) => string)
  return strings.length > 0 ? strings.join('') : value.replaceAll(/[()"]/g, ' ').trim()
}

const typeOf = (text: string | undefined): Pasted['type'] => {
  const upper = text?.trim().toUpperCase()
  return upper === 'TXT' || upper === 'CNAME' ? upper : null
}

type Field = 'name' | 'type' | 'value'

const fieldOf = (label: string): Field | null => {
  if (IS_NAME.test(label)) return 'name'
  if (IS_TYPE.test(label)) return 'type'
  return IS_VALUE.test(label) ? 'value' : null
}

/** `Host name: …`, `Value: …`, one field a line; what follows a value without a label belongs to it. */
const fromLabels = (lines: readonly string[]): Pasted | null => {
  const fields = { name: '', type: '', value: '' }
  let current: Field | null = null
  for (const line of lines) {
    const [whole, label = '', rest = ''] = LABEL.exec(line) ?? []
    const field = fieldOf(label)
    if (field) fields[field] = rest
    else if (whole === undefined && current !== null) fields[current] += line
    current = whole === undefined ? current : field
  }
  if (fields.value === '') return null
  const owner = fields.name.trim() || null
  return { owner, type: typeOf(fields.type), value: joinedStrings(fields.value.trim()), isWholeLine: true }
}

const BEGINS_A_RECORD = /^\S*\._domainkey\S*\s+\S/
const VERSION = /\bv\s{0,9}=\s{0,9}dkim1\b/gi

/** More than one record was pasted. */
export const isSeveral = (text: string): boolean => {
  const plain = text.slice(0, MAX_LENGTH)
  const begun = plain.split('\n').filter((line) => BEGINS_A_RECORD.test(line.trimStart()))
  return begun.length > 1 || (plain.match(VERSION) ?? []).length > 1
}

/** Takes apart what was pasted. Never throws. */
export const readPasted = (text: string): Pasted => {
  const plain = text.slice(0, MAX_LENGTH).replaceAll(ALL_CURLY, '"')
  const labelled = fromLabels(plain.split(/\r?\n/))
  if (labelled) return labelled
  const line = flat(plain)
  const zone = ZONE_LINE.exec(line)
  if (zone) {
    return { owner: zone[1] ?? null, type: typeOf(zone[2]), value: joinedStrings(zone[3] ?? ''), isWholeLine: true }
  }
  const row = ROW.exec(line)
  if (row) return { owner: row[1] ?? null, type: null, value: joinedStrings(row[2] ?? ''), isWholeLine: true }
  return {
    owner: null,
    type: null,
    value: plain.includes('-----BEGIN') ? plain : joinedStrings(line),
    isWholeLine: false,
  }
}
