/* Texts that were meant to be an SPF record and are none: RFC 7208 §4.5 wants `v=spf1`, then a space or the end. */
import { isSpfRecord, parseSpf } from './parse.ts'

const QUOTES = /["'\\\u2018-\u201f\u00ab\u00bb\u200b-\u200d\u2060\ufeff]/g
const SPACES = /[\t\r\n\u00a0\u2000-\u200a\u202f\u3000]/g
const VERSION =
  /^(?:(?:v\s*[=:]?\s*)?spf\s*[1l]|v\s*=\s*spf)(?:\s*[;,:]\s*|\s+|$|(?=(?:include|ip4|ip6|exists|redirect)[:=]|[-~?+]all))/i
const SENDER_ID = /^spf2\.0\//i
const VERSION_INSIDE = /(?:^|[^a-z0-9])v\s*[=:]\s*spf\s*1(?:[^a-z0-9]|$)/i
/** A version that stands further on is not one that somebody misplaced. */
const NEAR = 60

const cleaned = (text: string): string => text.replaceAll(QUOTES, '').replaceAll(SPACES, ' ').trim()

/** Whether a TXT record looks like SPF to its author, and not to a receiver. */
export const isLookAlike = (text: string): boolean => {
  if (isSpfRecord(text) || SENDER_ID.test(text)) return false
  const start = cleaned(text.slice(0, NEAR))
  return VERSION.test(start) || VERSION_INSIDE.test(start)
}

/** The record that was meant; null where it cannot be told for sure. */
export const repairedRecord = (text: string): string | null => {
  const start = cleaned(text)
  const found = VERSION.exec(start)
  if (!found) return null
  const terms = start.slice(found[0].length).replaceAll(/[;,]/g, ' ')
  const record = ['v=spf1', ...terms.split(' ').filter((term) => term !== '')].join(' ')
  return parseSpf(record).problems.length === 0 ? record : null
}
