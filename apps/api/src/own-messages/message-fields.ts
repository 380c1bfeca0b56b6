/*
 * The header section of RFC 5322 §2.2, as bytes: what is kept of a message stays exactly as it was written. The obsolete
 * form with spaces before the colon (§4.5) is read, so that no field hides behind it. Lines that are no field, such as
 * the "From " line of a mailbox file, are left out.
 */

/** One field with its folded lines. */
export interface MessageField {
  readonly name: string
  /** From the name to before the last line end; one character per octet. */
  readonly raw: string
}

export interface MessageParts {
  readonly fields: readonly MessageField[]
  readonly body: Buffer
}

const CRLF = '\r\n'
const END_OF_HEADER = Buffer.from('\r\n\r\n')
/** RFC 5322 §2.2: printable ASCII without the colon. */
const FIELD = /^([!-9;-~]+)[ \t]*:/

/** Every line end as CRLF: a bare CR or LF would be read as one by some servers and not by others (RFC 5321 §2.3.8). */
export const normaliseLines = (bytes: Uint8Array): Buffer => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return Buffer.from(text.replaceAll(/\r\n|\r|\n/g, CRLF), 'latin1')
}

const fieldsIn = (header: string): MessageField[] =>
  header.split(/\r\n(?![ \t])/).flatMap((raw) => {
    const [, name] = FIELD.exec(raw) ?? []
    return name === undefined ? [] : [{ name, raw }]
  })

/** Takes a message or a MIME part with CRLF line ends apart. */
export const splitMessage = (message: Buffer): MessageParts => {
  if (message.subarray(0, 2).toString('latin1') === CRLF) return { fields: [], body: message.subarray(2) }
  const end = message.indexOf(END_OF_HEADER)
  const header = end < 0 ? message : message.subarray(0, end)
  const body = end < 0 ? Buffer.alloc(0) : message.subarray(end + END_OF_HEADER.length)
  return { fields: fieldsIn(header.toString('latin1').replace(/(?:\r\n)+$/, '')), body }
}

/** Puts a message together again. */
export const joinMessage = ({ fields, body }: MessageParts): Buffer =>
  Buffer.concat([Buffer.from(fields.map(({ raw }) => raw + CRLF).join('') + CRLF, 'latin1'), body])

/** What a field says, unfolded (§2.2.3); one character per octet. */
export const valueOf = ({ raw }: MessageField): string =>
  raw
    .slice(raw.indexOf(':') + 1)
    .replaceAll(CRLF, '')
    .trim()

/** The first field of a name, in any capitals. */
export const fieldNamed = (fields: readonly MessageField[], name: string): MessageField | undefined =>
  fields.find((field) => field.name.toLowerCase() === name)
