/* Encoded words (RFC 2047) and lists of mailboxes (RFC 5322 §3.4), by postal-mime. */
import type { Mailbox } from '@bienrecu/audit/content/evidence'
import { addressParser, decodeWords } from 'postal-mime'
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'

/** A field body with its encoded words decoded. */
export const decodeField = (body: string): string =>
  body.includes('=?') ? cut(decodeWords(body), LIMITS.fieldLength) : body

/** The mailboxes of a list, those of groups too; a group without members is a mailbox without address. */
export const readMailboxes = (body: string): Mailbox[] => {
  const mailboxes: Mailbox[] = []
  for (const entry of addressParser(body.slice(0, LIMITS.addressLength))) {
    const members = entry.group === undefined ? [entry] : entry.group
    if (members.length === 0) mailboxes.push({ name: entry.name, address: '' })
    for (const { name, address } of members) {
      if (mailboxes.length >= LIMITS.mailboxes) return mailboxes
      mailboxes.push({ name: cut(name, LIMITS.fieldLength), address: cut(address, 1_000) })
    }
  }
  return mailboxes
}
