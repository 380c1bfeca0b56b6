import { describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import type { PeerConnection } from '../smtp/fixtures/scripted-peer.ts'
import { PASSWORD } from '../smtp/fixtures/send-through.ts'
import { createProbeLab, type LabOptions, TESTER_ADDRESS } from './fixtures/probe-lab.ts'

describe('a failure', () => {
  it('names its cause, its params, and the relay’s own words', async () => {
    const lab = await createProbeLab({ script: { RCPT: '550 5.1.1 no such user' } })
    const probe = await lab.send()
    expect(probe).toMatchObject({
      state: 'failed',
      code: 'smtp-recipient-refused',
      reply: '550 5.1.1 no such user',
      params: { to: TESTER_ADDRESS, from: 'isabelle@example.org', host: 'relay.example.org' },
      acceptedAt: null,
    })
    expect(probe.events.at(-1)).toMatchObject({
      step: 'failed',
      code: 'smtp-recipient-refused',
      facts: { reply: probe.reply },
    })
  })

  it('of a relay without a password, or with one that no longer opens, contacts nobody', async () => {
    for (const [password_sealed, code] of [
      [null, 'relay-password-missing'],
      ['v1.x.y.z', 'relay-password-unreadable'],
    ] as const) {
      const lab = await createProbeLab({ relay: { password_sealed } })
      expect(await lab.send()).toMatchObject({ state: 'failed', code })
      expect(lab.peer.connections).toBe(0)
    }
  })

  it('of a private host without permission contacts nobody', async () => {
    const lab = await createProbeLab({ env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'elsewhere.example.org' } })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'host-private' })
    expect(lab.peer.connections).toBe(0)
  })

  it('is not the end: the next probe to the address may follow at once', async () => {
    let refusals = 1
    const AUTH = (connection: PeerConnection) => connection.say(refusals-- > 0 ? '535 5.7.8 no' : '235 ok')
    const lab = await createProbeLab({ script: { AUTH } })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'smtp-auth-failed' })
    expect(await lab.send()).toMatchObject({ state: 'waiting' })
  })
})

describe('trying again', () => {
  const quickly = {
    retryPolicy: (code: string, attempts: number) => (code.startsWith('smtp-') && attempts < 3 ? 1 : null),
  }

  it('happens by itself after a refusal that says “later”, with the same message', async () => {
    let attempts = 0
    const RCPT = (connection: PeerConnection) => connection.say(++attempts < 3 ? '450 4.7.1 Greylisted' : '250 ok')
    const DATA = (connection: PeerConnection) => connection.say(attempts < 3 ? '503 no recipient' : '354 go')
    const lab = await createProbeLab({ script: { RCPT, DATA, offers: ['AUTH PLAIN'] }, ...quickly })
    const probe = await lab.send()
    expect(probe).toMatchObject({ state: 'waiting', code: null })
    const waits = probe.events.filter(({ step, code }) => step === 'queued' && code === 'smtp-greylisted')
    expect(waits).toMatchObject([{ facts: { retryInSeconds: '1', reply: '450 4.7.1 Greylisted' } }, {}])
    expect(lab.peer).toMatchObject({ connections: 3, messages: [expect.any(String)] })
    expect(lab.countSends()).toBe(1)
  })

  it('ends with the last failure', async () => {
    const lab = await createProbeLab({ script: { MAIL: '451 4.3.0 later' }, ...quickly })
    expect(await lab.send()).toMatchObject({ state: 'failed', code: 'smtp-temporary' })
    expect(lab.peer.connections).toBe(3)
  })

  it('never happens once the message may have left', async () => {
    const always = { retryPolicy: () => 1 }
    const lab = await createProbeLab({ script: { body: (connection) => (connection.drop(), false) }, ...always })
    expect(await lab.send()).toMatchObject({ state: 'unknown' })
    expect(lab.peer).toMatchObject({ connections: 1, messages: [expect.any(String)] })
  })
})

describe('the password', () => {
  const plain = Buffer.from(`\0isabelle\0${PASSWORD}`).toString('base64')
  const forms = [PASSWORD, plain, Buffer.from(PASSWORD).toString('base64')]
  const outcomes: [string, (echo: string) => LabOptions][] = [
    ['a sign-in refused', (echo) => ({ script: { AUTH: `535 5.7.8 wrong: ${echo}` } })],
    ['a sender refused', (echo) => ({ script: { MAIL: `550 5.7.1 ${echo}` } })],
    ['a message accepted', (echo) => ({ script: { body: `250 ok ${echo}` } })],
    ['an outcome unknown', (echo) => ({ script: { body: `${echo} is no reply` } })],
    ['words that are no SMTP', (echo) => ({ script: { EHLO: `${echo}\r\n${echo}` } })],
  ]

  it.each(outcomes)('is nowhere, whatever the relay repeats: %s', async (_what, script) => {
    for (const form of forms) {
      const lines: string[] = []
      const log = createLog('trace', { write: (line: string) => void lines.push(line) })
      const lab = await createProbeLab({ ...script(form), log })
      const probe = await lab.send()
      const answer: unknown = await (await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })).json()
      const { raw } = lab.deps.database
      const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
      const dump = tables.map(({ name }) => raw.prepare(`SELECT * FROM "${String(name)}"`).all())
      for (const secret of forms) expect(JSON.stringify([dump, probe, answer, lines])).not.toContain(secret)
    }
  })
})
