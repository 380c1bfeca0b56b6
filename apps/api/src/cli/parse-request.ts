import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import { fieldFaults } from '../http/validate.ts'

/** What a route would take, from the words of a command. Throws `invalid-request`, each fault at its field. */
export const parseRequest = <Schema extends z.ZodType>(schema: Schema, request: object): z.output<Schema> => {
  const result = schema.safeParse(request)
  if (result.success) return result.data
  throw new AppError('invalid-request', { errors: fieldFaults(result.error.issues, request) })
}
