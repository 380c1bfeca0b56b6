import { z } from 'zod'
import { JsonSchema, schemaAddress } from './json-schema.ts'

interface Node {
  format?: unknown
  pattern?: unknown
  minimum?: unknown
  maximum?: unknown
  propertyNames?: unknown
  readOnly?: unknown
}

/**
 * Leaves out what says nothing to a reader: the pattern behind a known format, the range of a safe integer. A list that
 * our own code may not change is no `readOnly` property, which would be one that only answers have.
 */
const simplify = (node: Node): void => {
  if (node.format !== undefined) delete node.pattern
  if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
  if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
  delete node.propertyNames
  delete node.readOnly
}

/**
 * The named schemas of the contract (`.meta({ id })`) as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. Made by
 * zod itself: the generator of the paths makes every use of a nullable reference nullable for all its other uses.
 */
export const componentSchemas = (): Record<string, JsonSchema> => {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    uri: schemaAddress,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => simplify(jsonSchema),
  })
  return z.record(z.string(), JsonSchema).parse(schemas)
}
