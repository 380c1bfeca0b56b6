import { ImapCheck, Relay } from '@bienrecu/shared'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createTestApp, type TestRequest } from '../fixtures/test-app.ts'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { createProbing } from '../probes/probing.ts'
import { startPeer } from '../smtp/fixtures/scripted-peer.ts'
import { selfSignedCertificate } from '../smtp/fixtures/certificates.ts'
import { imapScript, type ImapScript } from './fixtures/imap-script.ts'
import { IMAP_HOST, imapAuthority, imapCertificate } from './fixtures/mailbox-lab.ts'
import { createMailboxes } from './mailboxes.ts'

const PASSWORD = 'canary-relay'
const MAILBOX_PASSWORD = 'canary-mailbox'
const ATTACKER = 'imap.attacker.example'
const RELAY = {
  name: 'Office',
  host: IMAP_HOST,
  port: 587,
  security: 'starttls',
  authentication: true,
  username: 'isabelle',
  fromAddress: 'isabelle@example.org',
  caCertificate: imapAuthority.cert,
  password: PASSWORD,
}
const MAILBOX = { host: IMAP_HOST, port: 993, security: 'tls' }

let deps: TestDeps
let request: (path: string, options?: TestRequest) => Promise<Response>

beforeEach(async () => {
  deps = await createTestDeps({ BIENRECU_ALLOWED_PRIVATE_HOSTS: `${IMAP_HOST},${ATTACKER}` })
  const probing = createProbing(deps, { role: 'server', lookUp: () => Promise.resolve(['127.0.0.1']) })
  onTestFinished(() => probing.close(0))
  request = createTestApp(deps, probing.features).request
})

const createRelay = async (fields: object = {}): Promise<Relay> =>
  Relay.parse(await (await request('/v1/relays', { body: { ...RELAY, ...fields } })).json())
const set = (id: string, fields: object = {}) =>
  request(`/v1/relays/${id}/imap`, { method: 'PUT', body: { ...MAILBOX, ...fields } })
const check = async (id: string): Promise<ImapCheck> =>
  ImapCheck.parse(await (await request(`/v1/relays/${id}/imap/check`, { method: 'POST' })).json())
const mailboxOf = async (response: Response) => Relay.parse(await response.json()).imap
const read = async (id: string) => mailboxOf(await request(`/v1/relays/${id}`))
const changeRelay = (id: string, body: object) => request(`/v1/relays/${id}`, { method: 'PATCH', body })

/** A server on the loopback under whatever name leads there. */
const serve = async (script: ImapScript = {}) => {
  const peer = await startPeer(imapScript({ certificate: imapCertificate, ...script }))
  onTestFinished(() => peer.close())
  return peer
}
const formsOf = (secret: string) => [secret, Buffer.from(`\0isabelle\0${secret}`).toString('base64')]
const hasHeard = (lines: readonly string[], secret: string) =>
  formsOf(secret).some((form) => lines.some((line) => line.includes(form)))

describe('a stolen token', () => {
  it('cannot have the relay’s password shown to another server by naming it as the mailbox', async () => {
    const thief = await serve({ certificate: imapAuthority.issue([ATTACKER]) })
    const { id } = await createRelay()
    await set(id, { host: ATTACKER, port: thief.port })
    expect(await check(id)).toMatchObject({ ok: false, code: 'imap-password-withheld' })
    expect(thief.connections).toBe(0)
  })

  it.each([
    ['smtp.example.org', 'imap.example.org'],
    ['ssl0.ovh.net', 'vps-1234.vps.ovh.net'],
    ['smtp.gmail.com', 'imap.gmail.com.attacker.example'],
    ['smtp.o2switch.net', 'attacker.o2switch.net'],
  ])('cannot do so below a domain that %s shares with %s', async (host, imapHost) => {
    const { id } = await createRelay({ host, caCertificate: null })
    await set(id, { host: imapHost })
    expect(await check(id)).toMatchObject({ code: 'imap-password-withheld' })
  })

  it('cannot have the relay’s password sent in clear, or as another user', async () => {
    const server = await serve({ security: 'none' })
    const { id } = await createRelay()
    await set(id, { port: server.port, security: 'none' })
    expect(await check(id)).toMatchObject({ code: 'imap-password-withheld' })
    await set(id, { port: server.port, username: 'attacker' })
    expect(await check(id)).toMatchObject({ code: 'imap-password-withheld' })
    expect(server.connections).toBe(0)
  })

  it.each<[string, object]>([
    ['another host', { host: ATTACKER }],
    ['another user', { username: 'attacker' }],
    ['no encryption', { security: 'none' }],
  ])('cannot keep the mailbox’s own password through %s', async (_way, change) => {
    const { id } = await createRelay()
    expect(await mailboxOf(await set(id, { password: MAILBOX_PASSWORD }))).toMatchObject({ hasPassword: true })
    expect(await mailboxOf(await set(id, change))).toMatchObject({ hasPassword: false })
    expect(await mailboxOf(await set(id))).toMatchObject({ hasPassword: false })
  })

  it.each<[string, object]>([
    ['another authority', { caCertificate: selfSignedCertificate(['example.org']).cert }],
    ['all authorities', { caCertificate: null }],
    ['a pinned certificate', { certificatePin: '0'.repeat(64) }],
    ['another user', { username: 'attacker' }],
  ])('cannot keep it through a change of the relay: %s', async (_way, change) => {
    const { id } = await createRelay()
    await set(id, { password: MAILBOX_PASSWORD })
    await changeRelay(id, change)
    expect(await read(id)).toMatchObject({ hasPassword: false })
  })

  it('cannot move it to another relay: it goes with its own', async () => {
    const { id } = await createRelay()
    await set(id, { password: MAILBOX_PASSWORD })
    await request(`/v1/relays/${id}`, { method: 'DELETE' })
    expect(deps.database.all(deps.database.sql.selectFrom('relay_mailboxes').selectAll())).toEqual([])
  })

  it('leaves a trace', async () => {
    const { id } = await createRelay()
    await set(id, { password: MAILBOX_PASSWORD })
    await set(id, { host: ATTACKER })
    const events = deps.database
      .all(deps.database.sql.selectFrom('audit_log').select('event'))
      .map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['mailbox-set', 'mailbox-password-set', 'mailbox-password-cleared']))
  })

  it('never reads a password, in any answer', async () => {
    const { id } = await createRelay()
    const answers = [await set(id, { password: MAILBOX_PASSWORD }), await request('/v1/relays')]
    for (const answer of answers) expect(await answer.text()).not.toMatch(/canary/)
  })
})

describe('a mailbox', () => {
  it('is opened with the relay’s password on the relay’s own host', async () => {
    const server = await serve()
    const { id } = await createRelay()
    await set(id, { port: server.port })
    expect(await check(id)).toMatchObject({ ok: true, suggestedFolder: 'Sent' })
    expect(hasHeard(server.lines, PASSWORD)).toBe(true)
  })

  it('is opened with its own password, where it has one, on any host', async () => {
    const server = await serve()
    const { id } = await createRelay({ host: 'smtp.example.net' })
    await set(id, { port: server.port, password: MAILBOX_PASSWORD })
    expect(await check(id)).toMatchObject({ ok: true })
    expect(hasHeard(server.lines, MAILBOX_PASSWORD)).toBe(true)
    expect(hasHeard(server.lines, PASSWORD)).toBe(false)
  })

  it('borrows from a relay whose provider runs both servers', async () => {
    const { mayUseRelayPassword } = await import('./shared-secret.ts')
    const relay = { host: 'smtp.gmail.com', username: 'isabelle' }
    expect(mayUseRelayPassword(relay, { host: 'imap.gmail.com', security: 'tls', username: null })).toBe(true)
    expect(mayUseRelayPassword(relay, { host: 'imap.gmail.com', security: 'none', username: null })).toBe(false)
    expect(mayUseRelayPassword(relay, { host: 'imap.orange.fr', security: 'tls', username: null })).toBe(false)
    const bridged = { host: 'smtp.protonmail.ch', username: 'isabelle' }
    expect(mayUseRelayPassword(bridged, { host: '127.0.0.1', security: 'tls', username: null })).toBe(false)
  })

  it('says why it cannot be opened, and what helps, in both languages', async () => {
    const server = await serve({ answers: { AUTHENTICATE: 'NO [AUTHENTICATIONFAILED] Invalid credentials' } })
    const { id } = await createRelay()
    await set(id, { port: server.port })
    const failed = await check(id)
    expect(failed).toMatchObject({ ok: false, code: 'imap-auth-failed', folders: [] })
    expect(failed.reply).toContain('Invalid credentials')
    expect(failed.cause?.text.fr).toContain(IMAP_HOST)
    expect((await read(id))?.lastCheck).toEqual(failed)
  })

  it('that is nowhere, or has no password, is said to be so', async () => {
    const { id } = await createRelay({ authentication: false, username: null, password: undefined })
    expect((await request(`/v1/relays/${id}/imap/check`, { method: 'POST' })).status).toBe(404)
    expect((await request(`/v1/relays/${id}/imap`, { method: 'DELETE' })).status).toBe(404)
    expect((await set(id)).status).toBe(400)
    await set(id, { username: 'isabelle' })
    expect(await check(id)).toMatchObject({ code: 'imap-password-missing' })
  })

  it('is at a port of IMAP, or where the operator allows it', async () => {
    const { id } = await createRelay()
    const refused = await set(id, { host: 'imap.example.net', port: 25 })
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/port', code: 'imap-port-not-allowed' }] })
  })

  it('is never on a private network unless the operator names it', async () => {
    const { id } = await createRelay()
    await set(id, { host: 'mail.example.net', password: MAILBOX_PASSWORD })
    expect(await check(id)).toMatchObject({ code: 'host-private' })
  })

  it('is removed with its password', async () => {
    const { id } = await createRelay()
    await set(id, { password: MAILBOX_PASSWORD })
    expect((await request(`/v1/relays/${id}/imap`, { method: 'DELETE' })).status).toBe(204)
    expect(await read(id)).toBeNull()
  })

  it.each(['host', 'folder', 'username'])('takes no line break in %s', async (field) => {
    const { id } = await createRelay()
    expect((await set(id, { [field]: 'a\r\nA1 LOGOUT' })).status).toBe(400)
  })
})

describe('the list of folders', () => {
  it('stays until the connection changes, not when the folder or the rule does', async () => {
    const server = await serve()
    const { id } = await createRelay()
    await set(id, { port: server.port })
    const { folders } = await check(id)
    for (const change of [{ folder: 'Sent' }, { folder: 'Sent', copy: 'always' }, { username: 'isabelle' }]) {
      const mailbox = await mailboxOf(await set(id, { port: server.port, ...change }))
      expect(mailbox?.lastCheck?.folders).toEqual(folders)
    }
    expect(server.connections).toBe(1)
    for (const change of [{ password: 'typed-again' }, { port: 993 }, { security: 'starttls' }])
      expect(await mailboxOf(await set(id, change))).toMatchObject({ lastCheck: null })
  })

  it('is forgotten when the relay’s password, which opened it, changes', async () => {
    const server = await serve()
    const { id } = await createRelay()
    await set(id, { port: server.port })
    await check(id)
    await changeRelay(id, { name: 'Shop' })
    expect((await read(id))?.lastCheck).not.toBeNull()
    await changeRelay(id, { password: 'another' })
    expect((await read(id))?.lastCheck).toBeNull()
  })
})

describe('a relay that signs in with its provider', () => {
  it('opens its mailbox with a token, as the account the provider named, and with no password', async () => {
    const server = await serve({
      capabilities: ['IMAP4rev1', 'AUTH=XOAUTH2'],
      answers: { AUTHENTICATE: 'OK welcome' },
    })
    const { id } = await createRelay({
      authMethod: 'oauth2',
      authentication: false,
      username: null,
      password: undefined,
    })
    await set(id, { port: server.port })
    const { sql, run } = deps.database
    const signIn = { relay_id: id, provider: 'microsoft', state: 'connected', account: 'isabelle@example.org' } as const
    const none = { refresh_sealed: null, access_sealed: null, access_expires_at: null, connected_at: null, code: null }
    run(sql.insertInto('relay_sign_ins').values({ ...signIn, ...none, updated_at: 0 }))
    const { checkMailbox } = createMailboxes(deps, {
      lookUp: () => Promise.resolve(['127.0.0.1']),
      worker: 'server:test',
      accessTokenOf: (relay, { host }) => Promise.resolve(`token of ${relay.id} for ${host}`),
    })
    const found = await checkMailbox(id, { deviceId: null, signal: new AbortController().signal })
    expect(found).toMatchObject({ ok: true })
    const said = `user=isabelle@example.org\u0001auth=Bearer token of ${id} for ${IMAP_HOST}\u0001\u0001`
    expect(server.lines.some((line) => line.includes(Buffer.from(said).toString('base64')))).toBe(true)
  })
})
