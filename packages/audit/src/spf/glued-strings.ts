/* Strings of one TXT record are joined without a space (RFC 7208 §3.3): terms cut between two strings stick together. */
import { parseSpf } from './parse.ts'

const GLUED =
  /(?<=[^\s:=+?~-])(?=[+?~-]?(?:include:|ip4:|ip6:|exists:|redirect=|exp=)|[+?~-]all(?:\s|$)|v=spf1(?:\s|$))/gi

/** The terms of a record that look like two. */
export const gluedTerms = (record: string): readonly string[] =>
  record.split(' ').filter((term) => term.replace(GLUED, ' ') !== term)

/** The record with the terms apart; null when something else is wrong as well. */
export const ungluedRecord = (record: string): string | null => {
  const apart = record.replaceAll(GLUED, ' ')
  return parseSpf(apart).problems.length === 0 ? apart : null
}
