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

/** The one domain that all authors share, in A-labels and lower case; null when From names none or several. */
export const authorDomain = (from: MailboxFacts['from']): string | null => {
  const domains = new Set((from ?? []).map(({ address }) => domainOf(address.slice(address.lastIndexOf('@') + 1))))
  const [domain, ...others] = domains
  return domain !== undefined && others.length === 0 && (from ?? []).every(({ address }) => address.includes('@'))
    ? domain
    : null
}
