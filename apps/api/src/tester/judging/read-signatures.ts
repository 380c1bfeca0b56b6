/*
 * The DKIM-Signature fields of a message (RFC 6376 §3.5) before anybody verified them: what has to be asked of the DNS.
 * Knowingly not done: the syntax of each tag, which belongs to the verifier.
 */
import { parseTagList } from '@bienrecu/audit/dkim/tag-list'
import type { SignatureFacts } from '@bienrecu/audit/message'

/** One field, read. A tag that is missing is empty, or null. */
export interface SignatureField {
  readonly domain: string // "d="
  readonly selector: string // "s="
  readonly identity: string | null // "i="
  readonly algorithm: string | null // "a="
  /** Lower case. */
  readonly signedFields: readonly string[] // "h="
}

/** More than this and no receiver verifies them all (RFC 6376 §6.1 leaves the number open). */
export const MAX_SIGNATURES = 10

const LONGEST_TAG = 500
const MAX_SIGNED_FIELDS = 200

/** The value of a DKIM-Signature field, unfolded or not. Never throws. */
export const readSignature = (value: string): SignatureField => {
  const { tags } = parseTagList(value)
  // The last of two tags of one name is what the verifier takes.
  const tag = (name: string): string | null =>
    tags
      .findLast((one) => one.name === name)
      ?.value.replaceAll(/\s+/g, '')
      .slice(0, LONGEST_TAG) || null
  const signed = tags.findLast((one) => one.name === 'h')?.value ?? ''
  return {
    domain: tag('d')?.toLowerCase() ?? '',
    selector: tag('s') ?? '',
    identity: tag('i'),
    algorithm: tag('a')?.toLowerCase() ?? null,
    signedFields: signed
      .split(':', MAX_SIGNED_FIELDS)
      .map((name) => name.trim().toLowerCase().slice(0, LONGEST_TAG))
      .filter((name) => name !== ''),
  }
}

/** What the audit has to know of the signatures; a field that names no key is left out. */
export const signatureFacts = (fields: readonly SignatureField[]): SignatureFacts[] =>
  fields
    .filter(({ domain, selector }) => domain !== '' && selector !== '')
    .map(({ domain, selector, identity, algorithm }) => ({ domain, selector, identity, algorithm, result: null }))
