/*
 * TLSA records (RFC 6698 §2) as SMTP uses them (RFC 7672 §3.1). Knowingly not done: DNSSEC, without which they mean nothing, and
 * the comparison with a certificate.
 */
import type { Parsed, Problem } from '../evidence.ts'

export interface Tlsa {
  /** 0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE. */
  readonly usage: number
  /** 0 whole certificate, 1 public key. */
  readonly selector: number
  /** 0 exact, 1 SHA-256, 2 SHA-512. */
  readonly matching: number
  /** Hexadecimal, lower case. */
  readonly data: string
}

export type TlsaProblem =
  | 'bad-form'
  | 'usage-not-for-smtp'
  | 'unknown-usage'
  | 'unknown-selector'
  | 'unknown-matching'
  | 'bad-data'

/** Hexadecimal digits that a hash has. */
const DIGITS: Readonly<Record<number, number>> = { 1: 64, 2: 128 }
const NUMBER = /^\d{1,3}$/
const HEX = /^(?:[\da-f]{2})+$/

/** Reads `3 1 1 <hex>`. Never throws; the value is null when the text is no TLSA record at all. */
export const parseTlsa = (text: string): Parsed<Tlsa | null, TlsaProblem> => {
  const [usage = '', selector = '', matching = '', ...rest] = text.trim().split(/\s+/)
  if (![usage, selector, matching].every((part) => NUMBER.test(part))) {
    return { value: null, problems: [{ code: 'bad-form', offset: 0 }] }
  }
  const value: Tlsa = {
    usage: Number(usage),
    selector: Number(selector),
    matching: Number(matching),
    data: rest.join('').toLowerCase(),
  }
  return { value, problems: problemsOf(value, text) }
}

const problemsOf = ({ usage, selector, matching, data }: Tlsa, text: string): Problem<TlsaProblem>[] => {
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index)
  const at = (part: number) => starts[part] ?? text.length
  const length = DIGITS[matching]
  const isData = HEX.test(data) && (length === undefined || data.length === length)
  const problems: Problem<TlsaProblem>[] = []
  // RFC 7672 §3.1.3: PKIX usages SHOULD NOT be published for SMTP, and senders may treat them as unusable.
  if (usage < 2) problems.push({ code: 'usage-not-for-smtp', offset: at(0) })
  if (usage > 3) problems.push({ code: 'unknown-usage', offset: at(0) })
  if (selector > 1) problems.push({ code: 'unknown-selector', offset: at(1) })
  if (matching > 2) problems.push({ code: 'unknown-matching', offset: at(2) })
  if (!isData) problems.push({ code: 'bad-data', offset: at(3) })
  return problems
}

/** Whether a sending server can use the record (RFC 7672 §3.1). */
export const isUsableTlsa = (text: string): boolean => parseTlsa(text).problems.length === 0
