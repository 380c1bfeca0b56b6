import { PROBLEM_MEDIA_TYPE, Problem } from '@bienrecu/shared'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { Env } from './env.ts'
import { validationHook } from './validate.ts'

/** A set of routes, whose invalid requests become problem details. Mounted under `/v1` by `createApp`. */
export const createRouter = (): OpenAPIHono<Env> => new OpenAPIHono<Env>({ defaultHook: validationHook })

/** The JSON body of a request, for `createRoute`. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

/** OpenAPI wants a description of each answer: the words are put in when the document is made, in its language. */
const WORDS_LATER = ''

/** A JSON answer, for `createRoute`. */
export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema) => ({
  description: WORDS_LATER,
  content: { 'application/json': { schema } },
})

/** An answer without a body, for `createRoute`. */
export const emptyAnswer = { description: WORDS_LATER }

/** Every other answer, for `createRoute`: `responses: { 200: jsonAnswer(…), ...problems }`. */
export const problems = {
  default: { description: WORDS_LATER, content: { [PROBLEM_MEDIA_TYPE]: { schema: Problem } } },
}
