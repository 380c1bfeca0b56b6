/** How a receiver judged a signature or a sender: the results of RFC 8601 §2.7. */
export type AuthenticationResult =
  | 'pass'
  | 'fail'
  | 'none'
  | 'neutral'
  | 'softfail'
  | 'policy'
  | 'permerror'
  | 'temperror'

/** One DKIM-Signature field, with the receiver's judgement when there is one. */
export interface SignatureFacts {
  readonly domain: string // "d="
  readonly selector: string // "s="
  readonly identity: string | null // "i="
  readonly algorithm: string | null // "a="
  readonly result: AuthenticationResult | null
}

/** What one message showed about its way and its sender. Null means "not shown", never "absent". */
export interface MessageFacts {
  readonly ip: string | null
  readonly helo: string | null
  /** The address of MAIL FROM; empty for the null reverse-path. */
  readonly mailFrom: string | null
  /** The domain of the From field. */
  readonly fromDomain: string | null
  /** Null when nobody looked; empty when the message bears no signature. */
  readonly signatures: readonly SignatureFacts[] | null
}
