import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Environment } from '../config.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { referenceText } from '../locales/reference/reference-text.ts'
import { DOCUMENT_FILE, documentText, wholeApp } from '../openapi/committed-document.ts'
import { type ApiDocument, buildDocument } from '../openapi/document.ts'
import { referredName } from '../openapi/json-schema.ts'
import { exampleOf } from './example.ts'
import { operationsOf } from './operation-section.ts'

const URL = 'http://127.0.0.1:2436'

const newApp = async (env: Environment = {}) => wholeApp(await createTestDeps(env))

const documentIn = async (locale: 'en' | 'fr'): Promise<ApiDocument> => buildDocument(await newApp(), locale, URL)

const pageOf = async (path: string, headers: Record<string, string> = {}) => {
  const app = await newApp()
  const response = await app.request(URL + path, { headers })
  expect(response.status).toBe(200)
  return { text: await response.text(), headers: response.headers }
}

describe('the OpenAPI document', () => {
  it('names every route under /v1 but its own, and nothing else', async () => {
    const app = await newApp()
    const routed = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && path !== '/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = operationsOf(await documentIn('en')).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(described.toSorted()).toEqual([...new Set(routed)].toSorted())
  })

  it('is described in both languages', async () => {
    const [en, fr] = [await documentIn('en'), await documentIn('fr')]
    for (const { operation } of operationsOf(en)) expect(operation.summary).not.toBe('')
    const ids = operationsOf(fr).map(({ operation }) => operation.operationId)
    expect(Object.keys(referenceText('fr').operations).toSorted()).toEqual(ids.toSorted())
    expect(Object.keys(referenceText('en').operations).toSorted()).toEqual(ids.toSorted())
  })

  it('has a French sentence for every field that the contract describes', async () => {
    const { components } = await documentIn('fr')
    const described = Object.entries(components.schemas).flatMap(([owner, { properties = {} }]) =>
      Object.entries(properties).flatMap(([name, field]) => (field.description ? [`${owner}.${name}`] : [])),
    )
    expect(Object.keys(referenceText('fr').fields).toSorted()).toEqual(described.toSorted())
  })

  it('refers to schemas that exist, and to tags that are described', async () => {
    const document = await documentIn('en')
    const names = Array.from(JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g), ([, $ref = '']) =>
      referredName({ $ref }),
    )
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name)
    const tags = operationsOf(document).flatMap(({ operation }) => operation.tags ?? [])
    for (const tag of tags) expect(document.tags.map(({ name }) => name)).toContain(tag)
  })

  it('lets only a reference be null, not the schema it refers to', async () => {
    const { components } = await documentIn('en')
    expect(components.schemas['RelayTest']?.type).toBe('object')
    expect(components.schemas['Relay']?.properties?.['lastTest']).toMatchObject({
      anyOf: [{ $ref: '#/components/schemas/RelayTest' }, { type: 'null' }],
    })
  })

  it('says which routes need no token', async () => {
    const open = operationsOf(await documentIn('en')).filter(({ operation }) => operation.security?.length === 0)
    expect(open.map(({ path }) => path)).toEqual(['/v1/meta', '/v1/pair'])
  })

  it('never describes a password in an answer', async () => {
    const { components } = await documentIn('en')
    const owners = Object.entries(components.schemas).filter(([, { properties = {} }]) => 'password' in properties)
    expect(owners.map(([name]) => name).toSorted()).toEqual(['CreateRelay', 'SetRelayImap', 'UpdateRelay'])
  })

  it('is answered without a token', async () => {
    const { text } = await pageOf('/v1/openapi.json?lang=fr')
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', info: { title: 'API de Bien reçu' } })
  })

  it('is committed as it is', async () => {
    expect(readFileSync(DOCUMENT_FILE, 'utf8')).toBe(documentText(await createTestDeps()))
  })

  it('gives an example of every schema, however it refers to itself', async () => {
    const { components } = await documentIn('en')
    for (const schema of Object.values(components.schemas))
      expect(JSON.stringify(exampleOf(schema, components.schemas))).toMatch(/\S/)
  })
})

describe('the pages', () => {
  it.each(['/', '/reference'])('%s follows the language of the browser, unless another is chosen', async (path) => {
    const french = await pageOf(path, { 'Accept-Language': 'fr' })
    expect(french.text).toContain('<html lang="fr">')
    expect(french.headers.get('content-language')).toBe('fr')
    expect((await pageOf(`${path}?lang=en`, { 'Accept-Language': 'fr' })).text).toContain('<html lang="en">')
    expect((await pageOf(`${path}?lang=xx`)).text).toContain('<html lang="en">')
  })

  it.each(['/', '/reference'])('%s runs no script and loads nothing', async (path) => {
    const { text, headers } = await pageOf(path)
    const policy = headers.get('content-security-policy') ?? ''
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(text) ?? []
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(text).not.toMatch(/<script|\son\w+=|style="|src=|<link|@import|url\(/)
  })

  it('/reference shows every operation, schema and error code, with links that lead somewhere', async () => {
    const { text } = await pageOf('/reference?lang=fr')
    const document = await documentIn('fr')
    for (const { operation } of operationsOf(document)) expect(text).toContain(`id="${operation.operationId}"`)
    for (const name of Object.keys(document.components.schemas)) expect(text).toContain(`id="schema-${name}"`)
    expect(text).toContain('<code>relay-name-taken</code>')
    expect(text).toContain('{host} se trouve sur un réseau privé')
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${target}"`)
  })

  it('/ tells nothing about the instance', async () => {
    const app = await newApp({ BIENRECU_DATA: '/home/isabelle/secret-folder' })
    const text = await (await app.request(`${URL}/`)).text()
    expect(text).not.toContain('secret-folder')
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})
