/* Octets of the transfer encodings: RFC 2045 §6.7 (quoted-printable), §6.8 (base64). */

export const [LF, CR, TAB, SPACE, EQUALS] = [0x0a, 0x0d, 0x09, 0x20, 0x3d]

/** What an octet is to base64: white space, one of the 64, padding, or none of them. */
export const [SKIP, SEXTET, PAD, BAD] = [0, 1, 2, 3]

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export const BASE64 = new Uint8Array(256).fill(BAD)
for (const octet of [LF, CR, TAB, SPACE]) BASE64[octet] = SKIP
BASE64[EQUALS] = PAD
for (const octet of Buffer.from(ALPHABET)) BASE64[octet] = SEXTET

const HEXADECIMAL = new Uint8Array(256)
for (const octet of Buffer.from('0123456789abcdefABCDEF')) HEXADECIMAL[octet] = 1

const isHexadecimal = (source: Uint8Array, at: number, to: number): boolean =>
  at < to && HEXADECIMAL[source[at] ?? 0] === 1

/** Whether the `=` at `at` begins an octet in hexadecimal form. */
export const isEncodedOctet = (source: Uint8Array, at: number, to: number): boolean =>
  isHexadecimal(source, at + 1, to) && isHexadecimal(source, at + 2, to)

/** Where the line break after a soft `=` ends, which stands before `from`; -1 when none follows. Spaces may stand between (§6.7 (3)). */
export const softBreakEnd = (source: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && (source[at] === SPACE || source[at] === TAB)) at += 1
  if (at < to && source[at] === CR) at += 1
  if (at >= to) return to
  return source[at] === LF ? at + 1 : -1
}
