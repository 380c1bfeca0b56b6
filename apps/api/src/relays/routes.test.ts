import { Relay, RelayList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'

const PASSWORD = 'canary-5f1d'

const RELAY = {
  name: 'Office',
  host: 'smtp.example.org',
  port: 587,
  security: 'starttls',
  authentication: true,
  username: 'isabelle@example.org',
  fromAddress: 'isabelle@example.org',
}

const pem = (text: string) => `-----BEGIN CERTIFICATE-----\n${btoa(text)}\n-----END CERTIFICATE-----\n`
const AUTHORITY = pem('one')
const OTHER_AUTHORITY = pem('other')

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps()
  request = createTestApp(deps).request
})

const create = async (fields: object = {}): Promise<Relay> => {
  const response = await request('/v1/relays', { body: { ...RELAY, password: PASSWORD, ...fields } })
  expect(response.status).toBe(201)
  return Relay.parse(await response.json())
}

const change = (id: string, body: object) => request(`/v1/relays/${id}`, { method: 'PATCH', body })

const sealedPassword = (id: string) => {
  const { sql } = deps.database
  return deps.database.first(sql.selectFrom('relays').select('password_sealed').where('id', '=', id))?.password_sealed
}

const problemOf = async (response: Response): Promise<unknown> => ({
  status: response.status,
  ...Object(await response.json()),
})

describe('a stolen token', () => {
  it('cannot point a relay at another host and keep its password', async () => {
    const { id } = await create()
    const response = await change(id, { host: 'smtp.attacker.example' })
    expect(await response.json()).toMatchObject({ host: 'smtp.attacker.example', hasPassword: false })
    expect(sealedPassword(id)).toBeNull()
  })

  it.each<[string, object, object]>([
    ['another port in clear', { security: 'none' }, { port: 2525 }],
    ['no encryption any more', { security: 'tls', port: 465 }, { security: 'none', port: 465 }],
    ['no encryption after STARTTLS', { security: 'starttls' }, { security: 'none' }],
    ['an authority of its own', {}, { caCertificate: AUTHORITY }],
    ['another authority', { caCertificate: AUTHORITY }, { caCertificate: OTHER_AUTHORITY }],
    ['all public authorities instead of one', { caCertificate: AUTHORITY }, { caCertificate: null }],
  ])('cannot have the password shown to somebody else by way of %s', async (_way, fields, changes) => {
    const { id } = await create(fields)
    const response = await change(id, changes)
    expect(await response.json()).toMatchObject({ ...changes, hasPassword: false })
    expect(sealedPassword(id)).toBeNull()
  })

  it('cannot do so in two steps either', async () => {
    const { id } = await create()
    await change(id, { authentication: false })
    await change(id, { security: 'none' })
    const response = await change(id, { security: 'starttls', authentication: true })
    expect(await response.json()).toMatchObject({ hasPassword: false })
  })

  it('cannot get the password back by pointing the relay home again', async () => {
    const { id } = await create()
    await change(id, { host: 'smtp.attacker.example' })
    const response = await change(id, { host: RELAY.host })
    expect(await response.json()).toMatchObject({ hasPassword: false, passwordSetAt: null })
  })

  it('cannot keep the password under another user name', async () => {
    const { id } = await create()
    await change(id, { username: 'attacker@example.org' })
    expect(sealedPassword(id)).toBeNull()
  })

  it('cannot keep the password by removing the user name while authentication is off', async () => {
    const { id } = await create()
    await change(id, { authentication: false, username: null })
    expect(sealedPassword(id)).toBeNull()
  })

  it('never reads a password, in any answer', async () => {
    const { id } = await create()
    const answers = [
      await request('/v1/relays'),
      await request(`/v1/relays/${id}`),
      await change(id, { name: 'Other' }),
      await request('/v1/relays', { body: { ...RELAY, name: 'Other', password: PASSWORD } }),
    ]
    for (const answer of answers) expect(await answer.text()).not.toContain(PASSWORD)
  })

  it('leaves a trace of the clearing', async () => {
    const { id } = await create()
    await change(id, { host: 'smtp.attacker.example' })
    const events = deps.database.all(deps.database.sql.selectFrom('audit_log').select(['event', 'subject']))
    expect(events).toContainEqual(expect.objectContaining({ event: 'relay-password-cleared', subject: id }))
  })
})

describe('changing a relay', () => {
  it('keeps the password when the same host is written in capitals', async () => {
    const { id } = await create()
    await change(id, { host: 'SMTP.example.ORG', username: RELAY.username })
    expect(sealedPassword(id)).not.toBeNull()
  })

  it('keeps the password when the certificate of the same host protects it on another port', async () => {
    const { id } = await create()
    const response = await change(id, { name: 'Shop', port: 465, security: 'tls', fromName: 'Isabelle' })
    expect(await response.json()).toMatchObject({ name: 'Shop', port: 465, security: 'tls', hasPassword: true })
  })

  it('keeps the password when encryption is added', async () => {
    const { id } = await create({ security: 'none' })
    const response = await change(id, { port: 465, security: 'tls' })
    expect(await response.json()).toMatchObject({ hasPassword: true })
  })

  it('takes a new password with a new host', async () => {
    const { id } = await create()
    const response = await change(id, { host: 'smtp.example.net', password: 'another' })
    expect(await response.json()).toMatchObject({ host: 'smtp.example.net', hasPassword: true })
    const sealed = sealedPassword(id) ?? ''
    expect(deps.vault.open(sealed, { table: 'relays', row: id, field: 'password' })?.reveal()).toBe('another')
  })

  it('forgets the last test when the connection changes, not when the name does', async () => {
    const { id } = await create()
    const { sql } = deps.database
    const test = {
      at: new Date(0).toISOString(),
      ok: true,
      code: null,
      params: {},
      cause: null,
      reply: null,
      steps: [],
    }
    deps.database.run(sql.updateTable('relays').set({ last_test: JSON.stringify(test) }))
    expect(await (await change(id, { name: 'Shop' })).json()).toMatchObject({ lastTest: { ok: true } })
    expect(await (await change(id, { port: 465 })).json()).toMatchObject({ lastTest: null })
  })

  it('demands a user name as soon as authentication is on', async () => {
    const { id } = await create({ authentication: false, username: null, password: undefined })
    expect(await problemOf(await change(id, { authentication: true }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/username', code: 'field-required' }],
    })
  })

  it('changes nothing when one field is wrong', async () => {
    const { id } = await create()
    const before = await (await request(`/v1/relays/${id}`)).json()
    expect((await change(id, { name: 'New', port: 70_000 })).status).toBe(400)
    expect(await (await request(`/v1/relays/${id}`)).json()).toEqual(before)
  })
})

describe('creating a relay', () => {
  it('answers the relay with its place, without its password', async () => {
    const response = await request('/v1/relays', { body: { ...RELAY, password: PASSWORD } })
    const relay = Relay.parse(await response.json())
    expect(response.headers.get('location')).toBe(`/v1/relays/${relay.id}`)
    expect(relay).toMatchObject({ ...RELAY, hasPassword: true, replyToAddress: null, lastTest: null })
  })

  it('seals the password: the database holds no trace of it', async () => {
    const { id } = await create()
    expect(sealedPassword(id)).toMatch(/^v1\./)
    expect(sealedPassword(id)).not.toContain(PASSWORD)
  })

  it('refuses a name that is taken, whatever its capitals', async () => {
    await create()
    const response = await request('/v1/relays', { body: { ...RELAY, name: 'OFFICE' } })
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'relay-name-taken' })
  })

  it('puts each new relay at the end of the list', async () => {
    await create({ name: 'Shop' })
    await create({ name: 'cottage' })
    const list = RelayList.parse(await (await request('/v1/relays')).json())
    expect(list.items.map((relay) => relay.name)).toEqual(['Shop', 'cottage'])
  })
})

describe('bad input', () => {
  const FAULTS: [string, object, string, string][] = [
    ['host with spaces', { host: 'smtp example org' }, '/host', 'host-invalid'],
    ['host outside ASCII', { host: 'smtp.exämple.org' }, '/host', 'host-not-ascii'],
    ['port 0', { port: 0 }, '/port', 'port-out-of-range'],
    ['port 70000', { port: 70_000 }, '/port', 'port-out-of-range'],
    ['port as text', { port: '587' }, '/port', 'field-wrong-type'],
    ['port that is no mail port', { port: 8080 }, '/port', 'port-not-allowed'],
    ['CR/LF in the host', { host: 'smtp.example.org\r\nRCPT TO:<x@example.net>' }, '/host', 'field-line-break'],
    ['CR/LF in the name', { name: 'Office\r\nBcc: x@example.net' }, '/name', 'field-line-break'],
    ['CR/LF in the user name', { username: 'isabelle\r\nRSET' }, '/username', 'field-line-break'],
    ['CR/LF in the sender name', { fromName: 'Isabelle\nBcc: x@example.net' }, '/fromName', 'field-line-break'],
    ['CR/LF in the address', { fromAddress: 'isabelle@example.org\r\nDATA' }, '/fromAddress', 'field-line-break'],
    ['CR/LF in the password', { password: 'secret\r\nRSET' }, '/password', 'field-line-break'],
    ['control character', { name: 'Off\u0007ice' }, '/name', 'field-control-character'],
    ['address with comment', { fromAddress: 'isabelle(me)@example.org' }, '/fromAddress', 'address-comment'],
    ['quoted local part', { fromAddress: '"isabelle"@example.org' }, '/fromAddress', 'address-quoted'],
    ['internationalised domain', { fromAddress: 'isabelle@exämple.org' }, '/fromAddress', 'address-not-ascii'],
    ['address literal', { replyToAddress: 'isabelle@[192.0.2.1]' }, '/replyToAddress', 'address-literal'],
    ['unknown security', { security: 'ssl' }, '/security', 'field-not-allowed'],
    ['missing name', { name: undefined }, '/name', 'field-required'],
    ['empty name', { name: ' ' }, '/name', 'field-required'],
    ['long name', { name: 'x'.repeat(81) }, '/name', 'field-too-long'],
    ['unknown field', { 'proxy/~': 'socks5://192.0.2.1' }, '/proxy~1~0', 'field-unknown'],
    ['no user name', { username: null }, '/username', 'field-required'],
    ['pin that is no fingerprint', { certificatePin: 'ab:cd' }, '/certificatePin', 'certificate-pin-invalid'],
    ['EHLO name with CR/LF', { ehloName: 'a\r\nMAIL' }, '/ehloName', 'field-line-break'],
    ['certificate that is none', { caCertificate: 'hello' }, '/caCertificate', 'certificate-invalid'],
  ]

  it.each(FAULTS)('%s is named at its place', async (_name, fields, pointer, code) => {
    const response = await request('/v1/relays', { body: { ...RELAY, ...fields } })
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      code: 'invalid-request',
      errors: [expect.objectContaining({ pointer, code, detail: expect.stringMatching(/\S/) })],
    })
    expect(await (await request('/v1/relays')).json()).toEqual({ items: [] })
  })

  it('names every fault at once', async () => {
    const response = await request('/v1/relays', { body: { ...RELAY, host: 'a b', port: 0, name: 1 } })
    const { errors } = Object(await response.json())
    expect(errors).toHaveLength(3)
  })

  it('offers the ASCII form of a name outside ASCII', async () => {
    const response = await request('/v1/relays', {
      body: { ...RELAY, host: 'smtp.exämple.org' },
      headers: { 'Accept-Language': 'fr-FR' },
    })
    const detail = 'Écrivez ce nom de serveur sous sa forme ASCII : smtp.xn--exmple-cua.org'
    expect(Object(await response.json()).errors[0].detail.replace(/\s/g, ' ')).toBe(detail)
  })

  it('takes other ports for the private hosts that the operator names', async () => {
    deps = await createTestDeps({ BIENRECU_ALLOWED_PRIVATE_HOSTS: 'relay.lan, 192.168.1.0/24' })
    request = createTestApp(deps).request
    await create({ name: 'a', host: 'relay.lan', port: 1025 })
    await create({ name: 'b', host: '192.168.1.7', port: 1025 })
    expect((await request('/v1/relays', { body: { ...RELAY, host: '192.0.2.1', port: 1025 } })).status).toBe(400)
  })

  it('answers 404 for a relay that is not there, and for an id that is none', async () => {
    for (const id of [crypto.randomUUID(), 'x', '..%2f..'])
      expect(await problemOf(await request(`/v1/relays/${id}`))).toMatchObject({ status: 404 })
  })
})

describe('deleting a relay', () => {
  it('removes it, sealed password included', async () => {
    const { id } = await create()
    expect((await request(`/v1/relays/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(sealedPassword(id)).toBeUndefined()
    expect((await request(`/v1/relays/${id}`, { method: 'DELETE' })).status).toBe(404)
  })
})
