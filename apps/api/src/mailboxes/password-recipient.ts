import type { PasswordRecipient } from '@bienrecu/shared'
import type { RelayRow } from '../relays/relay.ts'
import type { MailboxRow } from './mailbox.ts'

/** What decides who is shown the password of a mailbox. */
export type Connection = Pick<MailboxRow, 'host' | 'port' | 'security' | 'username'>
type Trust = Pick<RelayRow, 'host' | 'username' | 'ca_certificate' | 'certificate_pin'>

/** The relay's authority vouches for its mailbox too; its pinned certificate is that of one server, the relay's. */
export const recipientOf = (relay: Trust, mailbox: Connection): PasswordRecipient => ({
  host: mailbox.host,
  port: mailbox.port,
  security: mailbox.security,
  username: mailbox.username ?? relay.username,
  caCertificate: relay.ca_certificate,
  certificatePin: mailbox.host === relay.host ? relay.certificate_pin : null,
})

/** False when the connection would be another one: what a former check found says nothing about it. */
export const isSameConnection = (before: PasswordRecipient, after: PasswordRecipient): boolean =>
  before.host === after.host &&
  before.port === after.port &&
  before.security === after.security &&
  before.username === after.username &&
  before.caCertificate === after.caCertificate &&
  before.certificatePin === after.certificatePin
