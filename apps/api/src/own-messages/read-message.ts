import type { OwnMessage } from '@bienrecu/shared'
import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime'
import { AppError } from '../app-error.ts'

/** What a message file says, for showing it. */
export type ReadMessage = Pick<OwnMessage, 'subject' | 'headers' | 'html' | 'text' | 'attachments'>

const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true }
const MAX_VALUE = 2_000 // characters of a field that are shown
const IMAGE = /^image\/(?:png|jpeg|gif|webp)$/

const bytesOf = ({ content }: Attachment): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content))

/** The HTML with the pictures that the message itself carries (RFC 2392) in it, for a frame that can load nothing. */
const withPictures = ({ html, attachments }: Email): string | null => {
  if (html === undefined) return null
  const pictures = new Map<string, string>()
  for (const attachment of attachments) {
    const { contentId, mimeType } = attachment
    if (contentId === undefined || !IMAGE.test(mimeType)) continue
    pictures.set(contentId.replace(/^<|>$/g, ''), `data:${mimeType};base64,${bytesOf(attachment).toString('base64')}`)
  }
  return html.replaceAll(/\bcid:([^\s"'<>)]+)/gi, (all, id: string) => pictures.get(id) ?? all)
}

/** Reads a message file. Throws `own-message-unusable` for one that is no message, or nests too deep to be one. */
export const readMessage = async (source: Uint8Array): Promise<ReadMessage> => {
  const email = await PostalMime.parse(source, LIMITS).catch((cause: unknown) => {
    throw new AppError('own-message-unusable', { cause })
  })
  return {
    subject: (email.subject ?? '').slice(0, MAX_VALUE),
    headers: email.headers.map(({ originalKey, value }) => ({
      name: originalKey,
      value: decodeWords(value).slice(0, MAX_VALUE),
    })),
    html: withPictures(email),
    text: email.text ?? null,
    attachments: email.attachments.map((attachment) => ({
      name: attachment.filename ?? '',
      type: attachment.mimeType,
      size: bytesOf(attachment).length,
    })),
  }
}
