import { MESSAGE_SECTION, messageStart, readSection } from './header/read-section.ts'
import { LIMITS } from './limits.ts'
import { decodeFile } from './mime/decode-part.ts'
import { readBodies } from './mime/read-bodies.ts'
import type { Part } from './mime/describe-part.ts'
import { readParts } from './mime/read-parts.ts'

/** A message as it is looked at. */
export interface MessageView {
  /** As it stands in the message: for `htmlView`, never for a page. Null when there is none. */
  readonly html: string | null
  readonly text: string | null
  /** data: addresses by Content-ID, for `htmlView`. */
  readonly inlineImages: ReadonlyMap<string, string>
}

const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const imagesOf = async (source: Buffer, parts: readonly Part[]): Promise<Map<string, string>> => {
  const images = new Map<string, string>()
  let left: number = LIMITS.inlineImageOctets
  for (const part of parts) {
    const { type, contentId, bodyAt, bodyEnd } = part
    if (contentId === null || !SHOWN.has(type) || images.has(contentId) || bodyEnd - bodyAt > left) continue
    left -= bodyEnd - bodyAt
    const octets = await decodeFile(part, source.subarray(bodyAt, bodyEnd))
    images.set(contentId, `data:${type};base64,${octets.toString('base64')}`)
  }
  return images
}

/** Reads what is shown of a message. Never throws; bounded as `readMessage` is. */
export const readView = async (octets: Uint8Array): Promise<MessageView> => {
  const source = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  const ignore = (): void => {}
  const start = messageStart(source)
  const { fields, bodyAt } = readSection(source, start, MESSAGE_SECTION, ignore)
  const parts = await readParts(source, { fields, at: start, bodyAt }, ignore)
  const { text, html } = await readBodies(source, parts, ignore)
  return { html: html?.text ?? null, text: text?.text ?? null, inlineImages: await imagesOf(source, parts) }
}
