import { MESSAGE_SECTION, messageStart, readSection } from './header/read-section.ts'
import { readBodies } from './mime/read-bodies.ts'
import { readParts } from './mime/read-parts.ts'

/** A message as it is looked at. */
export interface MessageView {
  /** As it stands in the message: for `htmlView`, never for a page. Null when there is none. */
  readonly html: string | null
  readonly text: string | null
}

/** Reads what is shown of a message. Never throws; bounded as `readMessage` is. */
export const readView = async (octets: Uint8Array): Promise<MessageView> => {
  const source = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  const ignore = (): void => {}
  const start = messageStart(source)
  const { fields, bodyAt } = readSection(source, start, MESSAGE_SECTION, ignore)
  const parts = await readParts(source, { fields, at: start, bodyAt }, ignore)
  const { text, html } = await readBodies(source, parts, ignore)
  return { html: html?.text ?? null, text: text?.text ?? null }
}
