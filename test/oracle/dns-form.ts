/*
 * What the form of a DNS host makes of what is typed into it: written from the facts of dns-hosts.json alone, without
 * a look at how the product writes for that form. Where the base knows nothing, the form is taken to do what most do:
 * it completes names with the zone, and keeps the value as it is.
 */
import type { DnsHost } from '@bienrecu/knowledge/dns-hosts'

import { readMasterText, splitTooLong } from './master-text.ts'
import type { ZoneRecord } from './zone-records.ts'

/** What was typed: the fields of the form. */
export interface TypedFields {
  readonly type: ZoneRecord['type']
  readonly name: string
  readonly value: string
}

/** The record that the zone holds then, or why the form does not take it. */
export type Stored = { readonly record: ZoneRecord } | { readonly refused: string }

type Form = DnsHost['form']

/** What a form does whose habits nobody wrote down. */
const USUAL: Pick<Form, 'nameStyle' | 'fqdnAccepted' | 'targetTrailingDot' | 'txtQuotes' | 'longTxt'> & {
  readonly rootForms: readonly string[]
  readonly maxTxtLength: null
} = {
  rootForms: ['', '@'],
  nameStyle: 'relative',
  fqdnAccepted: 'no',
  targetTrailingDot: 'unknown',
  txtQuotes: 'unknown',
  longTxt: 'auto-split',
  maxTxtLength: null,
}

/** Stores what was typed, as the form of this host does; null for a host that nobody knows. */
export function store(typed: TypedFields, host: DnsHost | null, zone: string): Stored {
  const form = host === null ? USUAL : { ...host.form, rootForms: host.form.rootForms ?? USUAL.rootForms }
  const name = storedName(typed.name.trim(), form, zone)
  if (name === null) return { refused: `the name ${typed.name}` }
  if (typed.type === 'TXT') {
    const text = storedText(typed.value.trim(), form)
    return text === null ? { refused: `the text ${typed.value}` } : { record: { name, type: 'TXT', value: text } }
  }
  if (typed.type === 'CNAME' || typed.type === 'MX') {
    return { record: { name, type: typed.type, value: storedTarget(typed.value.trim(), form, zone) } }
  }
  return { record: { name, type: typed.type, value: typed.value.trim() } }
}

function storedName(
  typed: string,
  form: Pick<Form, 'nameStyle' | 'fqdnAccepted'> & { rootForms: readonly string[] },
  zone: string,
) {
  const roots = form.rootForms.map((root) => root.replace('{domain}', zone))
  if (roots.includes(typed)) return zone
  if (typed === '') return null
  if (typed.endsWith('.')) {
    const takesFull = form.fqdnAccepted.startsWith('yes') || form.nameStyle.includes('full names with a final dot')
    return takesFull ? typed.slice(0, -1) : null
  }
  // "yes, with a trailing dot": without it the name is completed, even one that ends with the zone already.
  if (form.fqdnAccepted === 'yes' && (typed === zone || typed.endsWith(`.${zone}`))) return typed
  return `${typed}.${zone}`
}

function storedText(typed: string, form: Pick<Form, 'txtQuotes' | 'longTxt'> & { maxTxtLength: number | null }) {
  const text = readText(typed, form)
  if (text === null || text === '') return null
  return form.maxTxtLength !== null && text.length > form.maxTxtLength ? null : text
}

/** What quotes mean to this form, and what it does with more than the 255 octets that one string can hold. */
function readText(typed: string, { txtQuotes, longTxt }: Pick<Form, 'txtQuotes' | 'longTxt'>): string | null {
  const isQuoted = typed.startsWith('"')
  const isSplitByHand = longTxt.startsWith('manual-split')
  if (txtQuotes.startsWith('needed')) return splitTooLong(typed) ? null : readMasterText(typed)
  if (txtQuotes.startsWith('console adds them')) {
    if (isQuoted) return splitTooLong(typed) ? null : readMasterText(typed)
    return isSplitByHand && typed.length > 255 ? null : typed
  }
  if (txtQuotes.startsWith('optional') || txtQuotes.startsWith('added automatically')) {
    return isQuoted ? readMasterText(typed) : typed
  }
  if (txtQuotes === 'forbidden' && typed.includes('"')) return null
  return isSplitByHand && typed.length > 255 ? null : typed
}

/** The target of an alias or of an MX (behind its preference), as it is then served. */
function storedTarget(typed: string, { targetTrailingDot }: Pick<Form, 'targetTrailingDot'>, zone: string): string {
  if (typed.endsWith('.')) return typed
  const isRelative =
    targetTrailingDot === 'required' ||
    (targetTrailingDot.startsWith('recommended') && !targetTrailingDot.includes('also completes'))
  return isRelative ? `${typed}.${zone}.` : `${typed}.`
}
