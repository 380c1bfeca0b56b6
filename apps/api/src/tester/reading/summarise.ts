import type { ContentEvidence, Mailbox } from '@bienrecu/audit/content/evidence'
import type { Fact } from '@bienrecu/audit/evidence'
import type { JudgedMessage } from '@bienrecu/shared'
import { explainHeader } from '../headers-explained/explain-header.ts'
import { isoDate } from './header/read-date.ts'
import { cut } from './cut.ts'
import { LIMITS } from './limits.ts'

const valueOr = <T>(fact: Fact<T>, otherwise: T): T => (fact.known ? fact.value : otherwise)

const mailboxText = ({ name, address }: Mailbox): string => {
  if (name === '') return address
  return address === '' ? name : `${name} <${address}>`
}

const listText = (mailboxes: readonly Mailbox[] | null): string | null =>
  mailboxes === null ? null : cut(mailboxes.map(mailboxText).join(', '), LIMITS.hopLength)

/** The message in short, as it is stored and shown; its dates in ISO 8601 where they can be read. */
export const summarise = (evidence: ContentEvidence, fromDomain: string | null): JudgedMessage => {
  const fields = valueOr(evidence.fields, [])
  const mailboxes = evidence.mailboxes.known ? evidence.mailboxes.value : null
  const field = (name: string): string | null => fields.find((one) => one.name.toLowerCase() === name)?.value ?? null
  const date = field('date')
  return {
    subject: valueOr(evidence.subject, null),
    from: listText(mailboxes?.from ?? null),
    fromDomain,
    to: listText(mailboxes?.to ?? null),
    replyTo: listText(mailboxes?.replyTo ?? null),
    date: date === null ? null : (isoDate(date) ?? date),
    messageId: field('message-id'),
    size: evidence.source.known ? evidence.source.value.size : 0,
    hasText: valueOr(evidence.text, null) !== null,
    hasHtml: valueOr(evidence.html, null) !== null,
    isBulk: valueOr(evidence.isBulk, false),
    links: valueOr(evidence.links, [])
      .slice(0, LIMITS.links)
      .map(({ href, host, text }) => ({ href, host, text, status: null })),
    attachments: [...valueOr(evidence.attachments, [])],
    headers: fields
      .slice(0, LIMITS.shownFields)
      .map(({ name, value }) => ({ name, value, meaning: explainHeader(name)?.id ?? null })),
  }
}
