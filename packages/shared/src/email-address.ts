/*
 * A strict subset of the Mailbox of RFC 5321 §4.1.2: dot-atom local part, domain of A-labels with at least two labels.
 * Knowingly refused, each with a code of its own: comments and folding space (RFC 5322 §3.2.2), quoted local parts,
 * address literals, and names outside ASCII (RFC 6531). What passes here can stand unquoted in a command and a header,
 * and cannot be read as another address by another parser.
 */
import { z } from 'zod'
import type { FieldErrorCode } from './error-code.ts'
import { fieldIssue } from './field.ts'
import { asciiHostname, hostnameProblem } from './hostname.ts'

const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const MAX_LOCAL_PART = 64 // octets, RFC 5321 §4.5.3.1.1
const MAX_ADDRESS = 254 // octets: a path of 256 with its angle brackets, RFC 5321 §4.5.3.1.3

export interface AddressProblem {
  code: FieldErrorCode
  /** The same address in a form we accept, where there is one. */
  suggestion?: string
}

const problemOfDomain = (localPart: string, domain: string): AddressProblem | null => {
  if (domain.startsWith('[')) return { code: 'address-literal' }
  const ascii = asciiHostname(domain)
  if (ascii !== null && ascii !== domain.toLowerCase())
    return { code: 'address-not-ascii', suggestion: `${localPart}@${ascii}` }
  if (hostnameProblem(domain) !== null || !domain.includes('.')) return { code: 'address-invalid' }
  return null
}

/** Says why `text` is not an address we accept, or null when it is one. Linear in its length; never throws. */
export const addressProblem = (text: string): AddressProblem | null => {
  if (text.length > MAX_ADDRESS) return { code: 'address-invalid' }
  if (text.includes('(') || text.includes(')')) return { code: 'address-comment' }
  if (text.includes('"')) return { code: 'address-quoted' }
  const at = text.lastIndexOf('@')
  if (at < 1) return { code: 'address-invalid' }
  const localPart = text.slice(0, at)
  // oxlint-disable-next-line no-control-regex -- anything outside ASCII
  if (/[^\u0000-\u007f]/.test(localPart)) return { code: 'address-not-ascii' }
  if (localPart.length > MAX_LOCAL_PART || !DOT_ATOM.test(localPart)) return { code: 'address-invalid' }
  return problemOfDomain(localPart, text.slice(at + 1))
}

/** An e-mail address as we accept it: the domain comes out in lower case, the local part is left as written. */
export const EmailAddress = z
  .string()
  .trim()
  .superRefine((text, context) => {
    if (/[\r\n]/.test(text)) return context.addIssue(fieldIssue('field-line-break'))
    const problem = addressProblem(text)
    if (!problem) return
    context.addIssue(
      fieldIssue(problem.code, problem.suggestion === undefined ? {} : { suggestion: problem.suggestion }),
    )
  })
  .transform((text) => {
    const at = text.lastIndexOf('@')
    return text.slice(0, at + 1) + text.slice(at + 1).toLowerCase()
  })
  .meta({ example: 'isabelle@example.org' })

/** The domain of an address accepted by `EmailAddress`. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
