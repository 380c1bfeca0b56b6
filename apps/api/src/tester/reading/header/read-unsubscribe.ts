/* List-Unsubscribe (RFC 2369 §3.2) and List-Unsubscribe-Post (RFC 8058 §3.1); which fields a signature covers (RFC 6376 §3.5). */
import type { UnsubscribeFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'
import type { HtmlLink } from '../links/collect-links.ts'
import { fieldBody, type RawField } from './read-section.ts'

/** A link with the end of the sentence before it. */
export type SpokenLink = Pick<HtmlLink, 'href' | 'text' | 'before'>

/** What links out of a list are called in French and English, in their text or in their address. */
const WORDS =
  /unsubscrib|opt[\s_-]?out|d[ée]s[\s-]?(?:abonn|inscri)|me d[ée]sins|plus recevoir|manage (?:your )?(?:email )?(?:subscription|preferences)|email preferences|g[ée]rer (?:vos|mes|votre) (?:abonnements?|pr[ée]f[ée]rences|inscriptions?)/i

/** The addresses in angle brackets, in order; what stands outside is a comment. */
const bracketed = (body: string): string[] => {
  const found: string[] = []
  for (let at = body.indexOf('<'); at >= 0 && found.length < LIMITS.unsubscribeAddresses;) {
    const end = body.indexOf('>', at)
    if (end < 0) break
    // RFC 2369 §2: white space inside the brackets does not count.
    found.push(cut(body.slice(at + 1, end).replace(/\s/g, ''), LIMITS.hrefLength))
    at = body.indexOf('<', end)
  }
  return found
}

/** The fields that a signature covers, in lower case. */
const coveredFields = (signature: string): Set<string> => {
  const tag = signature.split(';').find((part) => part.trimStart().startsWith('h='))
  return new Set(
    (tag ?? '')
      .slice((tag ?? '').indexOf('=') + 1)
      .split(':')
      .map((name) => name.trim().toLowerCase()),
  )
}

const isCovered = (fields: readonly RawField[], hasPost: boolean): boolean | null => {
  const signatures = fields.filter(({ name }) => name.toLowerCase() === 'dkim-signature')
  if (signatures.length === 0) return null
  return signatures.some(({ body }) => {
    const covered = coveredFields(body)
    return covered.has('list-unsubscribe') && (!hasPost || covered.has('list-unsubscribe-post'))
  })
}

/** What says nothing by itself: the sentence before it tells where it leads. */
const POINTER =
  /^(?:cliqu(?:er|ez) |click |tap )?(?:ici|here|(?:sur |on )?(?:ce lien|this link)|(?:en )?suivant ce lien)\W{0,3}$/i

const saysSo = ({ text, href, before }: SpokenLink): boolean =>
  WORDS.test(text) || WORDS.test(href) || (POINTER.test(text) && WORDS.test(before))

/** The last link that says so: it stands at the foot of the message. */
const visibleLink = (links: readonly SpokenLink[]): string | null => links.findLast(saysSo)?.href ?? null

/** `isSigned` tells what signatures cover, not whether they are right. */
export const readUnsubscribe = (fields: readonly RawField[], links: readonly SpokenLink[]): UnsubscribeFacts => {
  const field = fieldBody(fields, 'list-unsubscribe')
  const post = fieldBody(fields, 'list-unsubscribe-post')
  const addresses = field === null ? [] : bracketed(field)
  return {
    field,
    https: addresses.filter((address) => /^https:/i.test(address)),
    mailto: addresses.filter((address) => /^mailto:/i.test(address)),
    post,
    isSigned: isCovered(fields, post !== null),
    visibleLink: visibleLink(links),
  }
}

/** Whether it looks like mail to many. Precedence: RFC 2076 §3.9. */
export const looksBulk = (fields: readonly RawField[], unsubscribe: UnsubscribeFacts): boolean => {
  if (unsubscribe.field !== null || unsubscribe.visibleLink !== null) return true
  if (fieldBody(fields, 'list-id') !== null || fieldBody(fields, 'feedback-id') !== null) return true
  return /^(?:bulk|list)\b/i.test(fieldBody(fields, 'precedence') ?? '')
}
