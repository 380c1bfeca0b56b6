/* Quoted-printable of RFC 2045 §6.7, for text whose lines are too long for SMTP. */

const MAX_LINE = 76
const PRINTABLE_END = 0x7e
const [TAB, SPACE, EQUALS] = [0x09, 0x20, 0x3d]

const hex = (octet: number): string => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`

const signOf = (octet: number, isLast: boolean): string => {
  const isSpace = octet === SPACE || octet === TAB
  const isPlain = octet > SPACE && octet <= PRINTABLE_END && octet !== EQUALS
  return isPlain || (isSpace && !isLast) ? String.fromCharCode(octet) : hex(octet)
}

/** One line of the text, cut into lines that end with a soft break. */
const encodeLine = (line: Buffer): string => {
  const lines: string[] = []
  let current = ''
  line.forEach((octet, index) => {
    const sign = signOf(octet, index === line.length - 1)
    if (current.length + sign.length > MAX_LINE - 1) {
      lines.push(`${current}=`)
      current = ''
    }
    current += sign
  })
  return [...lines, current].join('\r\n')
}

/** Bytes with CRLF line ends as quoted-printable: lines of at most 76 characters, ASCII alone. */
export const encodeQuotedPrintable = (bytes: Buffer): Buffer => {
  const lines = bytes.toString('latin1').split('\r\n')
  return Buffer.from(lines.map((line) => encodeLine(Buffer.from(line, 'latin1'))).join('\r\n'), 'latin1')
}

/** The bytes that a quoted-printable text stands for. What is not well-formed stays as it is (§6.7, note on robustness). */
export const decodeQuotedPrintable = (bytes: Buffer): Buffer => {
  const text = bytes
    .toString('latin1')
    .replaceAll(/[ \t]+(?=\r\n)/g, '')
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(text, 'latin1')
}
