/* Who a message says that it is from and to: RFC 5322 §3.6.2, §3.6.3. */
import type { Mailbox, MailboxFacts } from '@bienrecu/audit/content/evidence'
import { domainOf } from '../links/host.ts'
import { fieldBody, type RawField } from './read-section.ts'
import { readMailboxes } from './words.ts'

/** The facts of the address fields. */
export const mailboxFacts = (fields: readonly RawField[]): MailboxFacts => {
  const list = (name: string): Mailbox[] | null => {
    const body = fieldBody(fields, name)
    return body === null ? null : readMailboxes(body)
  }
  return {
    from: list('from'),
    sender: list('sender')?.[0] ?? null,
    replyTo: list('reply-to'),
    to: list('to'),
    cc: list('cc'),
    bcc: list('bcc'),
  }
}

/** More than one From field is a forgery already; a few show it. */
const MAX_FROM_FIELDS = 5

const domainOfAddress = (address: string): string | null => {
  const at = address.lastIndexOf('@')
  return at < 0 ? null : domainOf(address.slice(at + 1))
}

/**
 * The one domain that all authors share, in A-labels and lower case; null when From names none or several, in one field or
 * in several (RFC 5322 §3.6 allows one; programs differ in which they show).
 */
export const authorDomain = (fields: readonly RawField[]): string | null => {
  const from = fields.filter(({ name }) => name.toLowerCase() === 'from').slice(0, MAX_FROM_FIELDS)
  const authors = from.flatMap(({ body }) => readMailboxes(body))
  const [domain = null, ...others] = new Set(authors.map(({ address }) => domainOfAddress(address)))
  return others.length === 0 ? domain : null
}
