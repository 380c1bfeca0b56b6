import { z } from 'zod'
import { fieldIssue, Id, lineOfText, Timestamp } from './field.ts'

const MAX_PART = 1_000_000 // characters

/** Octets of a file. */
export const MAX_EML = 10 * 1024 * 1024

/** `POST /v1/messages`: a message of the user’s own, to be sent instead of the quote. */
export const CreateOwnMessage = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('parts'),
      subject: lineOfText(400),
      html: z.string().max(MAX_PART).nullable().default(null),
      text: z.string().max(MAX_PART).nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('eml'), source: z.base64().max(14_000_000).describe('The file, at most 10 MB') }),
  ])
  .superRefine((message, context) => {
    const isEmpty = message.kind === 'parts' && !message.html?.trim() && !message.text?.trim()
    if (isEmpty) context.addIssue({ ...fieldIssue('field-required'), path: ['text'] })
  })
  .meta({ id: 'CreateOwnMessage' })
export type CreateOwnMessage = z.input<typeof CreateOwnMessage>

/** A kept message as it is read. Its HTML is anybody’s: to be shown in a frame without scripts that loads nothing. */
export const OwnMessage = z
  .object({
    id: Id,
    kind: z.enum(['parts', 'eml']),
    subject: z.string(),
    size: z.int().describe('Octets'),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    replacedHeaders: z.array(z.string()).describe('Names of fields that the relay puts in their place'),
    html: z.string().nullable(),
    text: z.string().nullable(),
    attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
    createdAt: Timestamp,
  })
  .meta({ id: 'OwnMessage' })
export type OwnMessage = z.infer<typeof OwnMessage>

export const OwnMessageList = z
  .object({ items: z.array(OwnMessage.pick({ id: true, kind: true, subject: true, size: true, createdAt: true })) })
  .meta({ id: 'OwnMessageList' })
export type OwnMessageList = z.infer<typeof OwnMessageList>
