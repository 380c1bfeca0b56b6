import { Relay, RelayList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { createStartProbe } from '../probes/start-probe.ts'
import { createProbing } from '../probes/probing.ts'

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps()
  request = createTestApp(deps).request
})

const SETTINGS = {
  host: 'smtp.example.org',
  port: 465,
  security: 'tls',
  authentication: true,
  username: 'isabelle@example.org',
  fromAddress: 'isabelle@example.org',
}
const create = async (name: string, fields: object = {}): Promise<Relay> =>
  Relay.parse(await (await request('/v1/relays', { body: { ...SETTINGS, name, password: 'x', ...fields } })).json())

const list = async () => RelayList.parse(await (await request('/v1/relays')).json()).items
const names = async () => (await list()).map(({ name }) => name)
const put = (path: string, body: object) => request(path, { method: 'PUT', body })
const rolesOf = async () =>
  (await list()).map(
    ({ name, isDefault, isFallback }) => `${name}${isDefault ? ' default' : ''}${isFallback ? ' fallback' : ''}`,
  )
const codeOf = async (response: Response): Promise<unknown> => Object(await response.json()).code

describe('the order of relays', () => {
  it('is the one the user gives', async () => {
    const [a, b, c] = [await create('a'), await create('b'), await create('c')]
    await put('/v1/relays/order', { ids: [c.id, a.id, b.id] })
    expect(await names()).toEqual(['c', 'a', 'b'])
  })

  it('keeps those that are not named behind, in their order', async () => {
    const [, , c] = [await create('a'), await create('b'), await create('c')]
    await put('/v1/relays/order', { ids: [c.id] })
    expect(await names()).toEqual(['c', 'a', 'b'])
  })

  it('does not change for an id that is none', async () => {
    const [a] = [await create('a'), await create('b')]
    const response = await put('/v1/relays/order', { ids: [crypto.randomUUID(), a.id] })
    expect([response.status, await names()]).toEqual([404, ['a', 'b']])
  })
})

describe('roles', () => {
  it('the first relay of all is the default, and another one may become it', async () => {
    const [, b] = [await create('a'), await create('b')]
    expect(await rolesOf()).toEqual(['a default', 'b'])
    await put('/v1/relays/roles', { defaultId: b.id })
    expect(await rolesOf()).toEqual(['a', 'b default'])
  })

  it('one relay at most is the fallback', async () => {
    const [, b, c] = [await create('a'), await create('b'), await create('c')]
    await put('/v1/relays/roles', { fallbackId: b.id })
    await put('/v1/relays/roles', { fallbackId: c.id })
    expect(await rolesOf()).toEqual(['a default', 'b', 'c fallback'])
    await put('/v1/relays/roles', { fallbackId: null })
    expect(await rolesOf()).toEqual(['a default', 'b', 'c'])
  })

  it('no relay falls back on itself', async () => {
    const a = await create('a')
    expect(await codeOf(await put('/v1/relays/roles', { fallbackId: a.id }))).toBe('relay-roles-conflict')
    expect(await rolesOf()).toEqual(['a default'])
  })

  it('when the default is deleted the next one takes its place, never the fallback', async () => {
    const [a, b, c] = [await create('a'), await create('b'), await create('c')]
    await put('/v1/relays/roles', { fallbackId: b.id })
    await request(`/v1/relays/${a.id}`, { method: 'DELETE' })
    expect(await rolesOf()).toEqual(['b fallback', 'c default'])
    await request(`/v1/relays/${c.id}`, { method: 'DELETE' })
    expect(await rolesOf()).toEqual(['b fallback'])
  })
})

describe('a duplicate', () => {
  const duplicate = async ({ id }: Relay) =>
    Relay.parse(await (await request(`/v1/relays/${id}/duplicate`, { method: 'POST', body: {} })).json())

  it('has the settings and the password, and a name of its own', async () => {
    const original = await create('Office', { headers: [{ name: 'X-Shop', value: 'cottage' }] })
    const copies = [await duplicate(original), await duplicate(original)]
    expect(copies).toMatchObject([
      { name: 'Office 2', host: original.host, hasPassword: true, headers: original.headers },
      { name: 'Office 3', isDefault: false, isFallback: false, lastTest: null },
    ])
  })

  it('opens with its own seal, not with that of the first', async () => {
    const copy = await duplicate(await create('Office', { password: 'canary-77' }))
    const { sql, first } = deps.database
    const row = first(sql.selectFrom('relays').select('password_sealed').where('id', '=', copy.id))
    const place = { table: 'relays', row: copy.id, field: 'password' }
    expect(deps.vault.open(row?.password_sealed ?? '', place)?.reveal()).toBe('canary-77')
  })
})

describe('header fields of a relay', () => {
  it.each([
    ['Bcc', 'header-adds-recipient'],
    ['CC', 'header-adds-recipient'],
    ['X-SMTPAPI', 'header-adds-recipient'],
    ['From', 'header-forges-origin'],
    ['DKIM-Signature', 'header-forges-origin'],
    ['Received', 'header-forges-origin'],
    ['Message-ID', 'header-breaks-message'],
    ['content-type', 'header-breaks-message'],
    ['Content-Transfer-Encoding', 'header-breaks-message'],
    ['X Shop', 'header-name-invalid'],
    ['X-Shop:', 'header-name-invalid'],
    ['X-Été', 'header-name-invalid'],
  ])('%s is refused with its reason', async (name, code) => {
    const response = await request('/v1/relays', { body: { ...SETTINGS, name: 'a', headers: [{ name, value: 'x' }] } })
    expect(Object(await response.json()).errors).toMatchObject([{ pointer: '/headers/0/name', code }])
  })

  it('cannot break out of their line', async () => {
    const headers = [{ name: 'X-Shop', value: 'x\r\nBcc: a@example.net' }]
    const response = await request('/v1/relays', { body: { ...SETTINGS, name: 'a', headers } })
    expect(Object(await response.json()).errors).toMatchObject([
      { pointer: '/headers/0/value', code: 'field-line-break' },
    ])
  })

  it('stand there once each, whatever their capitals', async () => {
    const headers = [
      { name: 'X-Shop', value: 'x' },
      { name: 'x-shop', value: 'y' },
    ]
    const response = await request('/v1/relays', { body: { ...SETTINGS, name: 'a', headers } })
    expect(Object(await response.json()).errors).toMatchObject([
      { pointer: '/headers/1/name', code: 'header-repeated' },
    ])
  })
})

describe('what the provider demands of the From address', () => {
  it.each([
    [
      'Yahoo',
      { host: 'smtp.mail.yahoo.com', fromAddress: 'contact@example.org', username: 'isabelle@yahoo.fr' },
      false,
    ],
    ['Yahoo', { host: 'smtp.mail.yahoo.com', fromAddress: 'Isabelle@yahoo.fr', username: 'isabelle@yahoo.fr' }, true],
    ['La Poste', { host: 'smtp.laposte.net', fromAddress: 'isabelle@laposte.net', username: 'isabelle' }, true],
    ['IONOS', { host: 'smtp.ionos.fr', fromAddress: 'devis@example.org', username: 'isabelle@example.org' }, true],
    ['IONOS', { host: 'smtp.ionos.fr', fromAddress: 'devis@example.net', username: 'isabelle@example.org' }, false],
    ['Brevo', { host: 'smtp-relay.brevo.com', fromAddress: 'devis@example.net', username: 'x@smtp-brevo.com' }, null],
  ])('%s: %j', async (provider, fields, isFitting) => {
    const { senderRule } = await create('a', fields)
    expect(senderRule).toMatchObject({ isFitting })
    expect(senderRule?.providerName).toContain(provider)
  })

  it('is not invented for a server that nobody knows', async () => {
    expect((await create('a')).senderRule).toBeNull()
  })
})

it('a relay whose last test failed cannot send until a test passes', async () => {
  const relay = await create('Office')
  const { sql, run } = deps.database
  const probing = createProbing(deps, { role: 'command' })
  const start = () =>
    createStartProbe({ ...deps, ...probing })(
      { relayId: relay.id, address: 'test-a1b2c3@mail-tester.com', locale: 'fr', overQuota: true, ownMessageId: null },
      { deviceId: null, idempotencyKey: crypto.randomUUID() },
    )
  const tested = (ok: boolean) => {
    const test = { at: new Date(0).toISOString(), ok, code: null, params: {}, cause: null, reply: null, steps: [] }
    run(sql.updateTable('relays').set({ last_test: JSON.stringify(test) }))
  }
  tested(false)
  expect((await list())[0]?.canSend).toBe(false)
  expect(start).toThrow(expect.objectContaining({ code: 'relay-test-failed', params: { relay: 'Office' } }))
  tested(true)
  expect(start().probe.state).toBe('queued')
  await probing.close(0)
})
