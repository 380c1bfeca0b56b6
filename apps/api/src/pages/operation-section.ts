import { html } from 'hono/html'
import type { ReferenceText } from '../locales/reference/reference-text.ts'
import type { ApiDocument, Operation } from '../openapi/document.ts'
import { type JsonSchema, referredName } from '../openapi/json-schema.ts'
import { exampleOf } from './example.ts'
import type { Html } from './layout.ts'
import { fieldTable, schemaTable } from './schema-table.ts'

/** An operation with where it is. */
export interface RoutedOperation {
  method: string
  path: string
  operation: Operation
}

/** All operations of a document, in its order. */
export const operationsOf = ({ paths }: ApiDocument): RoutedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )

/** True when the operation is answered without a token. */
const isPublic = ({ security }: Operation): boolean => security?.length === 0

const schemaLink = (schema: JsonSchema): Html => {
  const name = referredName(schema)
  return name === null ? html`` : html`<a href="#schema-${name}">${name}</a>`
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const exampleBlock = (schema: JsonSchema, { components }: ApiDocument, text: ReferenceText): Html =>
  html`<details>
    <summary>${text.page.example}</summary>
    <pre tabindex="0"><code>${json(exampleOf(schema, components.schemas))}</code></pre>
  </details>`

const parametersPart = ({ parameters = [] }: Operation, text: ReferenceText): Html => {
  if (parameters.length === 0) return html``
  const rows = parameters.map(({ name, schema, required, description }) => ({
    name,
    schema: { ...(description !== undefined && { description }), ...schema },
    isRequired: required ?? false,
  }))
  return html`<h4>${text.page.parameters}</h4>
    ${fieldTable('parameters', rows, text)}`
}

const bodyPart = ({ requestBody }: Operation, document: ApiDocument, text: ReferenceText): Html => {
  const [mediaType] = Object.keys(requestBody?.content ?? {})
  if (mediaType === undefined) return html``
  const schema = requestBody?.content['application/json']?.schema
  if (!schema) return html`<h4>${text.page.body} <code class="soft">${mediaType}</code></h4>`
  const name = referredName(schema)
  const fields = name === null ? undefined : document.components.schemas[name]
  return html`<h4>${text.page.body} ${schemaLink(schema)}</h4>
    ${name !== null && fields ? schemaTable(name, fields, text) : ''} ${exampleBlock(schema, document, text)}`
}

/** Errors have the same form everywhere, and a section of their own. */
const answerPart = (
  status: string,
  answer: Operation['responses'][string],
  document: ApiDocument,
  text: ReferenceText,
) => {
  if (status === 'default') return ''
  const [mediaType, content] = Object.entries(answer.content ?? {})[0] ?? []
  const isJson = mediaType === 'application/json'
  return html`<li>
    <span class="number">${status}</span>${answer.description} ${content?.schema ? schemaLink(content.schema) : ''}
    ${mediaType && !isJson ? html`<code class="soft">${mediaType}</code>` : ''}
    ${isJson && content?.schema ? exampleBlock(content.schema, document, text) : ''}
  </li>`
}

/** One operation: what it does, what it takes, what it answers. */
export const operationSection = (routed: RoutedOperation, document: ApiDocument, text: ReferenceText): Html => {
  const { method, path, operation } = routed
  return html`<article class="card" id="${operation.operationId}">
    <div class="route">
      <span class="method ${method}">${method.toUpperCase()}</span>
      <code class="path">${path}</code>
      ${isPublic(operation) ? html`<span class="pill">${text.page.noToken}</span>` : ''}
    </div>
    <h3>${operation.summary}</h3>
    ${operation.description ? html`<p>${operation.description}</p>` : ''} ${parametersPart(operation, text)}
    ${bodyPart(operation, document, text)}
    <h4>${text.page.answers}</h4>
    <ul class="answers">
      ${Object.entries(operation.responses).map(([status, answer]) => answerPart(status, answer, document, text))}
    </ul>
  </article>`
}
