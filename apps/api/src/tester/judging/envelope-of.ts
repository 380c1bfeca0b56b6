import type { EnvelopeFacts } from '@bienrecu/audit/content/evidence'
import { known, notKnown } from '@bienrecu/audit/evidence'
import { fieldValues, headerText } from './header-section.ts'
import type { Letter } from './letter.ts'

const LONGEST_PATH = 320

/** The address of the topmost Return-Path, which final delivery writes from MAIL FROM (RFC 5321 §4.4); empty for `<>`. */
const returnPath = (source: Uint8Array): string | null => {
  const [field] = fieldValues(headerText(source), 'Return-Path')
  const path = /^<([^<>\s]*)>/.exec(field ?? '')?.[1]
  return path === undefined || path.length > LONGEST_PATH ? null : path
}

/**
 * How the message came. A file that was delivered before still tells its MAIL FROM; which address sent it is not guessed from
 * Received fields: some of them are the sender's own word.
 */
export const envelopeOf = ({
  source,
  ip,
  helo,
  mailFrom,
  recipient,
  tls,
  origin,
  receivedAt,
}: Letter): EnvelopeFacts => ({
  ip,
  helo,
  mailFrom: mailFrom ?? (origin === 'file' ? returnPath(source) : null),
  recipient,
  tls: tls === undefined ? notKnown('not-asked') : known(tls),
  // A file is handed over long after it was written.
  receivedAt: origin === 'file' ? null : new Date(receivedAt).toISOString(),
})
