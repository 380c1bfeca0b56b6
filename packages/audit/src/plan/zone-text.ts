/* Edits as an extract of a zone file (RFC 1035 §5.1), for hosts that take one and for people who read one. */
import type { Locale } from '../check.ts'
import { nameKey } from '../resolver.ts'
import type { PlanEdit } from './step.ts'
import { ZONE_TEXTS } from './typed/texts.ts'
import { quotedStrings } from './typed/txt-strings.ts'

/** Short enough to mend a slip soon; stated on each line, because a `$TTL` would reach past the extract. */
const TTL = 3_600

/** What ends a word of a zone file, or begins something else. `\` begins an escape, which the name brings along. */
const SPECIAL = /(\\\d{3}|\\.)|[;()"$\s]|^@/gs

/** A name as a word of a zone file: escapes stay, and what would be read as something else gains one. */
const nameWord = (name: string): string =>
  name.replace(SPECIAL, (found: string, escape: string | undefined) =>
    escape === undefined ? `\\${String(found.charCodeAt(0)).padStart(3, '0')}` : found,
  )

const absolute = (name: string): string => (nameKey(name) === '' ? '.' : `${nameWord(nameKey(name))}.`)

const ownerOf = (name: string, zone: string): string => {
  const plain = nameKey(name)
  if (plain === zone) return '@'
  return plain.endsWith(`.${zone}`) ? nameWord(plain.slice(0, -zone.length - 1)) : absolute(plain)
}

/** Numbers, then a name: what `Answer` has for these types. */
const withTarget = (value: string): string => {
  const words = value.trim().split(/\s+/)
  const target = words.pop() ?? ''
  return [...words, absolute(target)].join(' ')
}

const dataOf = (type: PlanEdit['type'], value: string): string => {
  if (type === 'TXT' || type === 'SPF') return quotedStrings(value)
  return ['CNAME', 'MX', 'NS', 'PTR', 'SRV'].includes(type) ? withTarget(value) : value.trim().replaceAll(/\s+/g, ' ')
}

/**
 * The edits as an extract of the zone’s file: names relative to `$ORIGIN`, targets absolute, long texts in strings of 255
 * octets. What has to go stands as a comment before what comes.
 */
export const zoneText = (edits: readonly PlanEdit[], zone: string, locale: Locale = 'en'): string => {
  const origin = nameKey(zone)
  const { remove } = ZONE_TEXTS[locale]
  const line = ({ name, type }: PlanEdit, value: string) =>
    `${ownerOf(name, origin)}\t${TTL}\tIN\t${type}\t${dataOf(type, value)}`
  const lines = edits.flatMap((edit) => [
    ...edit.before.map((value) => `; ${remove} ${line(edit, value)}`),
    ...edit.after.map((value) => line(edit, value)),
  ])
  return [`$ORIGIN ${absolute(origin)}`, ...lines, ''].join('\n')
}
