/** How long each step may take, in milliseconds. */
export interface Timeouts {
  connect: number
  tls: number
  greeting: number
  /** Silence before the greeting after which we look whether the port speaks TLS. */
  greetingGrace: number
  /** EHLO, STARTTLS, AUTH: each reply. */
  command: number
  /** MAIL, RCPT and DATA together. */
  envelope: number
  /** The same on a connection that was kept, where silence means that it is dead. */
  keptEnvelope: number
  /** From the start of the body to the reply to its final dot. */
  body: number
  quit: number
  /** The test of a relay from beginning to end. */
  wholeTest: number
}

/** RFC 5321 §4.5.3.2 from MAIL on; shorter before, where a person watches and nothing is at stake. */
export const TIMEOUTS: Timeouts = {
  connect: 15_000,
  tls: 15_000,
  greeting: 60_000,
  greetingGrace: 5_000,
  command: 60_000,
  envelope: 5 * 60_000,
  keptEnvelope: 10_000,
  body: 10 * 60_000,
  quit: 2_000,
  // Browsers stop the background of an extension whose request is unanswered for 30 s: the answer has to come before.
  wholeTest: 25_000,
}

/** For the test of a relay, which somebody watches from beginning to end. */
export const forTest = (timeouts: Timeouts): Timeouts => ({
  ...timeouts,
  greeting: Math.min(timeouts.greeting, 20_000),
  command: Math.min(timeouts.command, 20_000),
})
