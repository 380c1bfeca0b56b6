import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PairResponse, Relay, StartedOAuth } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp, type Deps } from './app.ts'
import type { Environment } from './config.ts'
import { openDataFolder } from './data-folder/open-data-folder.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'
import { insertDevice } from './fixtures/test-app.ts'
import { createTestDeps } from './fixtures/test-deps.ts'
import { createLog } from './log.ts'
import { createPairing } from './pairing/create-pairing.ts'
import { createProbing } from './probes/probing.ts'
import { dialogueWith } from './tester/receiving/fixtures/dialogue.ts'
import { mail } from './tester/receiving/fixtures/receiving-scene.ts'
import { createTesting } from './tester/testing.ts'
import { createWatching } from './watches/watching.ts'
import { ACCESS, refuse, REFRESH, startProvider, TOKENS } from './sign-in/fixtures/sign-in-lab.ts'

const PASSWORD = 'canary-password-3f9a'
const MAILBOX_PASSWORD = 'canary-mailbox-77c1'
const CLIENT_SECRET = 'canary-client-secret-81d0'
const DEVICE_CODE = 'canary-device-code-44f7'
const CODE = 'canary-code-0c6b'
const WEBHOOK_SECRET = 'canary-webhook-secret-51b7'
const USERNAME = 'isabelle@example.org'
const URL = 'http://127.0.0.1:2436'

/** The real storage in a folder, the real log into a list, and the whole app over them. */
const build = async (env: Environment = {}) => {
  const root = temporaryFolder()
  const place = { dataFolder: path.join(root, 'data'), secretKeyFile: path.join(root, 'config', 'key') }
  const logged: string[] = []
  const { close, ...folder } = await openDataFolder(place, Date.now)
  onTestFinished(close)
  const log = createLog('debug', { write: (line) => void logged.push(line) })
  const deps: Deps = {
    ...(await createTestDeps({ BIENRECU_ALLOWED_PRIVATE_HOSTS: '127.0.0.1', ...env })),
    ...folder,
    log,
  }
  const probing = createProbing(deps, { role: 'command' })
  onTestFinished(() => probing.close(0))
  const watching = createWatching(deps, probing)
  onTestFinished(() => watching.close())
  return { root, deps, logged, watching, app: createApp(deps, [...probing.features, ...watching.features]) }
}

const filesUnder = (folder: string) =>
  globSync('**/*', { cwd: folder })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())

/** The ways a secret may be written down: as it is, in base64 (alone, or with the user name as AUTH PLAIN has it), in hexadecimal. */
const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret)
  const plain = Buffer.from(`\0${USERNAME}\0${secret}`)
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    plain.toString('base64'),
  ]
}

describe('a secret', () => {
  it('is neither in the log, nor in an answer, nor in the files of the data folder', async () => {
    const { root, deps, logged, app, watching } = await build()
    const { code } = createPairing(deps)()
    const answers: string[] = []
    const ask = async (method: string, at: string, body?: object, token = '') => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
      const text = await (await app.request(URL + at, init)).text()
      answers.push(text)
      return text
    }

    const { token } = PairResponse.parse(JSON.parse(await ask('POST', '/v1/pair', { code, deviceName: 'test' })))
    answers.length = 0 // the one answer that shows a token, once
    const fields = {
      name: 'Office',
      host: '127.0.0.1',
      port: 1,
      security: 'none',
      authentication: true,
      username: USERNAME,
      fromAddress: USERNAME,
      password: PASSWORD,
    }
    const relay = Relay.parse(JSON.parse(await ask('POST', '/v1/relays', fields, token)))
    await ask('PATCH', `/v1/relays/${relay.id}`, { password: `${PASSWORD}\r\n` }, token)
    await ask('PATCH', `/v1/relays/${relay.id}`, { password: PASSWORD, port: 'x' }, token)
    await ask('PATCH', `/v1/relays/${relay.id}`, { [PASSWORD]: 1 }, token)
    await ask('POST', `/v1/relays/${relay.id}/test`, undefined, token)
    const mailbox = { host: '127.0.0.1', port: 1, security: 'none', password: MAILBOX_PASSWORD }
    await ask('PUT', `/v1/relays/${relay.id}/imap`, mailbox, token)
    await ask('PUT', `/v1/relays/${relay.id}/imap`, { ...mailbox, port: 'x' }, token)
    await ask('POST', `/v1/relays/${relay.id}/imap/check`, undefined, token)
    const webhook = { url: 'https://127.0.0.1:1/', secret: WEBHOOK_SECRET }
    await ask('PUT', '/v1/notice-settings', { email: null, webhook }, token)
    await ask('PUT', '/v1/notice-settings', { email: null, webhook: { ...webhook, url: 'x' } }, token)
    await ask('POST', '/v1/notice-settings/test', undefined, token)
    await ask('GET', '/v1/notice-settings', undefined, token)
    await watching.idle()
    await ask('GET', '/v1/relays', undefined, token)
    await ask('GET', '/v1/devices', undefined, token)
    await ask('POST', '/v1/pair', { code, deviceName: 'again' })
    await ask('GET', '/v1/relays', undefined, `${token}x`)
    await ask('DELETE', '/v1/devices/x', undefined, token)
    deps.log.error({ password: PASSWORD, nested: { password: PASSWORD, token } }, 'failed')

    const unknownField = answers.splice(3, 1) // repeats the name of a field that the caller made up
    expect(unknownField.join('')).toContain('field-unknown')
    const files = filesUnder(path.join(root, 'data')).map((file) => readFileSync(file, 'latin1'))
    expect(files.length).toBeGreaterThan(2)
    expect(logged.length).toBeGreaterThan(1)
    const letters = code.replace('-', '')
    for (const secret of [...[PASSWORD, MAILBOX_PASSWORD, WEBHOOK_SECRET, token].flatMap(formsOf), code, letters])
      for (const [place, texts] of Object.entries({ log: logged, answers, files }))
        expect(
          texts.some((text) => text.includes(secret)),
          `${secret} in ${place}`,
        ).toBe(false)
  })

  it('of a provider is not there either: its tokens, its codes, and the secret of the application', async () => {
    const provider = await startProvider()
    const secretFile = path.join(temporaryFolder(), 'client-secret')
    writeFileSync(secretFile, CLIENT_SECRET)
    const { root, deps, logged, app } = await build({
      BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: 'client-1',
      BIENRECU_OAUTH_MICROSOFT_CLIENT_SECRET_FILE: secretFile,
      BIENRECU_OAUTH_MICROSOFT_AUTHORITY: provider.url,
    })
    const { token } = insertDevice(deps)
    const answers: string[] = []
    const ask = async (method: string, at: string, body?: object) => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
      const text = await (
        await app.request(URL + at, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      ).text()
      answers.push(text)
      return text
    }
    const connection = { name: 'Office', host: '127.0.0.1', port: 1, security: 'none', authentication: true }
    const fields = { ...connection, authMethod: 'oauth2', username: USERNAME, fromAddress: USERNAME }
    const { id } = Relay.parse(JSON.parse(await ask('POST', '/v1/relays', fields)))
    const oauth = `/v1/relays/${id}/oauth`
    const comeBack = async (code: string) => {
      const started = StartedOAuth.parse(
        JSON.parse(await ask('POST', oauth, { provider: 'microsoft', flow: 'browser' })),
      )
      const state = started.flow === 'browser' ? new globalThis.URL(started.authorizeUrl).searchParams.get('state') : ''
      await ask('GET', `/oauth/callback?state=${state}&code=${code}`)
    }
    const device = {
      device_code: DEVICE_CODE,
      user_code: 'ABCD',
      verification_uri: 'https://example.org/',
      expires_in: 900,
    }
    provider.answers(device)
    await ask('POST', oauth, { provider: 'microsoft', flow: 'device' })
    provider.answers({ ...TOKENS, token_type: `odd ${ACCESS}` })
    await comeBack(CODE)
    provider.answers(refuse('invalid_grant', `${CODE} ${CLIENT_SECRET}`))
    await comeBack(CODE)
    provider.answers({ ...TOKENS, expires_in: 1 })
    await comeBack(CODE)
    provider.answers(refuse('invalid_grant', `AADSTS50173 ${REFRESH}`))
    await ask('POST', `/v1/relays/${id}/test`)
    await ask('GET', oauth)
    expect(provider.requests.map(({ form }) => form['client_secret'])).toContain(CLIENT_SECRET)

    const files = filesUnder(path.join(root, 'data')).map((file) => readFileSync(file, 'latin1'))
    for (const secret of [ACCESS, REFRESH, DEVICE_CODE, CODE, CLIENT_SECRET].flatMap(formsOf))
      for (const [place, texts] of Object.entries({ log: logged, answers, files }))
        expect(
          texts.some((text) => text.includes(secret)),
          `${secret} in ${place}`,
        ).toBe(false)
  })
})

describe('a message that a stranger sent to a test', () => {
  const BODY = 'canary-body-5a1e'
  const SUBJECT = 'canary-subject-90c2'
  const MESSAGE = `From: canary-from@example.net\r\nSubject: ${SUBJECT}\r\n\r\n${BODY} http://canary-link.example.net/\r\n`

  const scene = async () => {
    const env = { BIENRECU_TESTER_SMTP_PORT: '0', BIENRECU_DNS: '127.0.0.1:1' }
    const { deps, logged } = await build(env)
    const probing = createProbing(deps, { role: 'command' })
    const testing = createTesting(deps, probing)
    const place = await testing.start()
    onTestFinished(async () => {
      await testing.close()
      await probing.close(0)
    })
    if (testing.services === null || place === null) throw new Error('the tester is off')
    const app = createApp(deps, testing.features, testing.pages)
    const client = dialogueWith({ port: place.port })
    await client.hear()
    await client.say('EHLO canary-helo.example.net')
    const ask = async (at: string, init?: RequestInit) => (await app.request(URL + at, init)).text()
    return { deps, logged, client, ask, services: testing.services }
  }

  it('is in no line of the log, nor its address, the link of its page, or what was shared', async () => {
    const { deps, logged, client, ask, services } = await scene()
    const { address, localPart, token } = services.issueAddress()
    await mail(client, address, MESSAGE, 'canary-return@example.net')
    await mail(client, `${localPart}@elsewhere.example.org`, MESSAGE)
    await mail(client, `${localPart}0@${deps.config.tester?.domain}`, MESSAGE)
    await services.watchResult(token, new AbortController().signal, 30_000)
    const posted = { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } }
    const page = await ask(`/t/${token}`)
    expect(page).toContain(SUBJECT)
    const shared = /\/s\/([\w-]{40,})/.exec(await ask(`/t/${token}/share`, posted))?.[1] ?? ''
    expect(shared).not.toBe('')
    const form = new FormData()
    form.set('source', MESSAGE)
    await ask('/t/file', { ...posted, body: form })
    for (const view of ['html', 'text', 'source', 'result.json', 'message.eml', 'nothing'])
      await ask(`/t/${token}/${view}`)
    await ask(`/s/${shared}`)
    // A judgement that is no longer understood is a fault of ours, and is logged.
    const { sql, run } = deps.database
    run(sql.updateTable('judgements').set({ judgement: JSON.stringify({ version: SUBJECT, [BODY]: address }) }))
    expect(await ask(`/t/${token}`)).not.toContain(BODY)
    await ask(`/s/${shared}`)
    await ask(`/t/${token}/delete`, posted)

    expect(logged.join('')).toContain('message taken')
    expect(logged.join('')).toContain('failed')
    for (const secret of ['canary-', localPart.slice('test-'.length), token, shared])
      expect(
        logged.filter((line) => line.includes(secret)),
        secret,
      ).toEqual([])
  })
})
