import { errorSentence, IpAddress, type Locale, lineOfText, ReversePath } from '@bienrecu/shared'
import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import type { Env } from '../../http/env.ts'
import { fieldFaults } from '../../http/validate.ts'

const MAX_NAME = 255

const isBlank = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.trim() === '')

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (isBlank(value) ? null : value), schema.nullable())

/** A field left blank is "not known"; the null reverse-path is written `<>`. */
const EnvelopeForm = z.object({
  ip: optional(IpAddress),
  helo: optional(lineOfText(MAX_NAME)),
  mailFrom: optional(ReversePath),
})

export interface UploadedMessage {
  source: Uint8Array
  ip: string | null
  helo: string | null
  mailFrom: string | null
}

/** A form that is no multipart form of ours. */
const readForm = async (c: Context<Env>): Promise<Record<string, string | File>> => {
  try {
    return await c.req.parseBody()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('message-file-missing', { cause: error })
  }
}

const sourceOf = async ({ file, source }: Record<string, string | File>): Promise<Uint8Array> => {
  // Browsers send a file field that was left blank as an empty file without a name.
  if (file instanceof File && (file.size > 0 || file.name !== '')) return new Uint8Array(await file.arrayBuffer())
  if (typeof source === 'string' && source.trim() !== '') return Buffer.from(source)
  throw new AppError('message-file-missing')
}

/** The message of a form, and how it was sent. Throws `message-file-missing`, or `invalid-request` with the faulty fields. */
export const readUpload = async (c: Context<Env>): Promise<UploadedMessage> => {
  const form = await readForm(c)
  const envelope = EnvelopeForm.safeParse(form)
  if (!envelope.success) throw new AppError('invalid-request', { errors: fieldFaults(envelope.error.issues, form) })
  return { source: await sourceOf(form), ...envelope.data }
}

/** What a person is told of an error: of a faulty field rather than of the form. */
export const sentenceOf = ({ code, params, errors }: AppError, locale: Locale): string => {
  const [fault] = errors ?? []
  return fault ? errorSentence(fault.code, locale, fault.params) : errorSentence(code, locale, params)
}
