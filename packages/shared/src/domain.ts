/*
 * The domain of an e-mail address as RFC 5321 §2.3.5 has it: A-labels (RFC 5890) of letters, digits and hyphens, at least
 * two of them, 63 octets each, 253 together. Knowingly not judged here: whether the name is a public suffix (that takes a
 * list) or exists (that takes the DNS).
 */
import { z } from 'zod'
import { unicodeLabel } from './domain-a-label.ts'
import type { FieldErrorCode } from './error-code.ts'
import { fieldIssue } from './field.ts'
import { asciiHostname, looksLikeIpAddress } from './hostname.ts'

export type DomainFault = Extract<FieldErrorCode, `domain-${string}`>

/** `value` is what was given, `suggestion` the domain inside of it, `label` the part that is too long. */
export type DomainParams = Readonly<Partial<Record<'value' | 'suggestion' | 'label', string>>>

export type DomainReading =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly code: DomainFault; readonly params: DomainParams }

const MAX_NAME = 253 // octets, RFC 1035 §3.1 without the length octets
const MAX_LABEL = 63
const MAX_SHOWN = 80
const MAX_READ = 4_000 // beyond this nothing is looked at closely: it is too long, whatever it is

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** What was given, fit to be shown: control and direction characters replaced, cut where it gets long. */
const shown = (text: string): string => {
  const legible = text.slice(0, MAX_SHOWN + 1).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
  return legible.length > MAX_SHOWN ? `${legible.slice(0, MAX_SHOWN)}…` : legible
}

const fault = (code: DomainFault, params: DomainParams): DomainReading => ({ ok: false, code, params })

/** True for `xn--…` that no name in Unicode leads to: it cannot be registered, and browsers refuse it. */
const isFalseALabel = (label: string): boolean => {
  if (!label.startsWith('xn--')) return false
  const decoded = unicodeLabel(label)
  return decoded === null || asciiHostname(`${decoded}.example`) !== `${label}.example`
}

const readName = (text: string): DomainReading => {
  const value = shown(text)
  const bare = text.replace(/[.。．｡]$/, '')
  // URL parsers give numbers a meaning ("0x7f.1"), hence names of plain ASCII do not go through one.
  // oxlint-disable-next-line no-control-regex -- anything outside ASCII
  const isAscii = !/[^\u0000-\u007f]/.test(bare)
  const domain = isAscii ? bare.toLowerCase() : asciiHostname(bare)
  if (domain === null || looksLikeIpAddress(domain)) return fault('domain-invalid', { value })
  const labels = domain.split('.')
  const long = labels.find((label) => label.length > MAX_LABEL)
  if (domain.length > MAX_NAME) return fault('domain-too-long', { value })
  if (!labels.every((label) => LABEL.test(label)) || labels.some(isFalseALabel))
    return fault('domain-invalid', { value })
  if (long !== undefined) return fault('domain-label-too-long', { value, label: shown(long) })
  if (/^\d+$/.test(labels.at(-1) ?? '')) return fault('domain-invalid', { value })
  return labels.length < 2 ? fault('domain-single-label', { value }) : { ok: true, domain }
}

/** The host of `https://host:443/path`, `//host`, `host/path`, `host:25`; null for what is no address of a page. */
const hostOfUrl = (text: string): string | null => {
  const [, host] =
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(text) ??
    /^(?:https?:)?([^/?#:@\s]+)(?::\d+)?(?:[/?#]|$)/i.exec(text) ??
    []
  return host ?? null
}

const domainOfAddress = (text: string): string | null => {
  const [, domain] = /@\s*(\[[^\]]*\]|[^\s@<>()?,;]+)\s*(?:>\s*)?(?:\?.*)?$/.exec(text.replace(/^mailto:/i, '')) ?? []
  return domain ?? null
}

const isIpAddress = (text: string): boolean => looksLikeIpAddress(text.replace(/^\[(?:ipv6:)?/i, '').replace(/\]$/, ''))

/** The fault of a text that has a domain inside: the domain is offered, or what is wrong with it is told. */
const around = (code: DomainFault, inner: string, value: string): DomainReading => {
  if (isIpAddress(inner)) return fault('domain-is-ip', { value })
  const reading = readName(inner)
  return reading.ok
    ? fault(code, { value, suggestion: reading.domain })
    : { ...reading, params: { ...reading.params, value } }
}

/**
 * Reads a bare domain, in A-labels or in Unicode, with or without a final dot; it comes out in A-labels and lower case.
 * Anything else is told apart by its code: an e-mail address or the address of a page (with the domain they hold), an IP
 * address, a name that is too long, has one label, or cannot be. Linear in the length of the text; never throws.
 */
export const normaliseDomain = (text: string): DomainReading => {
  const trimmed = text.trim()
  const value = shown(trimmed)
  if (trimmed === '') return fault('domain-empty', {})
  if (isIpAddress(trimmed)) return fault('domain-is-ip', { value })
  if (trimmed.length > MAX_READ) return fault('domain-too-long', { value })
  const isPage = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(trimmed)
  const ofAddress = isPage ? null : domainOfAddress(trimmed)
  if (ofAddress !== null) return around('domain-is-address', ofAddress, value)
  const host = /[/?#:]/.test(trimmed) ? hostOfUrl(trimmed) : null
  return host === null ? readName(trimmed) : around('domain-is-url', host, value)
}

/** A domain in a request; comes out in A-labels and lower case. */
export const Domain = z
  .string()
  .superRefine((text, context) => {
    const reading = normaliseDomain(text)
    if (!reading.ok) context.addIssue(fieldIssue(reading.code, reading.params))
  })
  .transform((text) => {
    const reading = normaliseDomain(text)
    return reading.ok ? reading.domain : text
  })
  .meta({ example: 'example.org' })
