import { isIP } from 'node:net'
import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { RelayRow } from '../relays/relay.ts'
import type { MailboxRow } from './mailbox.ts'

/*
 * To whom the relay's own password may be shown besides the relay: otherwise the thief of a
 * token would name a server of theirs as the mailbox, and wait for the password. Sharing a domain is not enough: hosting
 * companies give their customers names, with certificates, below the domain of their mail servers.
 */

/** An address, or a name to be filled in, could be anybody's. */
const serves = (servers: readonly { readonly host: string }[], host: string): boolean =>
  isIP(host) === 0 &&
  servers.some((server) => !server.host.includes('{') && server.host.toLowerCase() === host.toLowerCase())

/** True when one provider is known to run both, each under exactly this name. */
const isOneProvider = (smtpHost: string, imapHost: string): boolean =>
  mailProviders().some(({ smtp, imap }) => serves(smtp, smtpHost) && serves(imap, imapHost))

type Relay = Pick<RelayRow, 'host' | 'username'>
type Mailbox = Pick<MailboxRow, 'host' | 'security' | 'username'>

/**
 * True when the mailbox may be opened with the relay's own password: encrypted, as the same user, on the relay's very host or
 * on that of the same known provider. A change of the relay's host or user clears the password itself.
 */
export const mayUseRelayPassword = (relay: Relay, mailbox: Mailbox): boolean => {
  const isSameUser = mailbox.username === null || mailbox.username === relay.username
  const isSameHost = mailbox.host.toLowerCase() === relay.host.toLowerCase()
  return mailbox.security !== 'none' && isSameUser && (isSameHost || isOneProvider(relay.host, mailbox.host))
}
