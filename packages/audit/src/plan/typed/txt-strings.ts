/* The strings of a TXT record (RFC 1035 §3.3.14), and how they are quoted in a zone file (§5.1). */

/** Octets that one string of a TXT record may have. */
export const MAX_STRING = 255

const utf8Length = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x1_0000 ? 3 : 4
}

/** Octets of a text in UTF-8. */
export const octetsOf = (text: string): number => Array.from(text, utf8Length).reduce((sum, size) => sum + size, 0)

/** Cuts a text into strings of 255 octets at most, no letter in two; a short text is one string, and so is an empty one. */
export const txtStrings = (text: string): string[] => {
  const strings: string[] = []
  let current = ''
  let octets = 0
  for (const letter of text) {
    const size = utf8Length(letter)
    if (octets + size > MAX_STRING) {
      strings.push(current)
      current = ''
      octets = 0
    }
    current += letter
    octets += size
  }
  return [...strings, current]
}

const ESCAPED = /["\\]/g
/** What cannot be seen, or acts on whoever reads it: controls, and what turns the direction of a text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escapedOctets = (letter: string): string => {
  const octets = encodeURIComponent(letter).match(/[0-9A-F]{2}/g) ?? [] // a letter of these classes is always escaped
  return octets.map((octet) => `\\${String(Number.parseInt(octet, 16)).padStart(3, '0')}`).join('')
}

/** Between quotes, as a zone file has it: `\"`, `\\`, and `\DDD` for each octet of what cannot be seen. */
export const quoted = (text: string): string => {
  const escaped = text.replace(ESCAPED, String.raw`\$&`).replace(UNSEEN, escapedOctets)
  return `"${escaped}"`
}

/** All strings of a TXT record, quoted, on one line. */
export const quotedStrings = (text: string): string => txtStrings(text).map(quoted).join(' ')
