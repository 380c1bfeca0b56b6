/** How long each step of a conversation with an IMAP server may take, in milliseconds. */
export interface ImapTimeouts {
  connect: number
  greeting: number
  /** Silence before the greeting after which we look whether the port speaks TLS. */
  greetingGrace: number
  /** Silence at any later moment. */
  silence: number
  /** The check of a mailbox from beginning to end. */
  wholeCheck: number
  /** One attempt to file a copy. */
  wholeCopy: number
}

export const IMAP_TIMEOUTS: ImapTimeouts = {
  connect: 15_000,
  greeting: 20_000,
  greetingGrace: 3_000,
  silence: 20_000,
  // As for the test of a relay: browsers stop the background of an extension whose request is unanswered for 30 s.
  wholeCheck: 25_000,
  wholeCopy: 60_000,
}
