/*
 * Why mail is not taken, in the words of the protocol: they are read by mail servers and by those who read bounces, hence in
 * English, with the codes of RFC 5321 §4.2 and RFC 3463.
 */

/** A reply that ends a command. */
export class Refusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, text: string) {
    super(text)
    this.name = 'Refusal'
    this.responseCode = responseCode
  }
}

/** With 421 the connection ends as well (RFC 5321 §3.8). */
export const refusals = {
  foreign: (domain: string) =>
    new Refusal(550, `5.7.1 Relaying denied: mail for tests at ${domain} is taken, and no other`),
  unknown: (page: string) => new Refusal(550, `5.1.1 No test was opened for this address; open one at ${page}`),
  expired: (page: string) => new Refusal(550, `5.1.1 This test address has run out; open a new one at ${page}`),
  tooManyRefused: () => new Refusal(421, '4.7.0 Too many unknown recipients'),
  tooManyMessages: () => new Refusal(451, '4.7.1 Too many messages from your network; try again in a minute'),
  busy: () => new Refusal(451, '4.3.2 Too many messages are being judged; try again in a minute'),
  noRoom: () => new Refusal(452, '4.3.1 Too much mail at once; try again in a minute'),
  storage: () => new Refusal(452, '4.3.1 The message could not be stored; try again later'),
  tooLarge: (octets: number) => new Refusal(552, `5.3.4 The message exceeds the limit of ${octets} octets`),
  fault: () => new Refusal(451, '4.3.0 Local error; try again later'),
}

/** Written to a connection that is not even greeted. */
export const TOO_MANY_CONNECTIONS = '421 4.7.0 Too many connections; try again later\r\n'
