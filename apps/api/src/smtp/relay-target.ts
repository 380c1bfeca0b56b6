import type { RelayAuthMethod, RelaySecurity } from '@bienrecu/shared'
import type { Secret } from '../secrets/secret.ts'

interface PasswordCredentials {
  username: string
  password: string
}

export interface TokenCredentials {
  username: string
  /** An OAuth2 access token (RFC 6749 §1.4). */
  accessToken: Secret
  /** Another one for one that the server has refused. Rejects with a `sign-in-…` code when there is none. */
  renew: (refused: Secret, signal: AbortSignal) => Promise<Secret>
}

export type Credentials = PasswordCredentials | TokenCredentials

/** What it takes to reach a relay and sign in. Lives in memory only, for the length of a connection. */
export interface RelayTarget {
  /** The relay's id, under which its connection is kept. */
  id: string
  /** Another one after every change of the relay. */
  version: number
  host: string
  port: number
  security: RelaySecurity
  /** PEM; when set, no other authority is trusted for this relay. */
  caCertificate: string | null
  /** SHA-256 of the certificate in DER, as 64 hexadecimal digits; when set, no other certificate is trusted, and this one is. */
  certificatePin: string | null
  /** How to sign in; `auto`: the best that both know. */
  authMethod: RelayAuthMethod
  /** Said in EHLO; null: the address of the connection. */
  ehloName: string | null
  /** Null when the relay wants no authentication. */
  credentials: Credentials | null
  /** It leads to our own receiver: the program itself wrote down where. */
  isPractice?: boolean
}
