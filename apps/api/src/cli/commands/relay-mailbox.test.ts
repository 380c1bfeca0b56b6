import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ImapCheck, RelayImap } from '@bienrecu/shared'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { imapScript, type ImapScript } from '../../mailboxes/fixtures/imap-script.ts'
import { startPeer } from '../../smtp/fixtures/scripted-peer.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

const PASSWORD = 'canary-4e0f'

let root: string
let env: Record<string, string>
let bienrecu: ReturnType<typeof createCommandLine>['run']

beforeEach(async () => {
  ;({ root, env, run: bienrecu } = createCommandLine())
  env['BIENRECU_ALLOWED_PRIVATE_HOSTS'] = '127.0.0.1'
  writeFileSync(path.join(root, 'password'), `${PASSWORD}\n`)
  const relay =
    'relay add --name Office --host smtp.example.org --security starttls --from isabelle@example.org --no-auth'
  expect((await bienrecu(relay)).code).toBe(0)
})

const set = (options: string) => bienrecu(`relay mailbox set Office ${options}`)
const withPassword = (options: string) =>
  set(`--user isabelle --password-file ${path.join(root, 'password')} ${options}`)
const serve = async (script: ImapScript = {}) => {
  const peer = await startPeer(imapScript({ security: 'none', ...script }))
  onTestFinished(() => peer.close())
  return withPassword(`--host 127.0.0.1 --port ${peer.port} --security none`)
}

describe('relay mailbox set', () => {
  it('prints the mailbox without its password, with the usual port and security', async () => {
    const { code, out } = await withPassword('--host imap.example.org')
    expect(code).toBe(0)
    expect(RelayImap.parse(JSON.parse(out))).toMatchObject({
      port: 993,
      security: 'tls',
      copy: 'auto',
      hasPassword: true,
    })
    expect(out).not.toContain(PASSWORD)
  })

  it('changes what the options name, and nothing else', async () => {
    await withPassword('--host imap.example.org --port 143')
    const { out } = await set('--folder Envoyés --copy always')
    expect(JSON.parse(out)).toMatchObject({
      host: 'imap.example.org',
      port: 143,
      security: 'starttls',
      username: 'isabelle',
      folder: 'Envoyés',
      copy: 'always',
      hasPassword: true,
    })
    expect(JSON.parse((await set('--folder= --security tls')).out)).toMatchObject({ folder: null, port: 993 })
  })

  it.each([
    ['--copy auto', '--host'],
    ['--host imap.example.org', '--user'],
    ['--host imap.example.org --user x --port 70000', '--port'],
    ['--host imap.example.org --user x --copy often', '--copy'],
    ['--host imap.example.org --user x --security ssl', '--security'],
  ])('says which option is wrong: %s', async (options, name) => {
    const { code, err, out } = await set(options)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(name)
  })
})

describe('relay mailbox check', () => {
  it('lists the folders, the one for sent messages marked', async () => {
    await serve({ folders: ['() "/" "INBOX"', '() "/" "Messages envoy&AOk-s"'] })
    const { code, out } = await bienrecu('relay mailbox check Office')
    expect(code).toBe(0)
    expect(out).toContain('* Messages envoyés\n')
    expect(out).toContain('  INBOX\n')
    const json = await bienrecu('relay mailbox check Office --json')
    expect(ImapCheck.parse(JSON.parse(json.out))).toMatchObject({ ok: true, suggestedFolder: 'Messages envoyés' })
  })

  it('says why it failed, in the server’s words too, with exit code 1', async () => {
    await serve({ answers: { AUTHENTICATE: 'NO [AUTHENTICATIONFAILED] Invalid credentials' } })
    const { code, out } = await bienrecu('relay mailbox check Office')
    expect(code).toBe(1)
    expect(out).toContain('refuses this user name and password')
    expect(out).toContain('Invalid credentials')
  })
})

describe('relay mailbox', () => {
  it('remove forgets it; there is nothing to check or remove then', async () => {
    await withPassword('--host imap.example.org')
    expect((await bienrecu('relay mailbox remove Office --json')).code).toBe(0)
    expect((await bienrecu('relay mailbox remove Office')).code).toBe(4)
    expect((await bienrecu('relay mailbox check Office')).code).toBe(4)
  })

  it('knows no other word, and no relay that is not there', async () => {
    expect((await bienrecu('relay mailbox open Office')).code).toBe(2)
    expect((await bienrecu('relay mailbox check Nobody')).code).toBe(4)
  })

  it('has a password under the key: a lost key is told, and a reset lets go of it', async () => {
    await withPassword('--host imap.example.org')
    rmSync(env['BIENRECU_SECRET_KEY_FILE'] ?? '')
    expect((await bienrecu('relay list')).code).toBe(3)
    expect(JSON.parse((await bienrecu('key reset --yes --json')).out)).toEqual({ forgotten: 1 })
    expect(JSON.parse((await set('--copy always')).out)).toMatchObject({ hasPassword: false })
  })
})
