import type { FieldErrorCode, RelayHeader } from '@bienrecu/shared'
import type { FieldFault } from '../app-error.ts'

/** RFC 5322 §2.2: printable ASCII without the colon. */
const NAME = /^[!-9;-~]+$/

const ADDS_RECIPIENT: ReadonlySet<string> = new Set([
  'to',
  'cc',
  'bcc',
  'apparently-to',
  'resent-to',
  'resent-cc',
  'resent-bcc',
  // Sending services take recipients, or a copy to somebody, from these.
  'x-smtpapi',
  'x-mc-bccaddress',
  'x-msys-api',
])

const FORGES_ORIGIN: ReadonlySet<string> = new Set([
  'from',
  'sender',
  'return-path',
  'envelope-from',
  'received',
  'received-spf',
  'authentication-results',
  'arc-authentication-results',
  'arc-message-signature',
  'arc-seal',
  'dkim-signature',
  'domainkey-signature',
  'delivered-to',
  'x-original-to',
  'x-received',
  'x-originating-ip',
  'resent-from',
  'resent-sender',
  'resent-date',
  'resent-message-id',
])

/** Written by us, or by the composer: twice, they make a message that RFC 5322 §3.6 does not allow. */
const BREAKS_MESSAGE: ReadonlySet<string> = new Set([
  'date',
  'message-id',
  'subject',
  'reply-to',
  'in-reply-to',
  'references',
  'mime-version',
])

/** Why a name cannot be that of an added field, or null. */
export const headerNameFault = (name: string): FieldErrorCode | null => {
  const lower = name.toLowerCase()
  if (!NAME.test(name)) return 'header-name-invalid'
  if (ADDS_RECIPIENT.has(lower)) return 'header-adds-recipient'
  if (FORGES_ORIGIN.has(lower)) return 'header-forges-origin'
  return BREAKS_MESSAGE.has(lower) || lower.startsWith('content-') ? 'header-breaks-message' : null
}

/** Every fault of the header fields a relay is to add, each at its place; line breaks are refused before, by the contract. */
export const headerFaults = (headers: readonly RelayHeader[]): FieldFault[] => {
  const seen = new Set<string>()
  return headers.flatMap(({ name, value }, index): FieldFault[] => {
    const lower = name.toLowerCase()
    const code = headerNameFault(name) ?? (seen.has(lower) ? 'header-repeated' : null)
    seen.add(lower)
    const faults: FieldFault[] = code === null ? [] : [{ pointer: `/headers/${index}/name`, code, params: { name } }]
    if (value === '') faults.push({ pointer: `/headers/${index}/value`, code: 'field-required' })
    return faults
  })
}
