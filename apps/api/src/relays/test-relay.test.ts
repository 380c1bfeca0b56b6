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
  it('goes through every step, signs in, takes its leave, and sends nothing', async () => {
    const { lab, result, outcomes, facts } = await test({ security: 'tls' })
    expect(result).toMatchObject({ ok: true, code: null, reply: null, at: new Date(lab.deps.now()).toISOString() })
    expect(outcomes).toEqual({
      resolve: 'passed',
      connect: 'passed',
      tls: 'passed',
      greeting: 'passed',
      auth: 'passed',
    })
    expect(facts).toMatchObject({
      addresses: '127.0.0.1',
      address: '127.0.0.1',
      tlsProtocol: 'TLSv1.3',
      certificateNames: HOST,
      banner: '220 relay.example.org ESMTP',
      authMethods: 'PLAIN LOGIN',
      authMethod: 'PLAIN',
    })
    for (const { milliseconds } of result.steps) expect(milliseconds).toBeGreaterThanOrEqual(0)
    await expect.poll(() => verbs(lab)).toEqual(['EHLO', 'AUTH', 'QUIT'])
  })

  it('tells the steps in the order of the wire', async () => {
    expect((await test({ security: 'tls' })).order).toEqual(['resolve', 'connect', 'tls', 'greeting', 'auth'])
    expect((await test({ security: 'starttls' })).order).toEqual(['resolve', 'connect', 'greeting', 'tls', 'auth'])
  })

  it('leaves out what the relay does not need', async () => {
    const { result, outcomes } = await test({ relay: { authentication: 0, username: null, password_sealed: null } })
    expect(result.ok).toBe(true)
    expect(outcomes).toMatchObject({ tls: 'not-needed', greeting: 'passed', auth: 'not-needed' })
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
    ['a drop after EHLO', { script: { EHLO: (c: { drop(): void }) => (c.drop(), false) } }, 'auth', 'smtp-closed'],
    ['a greeting that refuses', { script: { greeting: '554 no' } }, 'greeting', 'smtp-refused'],
    ['no STARTTLS', { security: 'starttls', script: { EHLO: '250 relay' } }, 'tls', 'smtp-starttls-missing'],
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
