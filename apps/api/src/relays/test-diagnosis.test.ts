import { type FailureCause, RelayTest } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createProbeLab, type LabOptions } from '../probes/fixtures/probe-lab.ts'
import { relayScript, type RelayScript } from '../smtp/fixtures/relay-script.ts'
import { startPeer } from '../smtp/fixtures/scripted-peer.ts'
import { certificate, HOST, resolveToLoopback, targetOf } from '../smtp/fixtures/send-through.ts'
import { createDial } from '../smtp/dial.ts'
import { SmtpFailure } from '../smtp/smtp-failure.ts'
import { TIMEOUTS } from '../smtp/timeouts.ts'
import { createFindOtherPort } from './test-other-port.ts'

const WRONG_PASSWORD = { AUTH: '535 5.7.8 Authentication failed' }

const causeOf = async (options: LabOptions): Promise<FailureCause & { steps: RelayTest['steps'] }> => {
  const lab = await createProbeLab(options)
  const response = await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })
  const test = RelayTest.parse(await response.json())
  expect(test.ok).toBe(false)
  expect(test.cause).toMatchObject({ code: test.code })
  if (test.cause === null) throw new Error('a failed test without a cause')
  return { ...test.cause, steps: test.steps }
}

const startServer = async (security: 'tls' | 'starttls', script: RelayScript = {}) => {
  const peer = await startPeer(relayScript({ certificate, security, ...script }))
  onTestFinished(() => peer.close())
  return { port: peer.port, security, peer }
}

/** A port on which nobody listens. */
const shutPort = async (): Promise<number> => {
  const peer = await startPeer(() => Promise.resolve())
  await peer.close()
  return peer.port
}

describe('a port that is shut', () => {
  it.each([
    ['tls', 'TLS'],
    ['starttls', 'STARTTLS'],
  ] as const)(
    'is the wrong one when another of the same server works (%s), and that one is named',
    async (security, name) => {
      const { peer, ...other } = await startServer(security)
      const relay = { port: await shutPort() }
      const otherPorts = [{ port: await shutPort(), security: 'tls' as const }, other]
      const cause = await causeOf({ relay, otherPorts })
      expect(cause).toMatchObject({
        id: 'smtp-wrong-port',
        class: 'permanent',
        actor: 'user',
        params: { host: HOST, port: relay.port, otherPort: other.port, otherSecurity: name },
        text: { fr: expect.stringContaining(`port ${other.port} avec ${name}`) },
      })
      expect(cause.steps.find(({ outcome }) => outcome === 'failed')?.step).toBe('connect')
      await expect.poll(() => peer.lines.at(-1)).toBe('QUIT')
      expect(peer.lines.filter((line) => line.startsWith('AUTH'))).toEqual([])
    },
  )

  it('may also be silent', async () => {
    const { peer: _peer, ...other } = await startServer('tls')
    const dial = createDial({ resolveHost: resolveToLoopback, timeouts: TIMEOUTS })
    const target = targetOf({ port: 25 }, 'starttls')
    const silent = new SmtpFailure('smtp-unreachable', { params: { host: HOST, port: 25 } })
    const found = await createFindOtherPort(dial, [other])(silent, target, new AbortController().signal)
    expect(found).toMatchObject({ code: 'smtp-wrong-port', params: { port: 25, otherPort: other.port } })
  })

  it('stays a closed port when the others are no mail servers either', async () => {
    const other = await startServer('tls', { greeting: 'SSH-2.0-OpenSSH_9.7' })
    const cause = await causeOf({ relay: { port: await shutPort() }, otherPorts: [other] })
    expect(cause).toMatchObject({ id: 'net-econnrefused', code: 'smtp-refused', class: 'unknown' })
  })
})

describe('a password that is refused', () => {
  it.each([
    ['literal', 'sendgrid', 'isabelle', 'apikey', true],
    ['local part', 'laposte', 'isabelle@laposte.net', 'isabelle', false],
    ['whole address', 'ionos', 'isabelle', 'isabelle@example.org', false],
  ] as const)('with a user name that is not the %s', async (_form, provider_id, username, expected, isCertain) => {
    const cause = await causeOf({ script: WRONG_PASSWORD, relay: { provider_id, username } })
    expect(cause).toMatchObject({ id: 'smtp-username-form', isCertain, params: { expected } })
    expect(cause.text.fr).toContain(expected)
  })

  it.each([
    ['sendgrid', 'apikey', 'esp-535'],
    ['laposte', 'isabelle', 'smtp-auth-failed'],
    ['ionos', 'isabelle@example.org', 'ionos-535'],
  ])('is not blamed on a user name of the right form (%s)', async (provider_id, username, id) => {
    const said = { AUTH: provider_id === 'ionos' ? '535 Authentication credentials invalid' : '535 no, not you' }
    const script = provider_id === 'sendgrid' ? WRONG_PASSWORD : said
    const cause = await causeOf({ script, relay: { provider_id, username } })
    expect(cause.id).toBe(provider_id === 'laposte' ? 'generic-535' : id)
  })

  it('by the server of another provider than that of the domain: both are named, and the right server', async () => {
    const cause = await causeOf({
      script: WRONG_PASSWORD,
      relay: { host: 'ssl0.ovh.net', username: 'isabelle@example.org' },
      env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'ssl0.ovh.net' },
      security: 'none',
      mx: { 'example.org': ['aspmx.l.google.com'] },
    })
    expect(cause).toMatchObject({
      id: 'smtp-wrong-host',
      isCertain: true,
      params: { domain: 'example.org', host: 'ssl0.ovh.net', provider: expect.stringContaining('Google') },
      fix: { fr: 'Utilisez smtp.gmail.com, port 465, avec TLS.' },
    })
  })

  it('by the server of the right provider is a refused password', async () => {
    const cause = await causeOf({
      script: { AUTH: '535-5.7.8 Username and Password not accepted. For more\r\n535 5.7.8 information, go to' },
      relay: { host: 'smtp.gmail.com', username: 'isabelle@example.org' },
      env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'smtp.gmail.com' },
      mx: { 'example.org': ['aspmx.l.google.com'] },
    })
    expect(cause).toMatchObject({ id: 'gmail-535-5.7.8', isCertain: true })
  })

  it('by a transactional service says nothing of where the mailboxes are', async () => {
    const cause = await causeOf({
      script: WRONG_PASSWORD,
      relay: { host: 'smtp-relay.brevo.com', username: 'x@smtp-brevo.com' },
      env: { BIENRECU_ALLOWED_PRIVATE_HOSTS: 'smtp-relay.brevo.com' },
      mx: { 'smtp-brevo.com': ['aspmx.l.google.com'] },
    })
    expect(cause.id).toBe('esp-535')
  })

  it('by a server within the domain itself is not blamed on the server', async () => {
    const relay = { username: 'isabelle@example.org' } // at relay.example.org
    const cause = await causeOf({ script: WRONG_PASSWORD, relay, mx: { 'example.org': ['mx1.mail.ovh.net'] } })
    expect(cause.code).toBe('smtp-auth-failed')
  })

  it('behind a filter: nobody can tell where the mailboxes are, and that is said', async () => {
    const relay = { username: 'isabelle@example.org' }
    const cause = await causeOf({
      script: WRONG_PASSWORD,
      relay,
      mx: { 'example.org': ['example-org.mail.protection.invalid', 'mx1.mailinblack.com'] },
    })
    expect(cause.code).toBe('smtp-auth-failed')
    expect(cause.fix?.fr).toMatch(/semble passer par Mailinblack\s: de l’extérieur, personne ne peut savoir/)
  })

  it('needs an app password: no other cause is looked for', async () => {
    const cause = await causeOf({
      script: { AUTH: '534-5.7.9 Application-specific password required. Learn more\r\n534 5.7.9 at' },
      relay: { username: 'isabelle@example.org' },
      mx: { 'example.org': ['mx1.mail.ovh.net'] },
    })
    expect(cause.id).toBe('gmail-534-5.7.9')
  })
})

describe('the wording of a cause', () => {
  it('never repeats the password', async () => {
    const cause = await causeOf({ script: { AUTH: '535 5.7.8 not canary-Pa55w0rd' } })
    expect(JSON.stringify(cause)).not.toContain('canary-Pa55w0rd')
  })
})
