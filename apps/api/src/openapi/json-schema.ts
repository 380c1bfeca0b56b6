import { z } from 'zod'

/** The part of JSON Schema (2020-12) that our contract uses. */
export interface JsonSchema {
  $ref?: string | undefined
  type?: string | string[] | undefined
  description?: string | undefined
  format?: string | undefined
  const?: unknown
  enum?: unknown[] | undefined
  default?: unknown
  example?: unknown
  anyOf?: JsonSchema[] | undefined
  items?: JsonSchema | undefined
  properties?: Record<string, JsonSchema> | undefined
  required?: string[] | undefined
  additionalProperties?: boolean | JsonSchema | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  maxItems?: number | undefined
}

export const JsonSchema: z.ZodType<JsonSchema> = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
  get anyOf() {
    return z.array(JsonSchema).optional()
  },
  get items() {
    return JsonSchema.optional()
  },
  get properties() {
    return z.record(z.string(), JsonSchema).optional()
  },
  required: z.array(z.string()).optional(),
  get additionalProperties() {
    return z.union([z.boolean(), JsonSchema]).optional()
  },
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
})

const PREFIX = '#/components/schemas/'

/** The address of a named schema inside the document. */
export const schemaAddress = (name: string): string => PREFIX + name

/** The name of the schema that another one refers to; null when it refers to none. */
export const referredName = ({ $ref }: JsonSchema): string | null =>
  $ref?.startsWith(PREFIX) ? $ref.slice(PREFIX.length) : null

/** `X or null`, taken apart: the schema of the value, and whether null is allowed. */
export const withoutNull = (schema: JsonSchema): { schema: JsonSchema; isNullable: boolean } => {
  const { type, anyOf } = schema
  if (Array.isArray(type) && type.includes('null')) {
    const others = type.filter((name) => name !== 'null')
    return { schema: { ...schema, type: others.length === 1 ? others[0] : others }, isNullable: true }
  }
  const others = anyOf?.filter((part) => part.type !== 'null') ?? []
  const [only] = others
  if (anyOf === undefined || others.length === anyOf.length || only === undefined) return { schema, isNullable: false }
  const { anyOf: _removed, ...rest } = schema
  return { schema: others.length === 1 ? { ...only, ...rest } : { ...rest, anyOf: others }, isNullable: true }
}
