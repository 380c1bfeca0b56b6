/*
 * The header section of a message as octets (RFC 5322 §2.1), for what has to be the same for the verifier and for us. Fields
 * are told apart as RFC 5322 §2.2.3 does: a line that begins with white space goes on.
 */

const LF = 0x0a
const CR = 0x0d

/** Where the body begins, in octets: behind the first empty line. The whole length when there is none. */
export const bodyOffset = (source: Uint8Array): number => {
  if (source[0] === LF) return 1
  if (source[0] === CR && source[1] === LF) return 2
  for (let at = source.indexOf(LF); at >= 0; at = source.indexOf(LF, at + 1)) {
    if (source[at + 1] === LF) return at + 2
    if (source[at + 1] === CR && source[at + 2] === LF) return at + 3
  }
  return source.length
}

/** Octets of a header section that are looked at. Servers stop at 100 KiB (Postfix) or 256 KiB (Exchange Online). */
export const LONGEST_HEADER = 256 * 1024

/** The header section, each octet a character; one beyond measure is cut. */
export const headerText = (source: Uint8Array): string =>
  Buffer.from(source.buffer, source.byteOffset, Math.min(bodyOffset(source), LONGEST_HEADER)).toString('latin1')

/** The values of the fields of this name, topmost first, unfolded: each octet a character. */
export const fieldValues = (header: string, name: string): string[] => {
  const start = new RegExp(`^${name}[ \\t]*:(.*(?:\\r?\\n[ \\t].*)*)`, 'gim')
  return [...header.matchAll(start)].map(([, value = '']) => value.replaceAll(/\r?\n(?=[ \t])/g, '').trim())
}

/** True when some line ends without CR, as in a file of Unix. */
const hasBareBreak = (source: Uint8Array): boolean => {
  for (let at = source.indexOf(LF); at >= 0; at = source.indexOf(LF, at + 1)) if (source[at - 1] !== CR) return true
  return false
}

/** The message with CRLF at the end of every line (RFC 5321 §2.3.8), as it is sent and signed. */
export const withLineBreaks = (source: Uint8Array): Buffer => {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  if (!hasBareBreak(source)) return bytes
  return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}
