import { headerNameFault } from '../relays/check-headers.ts'

/** Written anew for every sending. */
const WRITTEN_ANEW: ReadonlySet<string> = new Set(['date', 'message-id'])

/** Left by servers that the message passed before, or orders to a sending service (whom else to write to, among others). */
const TRACES = [
  'arc-',
  'authentication-results',
  'received',
  'resent-',
  'x-forefront-',
  'x-gm-',
  'x-google-',
  'x-mc-',
  'x-ms-exchange-',
  'x-spam-',
] as const

/**
 * True for a field of a user's message that is not theirs to choose: sender, recipients, identity and date of the
 * message, signatures and traces of another way it went. From and Reply-To are judged by dress-message.ts.
 */
export const isOwnedByRelay = (name: string): boolean => {
  const lower = name.toLowerCase()
  const fault = headerNameFault(name)
  if (fault === 'header-adds-recipient' || fault === 'header-forges-origin' || fault === 'header-name-invalid')
    return true
  return WRITTEN_ANEW.has(lower) || TRACES.some((prefix) => lower.startsWith(prefix))
}
