import { type JsonSchema, referredName, withoutNull } from '../openapi/json-schema.ts'

/** Values a reader recognises, by the name of the field. Documentation names and addresses only. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  product: 'bienrecu',
  version: '0.1.0',
  apiVersion: 1,
  name: 'Office',
  relayName: 'Office',
  deviceName: 'Firefox on my laptop',
  code: 'BCDF-GHJK',
  token: 'brt_…',
  origin: 'moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e',
  host: 'smtp.example.org',
  port: 587,
  security: 'starttls',
  authentication: true,
  username: 'isabelle@example.org',
  password: '…',
  fromName: 'Isabelle',
  address: 'test-x1y2z3@srv1.mail-tester.com',
  fromAddress: 'isabelle@example.org',
  url: 'https://www.mail-tester.com/test-x1y2z3',
  reply: '250 2.0.0 Ok: queued as 4F2A1',
  score: 9.5,
}

const ID = '5f9d3c1e-8a27-4f0b-9c64-2f8f0d6f7b11'
const TIME = '2026-11-21T12:00:00.000Z'

type Schemas = Readonly<Record<string, JsonSchema>>

const ofText = ({ format, enum: choices }: JsonSchema): string => {
  if (format === 'uuid') return ID
  if (format === 'date-time') return TIME
  return typeof choices?.[0] === 'string' ? choices[0] : '…'
}

const ofObject = ({ properties = {} }: JsonSchema, schemas: Schemas, seen: readonly string[]): unknown =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const { schema: value } = withoutNull(schema)
      const isScalar = value.properties === undefined && value.items === undefined && referredName(value) === null
      const known = isScalar && value.format === undefined ? BY_NAME[name] : undefined
      return [name, known ?? exampleOf(schema, schemas, seen)]
    }),
  )

const ofReference = (name: string, schemas: Schemas, seen: readonly string[]): unknown => {
  const schema = schemas[name]
  return schema === undefined ? null : exampleOf(schema, schemas, [...seen, name])
}

/** A value that a schema describes, for reading; a schema inside itself is shown once. */
export const exampleOf = (nullable: JsonSchema, schemas: Schemas, seen: readonly string[] = []): unknown => {
  const { schema, isNullable } = withoutNull(nullable)
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  const name = referredName(schema)
  if (name === 'ErrorCode' && isNullable) return null
  if (name !== null) return seen.includes(name) ? null : ofReference(name, schemas, seen)
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], schemas, seen)
  if (schema.type === 'array') {
    const inner = schema.items && referredName(schema.items)
    return !schema.items || (inner && seen.includes(inner)) ? [] : [exampleOf(schema.items, schemas, seen)]
  }
  if (schema.properties) return ofObject(schema, schemas, seen)
  if (schema.type === 'object') return {}
  if (schema.type === 'boolean') return schema.default ?? true
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1
  return isNullable && schema.format === undefined ? null : ofText(schema)
}
