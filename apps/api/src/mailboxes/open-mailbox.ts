import type { RelaySecurity } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import { passwordPlace, type RelayRow } from '../relays/relay.ts'
import type { Place, Vault } from '../secrets/vault.ts'
import { findSignIn } from '../sign-in/sign-in.ts'
import type { Database } from '../storage/database.ts'
import { ImapFailure } from './imap-failure.ts'
import { type MailboxRow, mailboxPasswordPlace } from './mailbox.ts'
import type { MailboxCredentials, MailboxTarget } from './mailbox-target.ts'
import { recipientOf } from './password-recipient.ts'

/**
 * An access token for the account of a relay that signs in by OAuth2. Rejects with an `AppError` where there is none, or where
 * this server is not to be shown one.
 */
export type AccessTokenOf = (
  relay: RelayRow,
  server: { host: string; security: RelaySecurity },
  signal: AbortSignal,
) => Promise<string>

export interface OpenMailboxDeps {
  vault: Vault
  database: Database
  accessTokenOf: AccessTokenOf
}

/**
 * A mailbox with what it takes to sign in: its own password, else the relay's, else the relay's access token. Rejects with
 * `imap-password-missing`, `imap-password-withheld`, `imap-password-unreadable`, or what `AccessTokenOf` rejects with.
 */
export type OpenMailbox = (relay: RelayRow, mailbox: MailboxRow, signal: AbortSignal) => Promise<MailboxTarget>

const unseal = (vault: Vault, sealed: string, place: Place): string => {
  const password = vault.open(sealed, place)
  if (password === null) throw new AppError('imap-password-unreadable')
  return password.reveal()
}

/** The relay's own secret, as far as it may be shown; what is known of providers is loaded when it is wanted. */
const borrow = async (
  { vault, accessTokenOf }: OpenMailboxDeps,
  relay: RelayRow,
  mailbox: MailboxRow,
  signal: AbortSignal,
): Promise<{ password: string } | { accessToken: string }> => {
  if (relay.auth_method === 'oauth2') return { accessToken: await accessTokenOf(relay, mailbox, signal) }
  if (relay.password_sealed === null) throw new AppError('imap-password-missing')
  const { mayUseRelayPassword } = await import('./shared-secret.ts')
  const { host, port } = mailbox
  if (!mayUseRelayPassword(relay, mailbox)) throw new ImapFailure('imap-password-withheld', { params: { host, port } })
  return { password: unseal(vault, relay.password_sealed, passwordPlace(relay.id)) }
}

export const createOpenMailbox =
  (deps: OpenMailboxDeps): OpenMailbox =>
  async (relay, mailbox, signal) => {
    const recipient = recipientOf(relay, mailbox)
    // Whoever signed in with a provider may have named no user: the provider did.
    const username = recipient.username ?? findSignIn(deps.database, relay.id)?.account ?? null
    if (username === null) throw new AppError('imap-password-missing')
    const { password_sealed: sealed } = mailbox
    const secret =
      sealed === null
        ? await borrow(deps, relay, mailbox, signal)
        : { password: unseal(deps.vault, sealed, mailboxPasswordPlace(relay.id)) }
    const credentials: MailboxCredentials = { username, ...secret }
    return { ...recipient, credentials }
  }
