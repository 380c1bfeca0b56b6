/** Who hands a message over, before it is there. */
export type Sending = Pick<Letter, 'ip' | 'helo' | 'mailFrom'>

/** One message to judge, and how it came. Null is "not known", never "absent". */
export interface Letter {
  readonly source: Uint8Array
  /** The address that handed it over, IPv4 or IPv6. */
  readonly ip: string | null
  /** The name of HELO, EHLO or LHLO. */
  readonly helo: string | null
  /** The address of MAIL FROM; empty for the null reverse-path. */
  readonly mailFrom: string | null
  readonly recipient: string | null
  /** Of the connection that brought it; null when that was not encrypted, left out when nobody knows. */
  readonly tls?: { readonly protocol: string; readonly cipher: string } | null | undefined
  readonly origin: 'received' | 'file'
  /** It came by the practice relay: its domain exists on this machine alone. */
  readonly isPractice: boolean
  /** Milliseconds since 1970. */
  readonly receivedAt: number
}
