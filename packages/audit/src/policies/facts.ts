import type { Fact } from '../evidence.ts'

/** A policy file fetched over HTTPS (RFC 8461 §3.3). */
export interface PolicyFile {
  /** Null when the server gave no file: the reason is told. */
  readonly text: string | null
  readonly fault: 'not-found' | 'tls' | 'redirect' | 'too-large' | 'wrong-type' | null
}

/** What DANE would find at a mail host. */
export interface DaneHost {
  readonly host: string
  /** TLSA records at port 25. */
  readonly records: Fact<readonly string[]>
  /**
   * Whether the host, or a domain above it but not the top-level one, has a DS record: without any its zone is surely not
   * signed; with one it seems to be. Nothing is validated here. False where there is no TLSA record to protect.
   */
  readonly isSigned: Fact<boolean>
}

export interface PolicyFacts {
  /** TXT records at `_mta-sts` that begin with the version, or nearly. */
  mtaSts: Fact<readonly string[]>
  /** Null when no record asks for a policy. Not asked where nobody here can fetch it. */
  mtaStsPolicy: Fact<PolicyFile | null>
  /** TXT records at `_smtp._tls` that begin with the version, or nearly. */
  tlsRpt: Fact<readonly string[]>
  /** Every mail host with a name. */
  dane: Fact<readonly DaneHost[]>
  /** TXT records at `default._bimi` that begin with the version, or nearly. */
  bimi: Fact<readonly string[]>
}
