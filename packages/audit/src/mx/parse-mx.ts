/*
 * MX records in presentation form (RFC 1035 §3.3.9), and the null MX (RFC 7505 §3). Knowingly not done: escaped characters in
 * host names, which no mail host has.
 */
import type { Parsed } from '../evidence.ts'
import { nameKey } from '../resolver.ts'

export interface MxRecord {
  readonly preference: number
  /** In lower case, without final dot; "" for the null MX. */
  readonly host: string
}

export type MxProblem = 'bad-form' | 'bad-preference'

const FORM = /^[ \t]*(\S+)(?:[ \t]+(\S*))?[ \t]*$/
const PREFERENCE = /^\d{1,5}$/
const MAX_PREFERENCE = 65_535

/** Reads `10 mx.example.org`. Never throws; the value is null when the text is no MX record. */
export const parseMx = (text: string): Parsed<MxRecord | null, MxProblem> => {
  const [whole, preference = '', host = ''] = FORM.exec(text) ?? []
  if (whole === undefined) return { value: null, problems: [{ code: 'bad-form', offset: 0 }] }
  if (!PREFERENCE.test(preference) || Number(preference) > MAX_PREFERENCE) {
    return { value: null, problems: [{ code: 'bad-preference', offset: text.indexOf(preference) }] }
  }
  return { value: { preference: Number(preference), host: nameKey(host) }, problems: [] }
}
