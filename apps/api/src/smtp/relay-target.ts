import type { RelayAuthMethod, RelaySecurity } from '@bienrecu/shared'

export interface Credentials {
  username: string
  password: string
}

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
}
