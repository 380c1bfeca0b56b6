import type { RelaySecurity } from '@bienrecu/shared'

/** How to sign in at a mailbox. */
export type MailboxCredentials =
  | { username: string; password: string }
  /** XOAUTH2 or OAUTHBEARER (RFC 7628). */
  | { username: string; accessToken: string }

/** What it takes to reach a mailbox and sign in. Lives in memory only, for the length of a connection. */
export interface MailboxTarget {
  host: string
  port: number
  security: RelaySecurity
  /** PEM; when set, no other authority is trusted. */
  caCertificate: string | null
  /** SHA-256 of the one certificate that is trusted, in hexadecimal. */
  certificatePin: string | null
  credentials: MailboxCredentials
}

/** The secret itself, whichever it is. */
export const secretOf = (credentials: MailboxCredentials): string =>
  'password' in credentials ? credentials.password : credentials.accessToken
