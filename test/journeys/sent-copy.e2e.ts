import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, pairClient } from '../product/api-client.ts'
import { startApi, type Api } from '../product/start-api.ts'
import { startDelayedProxy } from '../servers/delayed-proxy.ts'
import { type Dovecot, type DovecotOptions, startDovecot } from '../servers/dovecot.ts'
import { startLab, type Lab } from '../servers/lab.ts'
import { addRelay } from './scene.ts'

const SENT = 'Éléments envoyés'
const ONE_WAY_MS = 400

interface SentCopy {
  readonly state: string
  readonly folder: string | null
  readonly code: string | null
}
interface Probe {
  readonly id: string
  readonly state: string
  readonly messageId: string
  readonly sentCopy: SentCopy | null
}

let lab: Lab
let api: Api
let client: Client
let relayId: string
let count = 0

beforeAll(async () => {
  ;[lab, api] = await Promise.all([startLab(), startApi()])
  client = await pairClient(await api.pair())
  await addRelay({ lab, api }, { name: 'office' })
  const { items } = await client.get<{ items: { id: string }[] }>('/v1/relays')
  relayId = items[0]?.id ?? ''
})
afterAll(() => Promise.all([api.stop(), lab.stop()]))

const openMailbox = async (options: Partial<DovecotOptions> = {}): Promise<Dovecot> =>
  startDovecot({
    username: lab.relay.username,
    certificate: await lab.authority.issue(['imap.example.org']),
    sentFolder: SENT,
    ...options,
  })

/** `bienrecu relay mailbox set`, as its owner would: only the relay's authority is known already. */
const setMailbox = async ({ password, tlsPort }: Dovecot, fields: Record<string, string> = {}): Promise<void> => {
  const options = {
    host: '127.0.0.1',
    port: String(tlsPort),
    security: 'tls',
    'password-file': '-',
    folder: '',
    ...fields,
  }
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])
  const { exitCode, stderr } = await api.command(['relay', 'mailbox', 'set', 'office', ...args], `${password}\n`)
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
}

const send = (): Promise<Probe> => {
  count += 1
  const address = `test-copy${count}@srv1.mail-tester.com`
  const body = { relayId, address, locale: 'fr', overQuota: true }
  return client.post<Probe>('/v1/probes', body, { 'Idempotency-Key': crypto.randomUUID() })
}

const read = (id: string): Promise<Probe> => client.get<Probe>(`/v1/probes/${id}`)
const copyOf = (id: string, ...states: string[]): Promise<SentCopy> =>
  expect
    .poll(async () => (await read(id)).sentCopy?.state, { interval: 100 })
    .toSatisfy((state: string) => states.includes(state))
    .then(async () => (await read(id)).sentCopy ?? { state: '', folder: null, code: null })

const idsIn = async (mailbox: Dovecot, folder = SENT) =>
  (await mailbox.messages(folder)).map(({ messageId }) => messageId)

describe('a copy of what Postfix took, in a real Dovecot', () => {
  let mailbox: Dovecot

  beforeAll(async () => {
    mailbox = await openMailbox()
    await setMailbox(mailbox)
  })
  afterAll(() => mailbox.stop())

  it('goes to the folder that the account marks, whatever its language', async () => {
    const { stdout, exitCode } = await api.command(['relay', 'mailbox', 'check', 'office', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, suggestedFolder: SENT })
    const probe = await send()
    expect(await copyOf(probe.id, 'copied')).toMatchObject({ folder: SENT, code: null })
    expect(await mailbox.messages(SENT)).toEqual([{ messageId: probe.messageId, flags: [String.raw`\Seen`] }])
    expect((await lab.mailTester.waitForMail('test-copy1@srv1.mail-tester.com')) === undefined).toBe(false)
  })

  it('is not added where the provider filed it within a few seconds', async () => {
    const { id, messageId } = await send()
    await mailbox.file(SENT, `Message-ID: ${messageId}\r\nSubject: filed by the provider\r\n\r\nHello\r\n`)
    expect(await copyOf(id, 'already-there', 'copied')).toMatchObject({ state: 'already-there' })
    expect((await idsIn(mailbox)).filter((one) => one === messageId)).toHaveLength(1)
  })

  it('is filed by the command line too, beside the server', async () => {
    const before = (await idsIn(mailbox)).length
    const to = 'test-copycli@srv1.mail-tester.com'
    const { exitCode, stderr } = await api.command(['probe', '--relay', 'office', '--to', to, '--over-quota'])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(await idsIn(mailbox)).toHaveLength(before + 1)
  })

  it('is there exactly once when the API is killed between the filing and its note', async () => {
    const line = await startDelayedProxy(mailbox.tlsPort, ONE_WAY_MS)
    try {
      await setMailbox(mailbox, { port: String(line.port), copy: 'always', folder: SENT })
      const { id, messageId } = await send()
      await expect.poll(async () => (await idsIn(mailbox)).includes(messageId), { interval: 20 }).toBe(true)
      await api.kill()
      await setMailbox(mailbox, { copy: 'always', folder: SENT })
      await api.restart()
      expect(await copyOf(id, 'already-there', 'copied', 'failed')).toMatchObject({ state: 'already-there' })
      expect((await idsIn(mailbox)).filter((one) => one === messageId)).toHaveLength(1)
    } finally {
      await line.stop()
    }
  })

  it('is a warning when the password is wrong, and the probe goes on', async () => {
    await setMailbox({ ...mailbox, password: 'not-the-password' }, { copy: 'always' })
    const { stdout, exitCode } = await api.command(['relay', 'mailbox', 'check', 'office', '--json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'imap-auth-failed' })
    const { id } = await send()
    expect(await copyOf(id, 'failed')).toMatchObject({ code: 'imap-auth-failed' })
    expect((await read(id)).state).toMatch(/^(?:waiting|reported)$/)
  })
})

describe('a mailbox that takes no more', () => {
  it('is said to be full, or to have lost its folder', async () => {
    const mailbox = await openMailbox({ quotaKilobytes: 1 })
    try {
      await setMailbox(mailbox, { copy: 'always' })
      const full = await send()
      expect(await copyOf(full.id, 'failed', 'copied')).toMatchObject({ code: 'imap-full' })
      await setMailbox(mailbox, { copy: 'always', folder: 'Nowhere' })
      const lost = await send()
      expect(await copyOf(lost.id, 'failed', 'copied')).toMatchObject({ code: 'imap-folder-missing' })
    } finally {
      await mailbox.stop()
    }
  })
})
