import type { Locale } from '@bienrecu/shared'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Env } from '../http/env.ts'
import { referenceText } from '../locales/reference/reference-text.ts'
import { VERSION } from '../version.ts'
import { componentSchemas } from './component-schemas.ts'
import { JsonSchema } from './json-schema.ts'

const Content = z.record(z.string(), z.object({ schema: JsonSchema.optional() }))

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: JsonSchema,
})

const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.object({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.optional() })),
})
export type Operation = z.infer<typeof Operation>

const Paths = z.record(z.string(), z.record(z.string(), Operation))

/** Our OpenAPI 3.1 document: what of it we write and what the reference page reads. */
export interface ApiDocument {
  openapi: string
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  tags: { name: string; description: string }[]
  paths: z.infer<typeof Paths>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Record<string, string>> }
}

const describeOperation = (operation: Operation, locale: Locale): Operation => {
  const { operations, parameters, problem } = referenceText(locale)
  const id = operation.operationId
  const text = operations[id]
  if (!text) throw new Error(`no reference text for ${id}`)
  const { summary, description, answer } = text
  const answerTo = (status: string) => (typeof answer === 'string' ? answer : (answer[status] ?? ''))
  const responses = Object.entries(operation.responses).map(
    ([status, response]) =>
      [status, { ...response, description: status === 'default' ? problem : answerTo(status) }] as const,
  )
  const described = operation.parameters?.map((parameter) => {
    const words = parameters[id]?.[parameter.name]
    return { ...parameter, ...(words !== undefined && { description: words }) }
  })
  return {
    ...operation,
    summary,
    ...(description !== undefined && { description }),
    ...(described && { parameters: described }),
    responses: Object.fromEntries(responses),
  }
}

const pathsOf = (app: OpenAPIHono<Env>, locale: Locale): ApiDocument['paths'] => {
  const info = { title: '', version: '' }
  const paths = Paths.parse(app.getOpenAPI31Document({ openapi: '3.1.0', info }).paths ?? {})
  const described = Object.entries(paths).map(([path, operations]) => {
    const all = Object.entries(operations).map(([method, one]) => [method, describeOperation(one, locale)] as const)
    return [path, Object.fromEntries(all)] as const
  })
  return Object.fromEntries(described)
}

/** Every route of the app with its schemas, described in one language. Takes some milliseconds: made when first asked for. */
export const buildDocument = (app: OpenAPIHono<Env>, locale: Locale, publicUrl: string): ApiDocument => {
  const text = referenceText(locale)
  return {
    openapi: '3.1.0',
    info: {
      title: text.title,
      version: VERSION,
      description: text.introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    tags: Object.entries(text.tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(app, locale),
    components: {
      schemas: componentSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: text.token } },
    },
  }
}
