import { RelayTest } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab, type LabOptions, type ProbeLab } from '../probes/fixtures/probe-lab.ts'
import { selfSignedCertificate } from '../smtp/fixtures/certificates.ts'
import { HOST, PASSWORD } from '../smtp/fixtures/send-through.ts'

const test = async (options: LabOptions = {}) => {
  const lab = await createProbeLab(options)
  const response = await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })
  expect(response.status).toBe(200)
  const result = RelayTest.parse(await response.json())
  const outcomes = Object.fromEntries(result.steps.map(({ step, outcome }) => [step, outcome]))
  const facts = Object.assign({}, ...result.steps.map((step) => step.facts)) as Record<string, string>
  return { lab, result, outcomes, facts, order: result.steps.map(({ step }) => step) }
}
const verbs = ({ peer }: ProbeLab) => peer.lines.map((line) => line.split(' ')[0])

describe('the test of a relay', () => {
  it('goes through every step, as far as the recipient, takes it back, takes its leave, and sends nothing', async () => {
    const { lab, result, outcomes, facts } = await test({ security: 'tls' })
    expect(result).toMatchObject({ ok: true, code: null, cause: null, at: new Date(lab.deps.now()).toISOString() })
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['passed']))
    expect(facts).toMatchObject({
      addresses: '127.0.0.1',
      address: 'isabelle@example.org',
      tlsProtocol: 'TLSv1.3',
      certificateNames: HOST,
      certificateIssuer: 'Authority of the tests',
      certificateValidTo: expect.stringMatching(/^\d{4}-/),
      banner: '220 relay.example.org ESMTP',
      serverName: 'relay.example.org',
      extensions: 'PIPELINING, 8BITMIME, AUTH PLAIN LOGIN',
      authMethods: 'PLAIN LOGIN',
      authMethod: 'PLAIN',
      reply: '250 2.1.5 ok',
    })
    for (const { milliseconds } of result.steps) expect(milliseconds).toBeGreaterThanOrEqual(0)
    await expect.poll(() => verbs(lab)).toEqual(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'RSET', 'QUIT'])
    expect(lab.peer.messages).toEqual([])
  })

  it.each([
    ['tls', ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt']],
    ['starttls', ['resolve', 'connect', 'greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail-from', 'rcpt']],
    ['none', ['resolve', 'connect', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt']],
  ] as const)('tells the steps in the order of the wire (%s)', async (security, order) => {
    const { result, ...tested } = await test({ security })
    expect(result.ok).toBe(true)
    expect(tested.order).toEqual(order)
  })

  it('tells the size a server takes, where it says so', async () => {
    const { facts } = await test({ script: { offers: ['SIZE 35882577', 'AUTH PLAIN'] } })
    expect(facts).toMatchObject({ size: '35882577' })
  })

  it('asks one thing after the other where the server wants it so', async () => {
    const { lab, result } = await test({ script: { offers: ['AUTH PLAIN'] } })
    expect(result.ok).toBe(true)
    await expect.poll(() => verbs(lab)).toEqual(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'RSET', 'QUIT'])
  })

  it('is passed by a server that ignores RSET and QUIT', async () => {
    const ignore = () => undefined
    expect((await test({ script: { RSET: ignore, QUIT: ignore } })).result.ok).toBe(true)
  })

  it('leaves out what the relay does not need', async () => {
    const relay = { authentication: 0, username: null, password_sealed: null } as const
    const { result, outcomes } = await test({ relay })
    expect(result.ok).toBe(true)
    expect(outcomes).toMatchObject({ greeting: 'passed', auth: 'not-needed', rcpt: 'passed' })
    const encrypted = await test({ relay, security: 'starttls' })
    expect(encrypted.outcomes).toMatchObject({ tls: 'passed', auth: 'not-needed', 'mail-from': 'passed' })
  })

  it('ends in time even when each step would still be given more, and says so', async () => {
    const { result, outcomes } = await test({ script: { AUTH: () => false }, timeouts: { wholeTest: 200 } })
    expect(result).toMatchObject({ ok: false, code: 'smtp-timeout', params: { host: HOST } })
    expect(outcomes).toMatchObject({ greeting: 'passed', auth: 'failed' })
  })

  it('is kept with the relay', async () => {
    const { lab, result } = await test()
    const relay = await lab.request(`/v1/relays/${lab.relayId}`)
    expect(await relay.json()).toMatchObject({ lastTest: result })
  })

  it.each([
    ['a wrong password', { script: { AUTH: '535 5.7.8 Authentication failed' } }, 'auth', 'smtp-auth-failed'],
    ['a drop after EHLO', { script: { EHLO: (c: { drop(): void }) => (c.drop(), false) } }, 'ehlo', 'smtp-closed'],
    ['a greeting that refuses', { script: { greeting: '554 no' } }, 'greeting', 'smtp-refused'],
    ['no STARTTLS', { security: 'starttls', script: { EHLO: '250 relay' } }, 'starttls', 'smtp-starttls-missing'],
    [
      'a self-signed certificate',
      { security: 'tls', script: { certificate: selfSignedCertificate([HOST]) } },
      'tls',
      'tls-certificate-self-signed',
    ],
    [
      'a private address',
      { env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'elsewhere.example.org' } },
      'resolve',
      'host-private',
    ],
    [
      'a sender that is not theirs',
      { script: { MAIL: '553 5.7.1 not owned by user' } },
      'mail-from',
      'smtp-sender-refused',
    ],
    ['a recipient they refuse', { script: { RCPT: '550 5.1.1 no such user' } }, 'rcpt', 'smtp-recipient-refused'],
    [
      'a sender that is only refused at RCPT',
      { script: { RCPT: '553 5.7.1 <isabelle@example.org>: Sender address rejected: not owned by user isabelle' } },
      'rcpt',
      'smtp-sender-refused',
    ],
    ['no password', { relay: { password_sealed: null } }, 'auth', 'relay-password-missing'],
  ] as const)('says where it failed: %s', async (_what, options, step, code) => {
    const { result, outcomes, order } = await test(options)
    expect(result).toMatchObject({ ok: false, code })
    expect(outcomes[step]).toBe('failed')
    const reached = order.slice(0, order.indexOf(step)).filter((name) => outcomes[name] !== 'not-needed')
    for (const name of reached) expect(outcomes[name]).toBe('passed')
    const beyond = order.slice(order.indexOf(step) + 1).filter((name) => outcomes[name] !== 'not-needed')
    for (const name of beyond) expect(outcomes[name]).toBe('not-reached')
  })

  it('takes its leave even when the password is wrong', async () => {
    const { lab } = await test({ script: { AUTH: '535 5.7.8 no' } })
    await expect.poll(() => verbs(lab).at(-1)).toBe('QUIT')
  })

  it('never shows the password, whatever the relay says', async () => {
    const { lab, result } = await test({ script: { AUTH: `535 5.7.8 not ${PASSWORD}` } })
    expect(result.reply).toBe('535 5.7.8 not •••')
    const { raw } = lab.deps.database
    expect(JSON.stringify(raw.prepare('SELECT * FROM relays').all())).not.toContain(PASSWORD)
  })

  it('does not speak of settings that were changed meanwhile', async () => {
    let change = (): void => undefined
    const lab = await createProbeLab({ script: { greeting: (connection) => (change(), connection.say('220 hi')) } })
    const { sql, run } = lab.deps.database
    change = () => void run(sql.updateTable('relays').set({ host: 'new.example.org', updated_at: lab.deps.now() + 1 }))
    await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })
    const relay = await lab.request(`/v1/relays/${lab.relayId}`)
    expect(await relay.json()).toMatchObject({ lastTest: null })
  })

  it('is limited in number: a wrong password tried too often locks a mailbox', async () => {
    const { lab } = await test({ script: { AUTH: '535 5.7.8 no' } })
    const again = () => lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })
    const statuses = []
    for (let count = 0; count < 10; count += 1) statuses.push((await again()).status)
    expect(statuses).toEqual([...Array(9).fill(200), 429])
    expect(await (await again()).json()).toMatchObject({ code: 'rate-limited' })
  })

  it('of an unknown relay is not found', async () => {
    const { lab } = await test()
    const response = await lab.request(`/v1/relays/${crypto.randomUUID()}/test`, { method: 'POST' })
    expect(await response.json()).toMatchObject({ code: 'relay-not-found' })
  })
})
