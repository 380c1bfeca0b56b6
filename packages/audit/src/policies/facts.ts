import type { Fact } from '../evidence.ts'

/** A policy file fetched over HTTPS (RFC 8461 §3.3). */
export interface PolicyFile {
  /** Null when the server gave no file: the reason is told. */
  readonly text: string | null
  readonly fault: 'not-found' | 'tls' | 'redirect' | 'too-large' | 'wrong-type' | null
}

export interface PolicyFacts {
  /** TXT records at `_mta-sts` that begin with the version. */
  mtaSts: Fact<readonly string[]>
  /** Null when no record asks for a policy. Not asked where nobody here can fetch it. */
  mtaStsPolicy: Fact<PolicyFile | null>
  /** TXT records at `_smtp._tls` that begin with the version. */
  tlsRpt: Fact<readonly string[]>
  /** TLSA records of each mail host at port 25. */
  dane: Fact<readonly { readonly host: string; readonly records: Fact<readonly string[]> }[]>
  /** TXT records at `default._bimi` that begin with the version. */
  bimi: Fact<readonly string[]>
}
