import { fillPlaceholders } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { ReferenceText } from '../locales/reference/reference-text.ts'
import { type JsonSchema, referredName, withoutNull } from '../openapi/json-schema.ts'
import type { Html } from './layout.ts'

const MANY_CHOICES = 12

const scalarKind = ({ type, format, enum: choices, const: only }: JsonSchema): Html => {
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`
  if (choices && choices.length <= MANY_CHOICES)
    return html`${choices.map((choice, index) => html`${index > 0 ? ' | ' : ''}<code>${JSON.stringify(choice)}</code>`)}`
  return html`<code>${format ?? [type ?? 'any'].flat().join(' | ')}</code>`
}

/** What kind of value a schema describes, with links to the schemas it names. */
const kindOf = (nullable: JsonSchema, text: ReferenceText): Html => {
  const { schema, isNullable } = withoutNull(nullable)
  const name = referredName(schema)
  const orNull = isNullable ? ` ${text.page.orNull}` : ''
  if (name !== null) return html`<a href="#schema-${name}">${name}</a>${orNull}`
  if (schema.items) return html`${text.page.listOf} ${kindOf(schema.items, text)}${orNull}`
  return html`${scalarKind(schema)}${orNull}`
}

const limitOf = (nullable: JsonSchema, { page }: ReferenceText): string => {
  const { schema } = withoutNull(nullable)
  const { minimum, maximum, maxLength, maxItems } = schema
  if (minimum !== undefined && maximum !== undefined) return fillPlaceholders(page.from, { min: minimum, max: maximum })
  const max = maxLength ?? maxItems ?? maximum
  return max === undefined ? '' : fillPlaceholders(page.atMost, { max })
}

const defaultOf = (schema: JsonSchema, { page }: ReferenceText): string =>
  schema.default === undefined ? '' : fillPlaceholders(page.default, { value: JSON.stringify(schema.default) })

const row = (owner: string, name: string, schema: JsonSchema, isRequired: boolean, text: ReferenceText): Html => {
  const meaning = text.fields[`${owner}.${name}`] ?? schema.description ?? ''
  const notes = [limitOf(schema, text), defaultOf(schema, text)].filter((note) => note !== '').join(', ')
  return html`<tr>
    <td>
      <code>${name}</code><br />
      <span class="soft">${isRequired ? text.page.required : text.page.optional}</span>
    </td>
    <td>${kindOf(schema, text)} ${notes === '' ? '' : html`<br /><span class="soft">${notes}</span>`}</td>
    <td>
      ${meaning}${schema.properties ? schemaTable(`${owner}.${name}`, schema, text) : ''}${
        schema.items?.properties ? schemaTable(`${owner}.${name}`, schema.items, text) : ''
      }
    </td>
  </tr>`
}

export interface TableRow {
  name: string
  schema: JsonSchema
  isRequired: boolean
}

/** Rows of fields or parameters; `owner` is the schema they belong to. */
export const fieldTable = (owner: string, rows: readonly TableRow[], text: ReferenceText): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${owner}">
    <table>
      <thead>
        <tr>
          <th scope="col">${text.page.field}</th>
          <th scope="col">${text.page.kind}</th>
          <th scope="col">${text.page.meaning}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ name, schema, isRequired }) => row(owner, name, schema, isRequired, text))}
      </tbody>
    </table>
  </div>`

/** The fields of an object; for any other schema, its kind. */
export const schemaTable = (owner: string, schema: JsonSchema, text: ReferenceText): Html => {
  if (!schema.properties) return html`<p>${kindOf(schema, text)}</p>`
  const rows = Object.entries(schema.properties).map(([name, property]) => ({
    name,
    schema: property,
    isRequired: schema.required?.includes(name) ?? false,
  }))
  return fieldTable(owner, rows, text)
}
