/* RFC 1035 §3.1 and §4.1.4: octets, numbers and names of a DNS message, compression included. */

/** Thrown where a message ends too early or says what cannot be; caught by `decodeMessage`. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

const POINTER = 0xc0
const MAX_NAME = 255
const MAX_LABEL = 63
const MAX_STEPS = 255 // as many labels as a name can have, and a pointer before each

/** A view of a message from `at` on, up to `end`. */
export interface OctetReader {
  at: number
  readonly end: number
  readonly bytes: Uint8Array
}

/** Reads one octet. */
export const readOctet = (reader: OctetReader): number => {
  const octet = reader.at < reader.end ? reader.bytes[reader.at] : undefined
  if (octet === undefined) throw new MalformedMessage('ends too early')
  reader.at += 1
  return octet
}

/** Reads an unsigned number of `size` octets, at most 6. */
export const readNumber = (reader: OctetReader, size: number): number => {
  let value = 0
  for (let index = 0; index < size; index += 1) value = value * 0x100 + readOctet(reader)
  return value
}

/** Reads `size` octets, each as one character. */
export const readOctets = (reader: OctetReader, size: number): string => {
  const end = reader.at + size
  if (end > reader.end) throw new MalformedMessage('ends too early')
  // Octet by octet: spreading a typed array over the arguments takes ten times as long.
  let text = ''
  while (reader.at < end) text += String.fromCharCode(readOctet(reader))
  return text
}

const PLAIN = /^[!-\-/-@[\]-~]*$/ // neither upper case nor anything that is escaped

/** What would be read as something else stands escaped: `\.` for a dot inside a label, `\032` for a space. */
const spelled = (label: string): string =>
  label.replace(/[^!-~]|[.\\A-Z]/g, (character) => {
    if (/[A-Z]/.test(character)) return character.toLowerCase()
    return /[.\\]/.test(character) ? `\\${character}` : `\\${String(character.charCodeAt(0)).padStart(3, '0')}`
  })

/** Where a pointer leads: before `start`, or nowhere. */
const follow = (reader: OctetReader, start: number, size: number): OctetReader => {
  const target = (size - POINTER) * 0x100 + readOctet(reader)
  if (target >= start) throw new MalformedMessage('a pointer in a circle')
  return { at: target, end: reader.bytes.length, bytes: reader.bytes }
}

/**
 * Reads a name: lower case, without final dot, "" for the root. A pointer leads to what stands before it, and nowhere else
 * (RFC 1035 §4.1.4): no name is endless.
 */
export const readName = (reader: OctetReader): string => {
  let name = ''
  let length = 1
  let here = reader
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const start = here.at
    const size = readOctet(here)
    if (size === 0) return name
    if (size >= POINTER) {
      here = follow(here, start, size)
      continue
    }
    if (size > MAX_LABEL) throw new MalformedMessage('an unknown kind of label')
    length += size + 1
    if (length > MAX_NAME) throw new MalformedMessage('a name too long')
    const label = readOctets(here, size)
    const text = PLAIN.test(label) ? label : spelled(label)
    name = name === '' ? text : `${name}.${text}`
  }
  throw new MalformedMessage('too many pointers')
}
