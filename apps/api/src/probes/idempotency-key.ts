import { z } from '@hono/zod-openapi'
import { AppError } from '../app-error.ts'

/** The request header that makes one message of a request and its repetitions, for `createRoute`. */
export const idempotencyHeader = z.object({
  // Required, but with an error of its own: the schema lets its absence through.
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ param: { required: true } }),
})

/** Its value in one form. Throws `idempotency-key-missing` for anything but a UUID. */
export const keyOf = (header: string | undefined): string => {
  const key = z.uuid().safeParse(header)
  if (!key.success) throw new AppError('idempotency-key-missing')
  return key.data.toLowerCase()
}
