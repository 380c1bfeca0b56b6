import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { RelayRow } from '../relays/relay.ts'
import { providerOf } from '../relays/sender-rule.ts'
import type { MailboxRow } from './mailbox.ts'

/** `check-first`: the provider may file by itself, a little later. */
export type CopyPolicy = 'append' | 'check-first' | 'skip'

type Relay = Pick<RelayRow, 'provider_id' | 'host' | 'from_address'>
type Mailbox = Pick<MailboxRow, 'host' | 'copy'>

const providerOfRow = ({ provider_id: providerId, host, from_address: fromAddress }: Relay): MailProvider | null =>
  providerOf({ providerId, host, fromAddress })

/** What the provider of a relay calls its folder for sent messages. */
export const knownSentFolders = (relay: Relay): readonly string[] => providerOfRow(relay)?.sent.folders ?? []

/** A provider files what it sends in its own mailboxes alone. */
const isMailboxOf = (provider: MailProvider, relay: Relay, { host }: Mailbox): boolean =>
  host === relay.host || provider.imap.some((server) => server.host === host)

const automatic = (relay: Relay, mailbox: Mailbox): CopyPolicy => {
  const provider = providerOfRow(relay)
  if (provider === null) return 'check-first'
  const { appendAdvice, confidence } = provider.sent
  // A service that only sends has no mailbox: this one is another provider's, and files nothing of what that service sends.
  if (appendAdvice === 'not_applicable') return 'append'
  if (appendAdvice === 'never') return isMailboxOf(provider, relay, mailbox) ? 'skip' : 'check-first'
  return appendAdvice === 'allowed' && confidence !== 'memory' ? 'append' : 'check-first'
}

/** Whether a relay's message is filed: as the user wants it, or as its provider is known to behave. */
export const copyPolicy = (relay: Relay, mailbox: Mailbox): CopyPolicy => {
  if (mailbox.copy === 'auto') return automatic(relay, mailbox)
  return mailbox.copy === 'always' ? 'append' : 'skip'
}
