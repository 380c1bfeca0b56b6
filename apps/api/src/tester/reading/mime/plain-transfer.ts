/*
 * Encoded bodies in the form that postal-mime takes with the least work and gives back exactly: as one line. For each line it
 * makes an object, for each unit of base64 a buffer, and it adds a line break to what does not end in a soft one.
 */
import { BASE64, CR, EQUALS, isEncodedOctet, LF, PAD, SEXTET, softBreakEnd } from './transfer-octets.ts'

/** Padding ends a unit. Some programs pad every line; a million units would take a gigabyte. */
const MOST_UNITS = 20_000

const HEXADECIMAL = Buffer.from('0123456789ABCDEF')

/** Without anything that is no base64. Ends where nobody pads any more. */
export const plainBase64 = (body: Uint8Array): Buffer => {
  const plain = Buffer.allocUnsafe(body.length)
  let size = 0
  let units = 0
  let isOpen = false // padding counts behind what it pads
  for (const octet of body) {
    const kind = BASE64[octet]
    if (kind === SEXTET || (kind === PAD && isOpen)) plain[size++] = octet
    if (kind === PAD && isOpen && (units += 1) === MOST_UNITS) break
    if (kind === SEXTET || kind === PAD) isOpen = kind === SEXTET
  }
  return plain.subarray(0, size)
}

/** Without soft line breaks; all other breaks, and each `=` that stands for itself, encoded. */
export const plainQuotedPrintable = (body: Uint8Array): Buffer => {
  const plain = Buffer.allocUnsafe(body.length * 3 + 1)
  let size = 0
  for (let at = 0; at < body.length;) {
    const octet = body[at] ?? 0
    const isEncoded = octet === EQUALS && isEncodedOctet(body, at, body.length)
    const end = octet === EQUALS && !isEncoded ? softBreakEnd(body, at + 1, body.length) : -1
    if (end >= 0) {
      at = end
      continue
    }
    if (octet === CR || octet === LF || (octet === EQUALS && !isEncoded)) {
      plain[size++] = EQUALS
      plain[size++] = HEXADECIMAL[octet >> 4] ?? 0
      plain[size++] = HEXADECIMAL[octet & 15] ?? 0
    } else plain[size++] = octet
    at += 1
  }
  plain[size++] = EQUALS
  return plain.subarray(0, size)
}
