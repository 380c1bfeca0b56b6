/*
 * Host names as RFC 1123 §2.1 and RFC 5890 (A-labels) have them, or an IP address. Knowingly stricter than the DNS
 * itself: no underscore, no trailing dot, 253 octets, 63 per label.
 */
import { z } from 'zod'
import type { FieldErrorCode } from './error-code.ts'
import { fieldIssue } from './field.ts'

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/
const IPV6 = /^[0-9a-f:]*:[0-9a-f:.]*$/i

/** The A-label form of a name, lower case, or null when no such form exists (UTS 46, as URL parsers apply it). */
export const asciiHostname = (name: string): string | null => {
  if (/[\s/\\@:?#%[\]<>^|]/.test(name)) return null
  try {
    return new URL(`http://${name}/`).hostname || null
  } catch {
    return null // the URL parser is the only judge of UTS 46 here, and it answers by throwing
  }
}

/** Says why `name` is not a host name in A-labels, or null when it is one. Never throws. */
export const hostnameProblem = (name: string): FieldErrorCode | null => {
  if (/[\r\n]/.test(name)) return 'field-line-break'
  // oxlint-disable-next-line no-control-regex -- anything outside ASCII
  if (/[^\u0000-\u007f]/.test(name)) return asciiHostname(name) === null ? 'host-invalid' : 'host-not-ascii'
  if (name.length > 253) return 'host-invalid'
  const labels = name.toLowerCase().split('.')
  const isAllNumeric = /^\d+$/.test(labels.at(-1) ?? '')
  return labels.every((label) => LABEL.test(label)) && !isAllNumeric ? null : 'host-invalid'
}

/** True for an IPv4 or IPv6 address in text form, without brackets; the numbers themselves are judged by the API. */
export const looksLikeIpAddress = (text: string): boolean => IPV4.test(text) || IPV6.test(text)

/** A relay's host: a name in A-labels, or an IP address. Comes out in lower case. */
export const Hostname = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const problem = looksLikeIpAddress(text) ? null : hostnameProblem(text)
    if (!problem) return
    const suggestion = problem === 'host-not-ascii' ? asciiHostname(text) : null
    context.addIssue(fieldIssue(problem, suggestion === null ? {} : { suggestion }))
  })
  .transform((text) => text.toLowerCase())
  .meta({ example: 'smtp.example.org' })
