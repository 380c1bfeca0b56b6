import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startApi, type Api } from '../product/start-api.ts'
import { startBind } from '../servers/bind.ts'
import { findFreePort } from '../servers/free-port.ts'
import { type HostileSmtpOptions, startHostileSmtp } from '../servers/hostile-smtp.ts'
import { startLab, type Lab, USER_ADDRESS } from '../servers/lab.ts'

let lab: Lab
let api: Api

beforeAll(async () => {
  ;[lab, api] = await Promise.all([startLab(), startApi()])
})
afterAll(() => Promise.all([api.stop(), lab.stop()]))

interface Tested {
  ok: boolean
  failedStep: string | null
  cause: { id: string; class: string; text: string; actor: string } | null
  reply: string | null
  steps: { step: string; ok: boolean; ms: number; facts: Record<string, string> }[]
}

/** What `relay test --json` prints. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the expectations of the tests say whether it is so
const read = (stdout: string): Tested => JSON.parse(stdout) as Tested

let count = 0

/** Adds a relay, and tests it from the command line. */
const testRelay = async (fields: Record<string, string>, at: Api = api) => {
  const name = `relay-${(count += 1)}`
  const options = {
    name,
    host: '127.0.0.1',
    security: 'starttls',
    username: lab.relay.username,
    'password-file': '-',
    from: USER_ADDRESS,
    ca: lab.authority.caFile,
    ...fields,
  }
  const words = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])
  const added = await at.command(['relay', 'add', ...words], `${lab.relay.password}\n`)
  expect(added.stderr).toBe('')
  const { exitCode, stdout } = await at.command(['relay', 'test', name, '--json', '--lang', 'fr'])
  return { exitCode, name, ...read(stdout) }
}

const startHostile = async (options: Partial<HostileSmtpOptions>) => {
  const server = await startHostileSmtp({ security: 'none', ...options })
  onTestFinished(() => server.stop())
  return server
}

describe('Postfix with SASL', () => {
  it.each(['tls', 'starttls'] as const)('passes every step over %s, and gets no message', async (security) => {
    const port = security === 'tls' ? lab.relay.tlsPort : lab.relay.starttlsPort
    const test = await testRelay({ security, port: String(port) })
    expect(test).toMatchObject({ exitCode: 0, ok: true, failedStep: null, cause: null })
    expect(test.steps.map(({ step }) => step)).toEqual(
      security === 'tls'
        ? ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth', 'mail-from', 'rcpt']
        : ['resolve', 'connect', 'greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail-from', 'rcpt'],
    )
    for (const { ok, ms } of test.steps) expect([ok, typeof ms]).toEqual([true, 'number'])
    const facts = Object.assign({}, ...test.steps.map((step) => step.facts)) as Record<string, string>
    expect(facts).toMatchObject({ tlsProtocol: 'TLSv1.3', authMethod: 'PLAIN', banner: expect.stringMatching(/^220 /) })
    expect(await lab.relay.log()).not.toMatch(/status=sent/)
  })

  it.each([
    ['a wrong password', { port: 'starttls', username: 'nobody@example.org' }, 'auth', /identifiant/],
    ['TLS where STARTTLS is spoken', { port: 'starttls', security: 'tls' }, 'tls', /STARTTLS/],
    ['STARTTLS where TLS is spoken', { port: 'tls' }, 'greeting', /TLS/],
    ['a port that nobody listens on', { port: 'none' }, 'connect', /port/],
  ])('says what %s is', async (_what, { port, ...fields }, failedStep, sentence) => {
    const { tlsPort, starttlsPort } = lab.relay
    const ports: Record<string, number> = { tls: tlsPort, starttls: starttlsPort, none: await findFreePort() }
    const test = await testRelay({ ...fields, port: String(ports[port]) })
    expect(test).toMatchObject({ exitCode: 1, ok: false, failedStep })
    expect(test.cause?.text).toMatch(sentence)
    expect(test.steps.at(-1)).toMatchObject({ step: failedStep, ok: false })
  })

  it('with a certificate that nobody signed is refused, and trusted once it is pinned', async () => {
    const certificate = await lab.authority.issueSelfSigned(['smtp.example.org'])
    const { port } = await startHostile({ security: 'tls', certificate })
    const fields = { port: String(port), security: 'tls' }
    expect(await testRelay(fields)).toMatchObject({ failedStep: 'tls', cause: { id: 'tls-certificate-self-signed' } })
    const pin = createHash('sha256').update(new X509Certificate(certificate.certificate).raw).digest('hex')
    expect(await testRelay({ ...fields, pin })).toMatchObject({ ok: true })
    const other = await testRelay({ ...fields, pin: 'ab'.repeat(32) })
    expect(other).toMatchObject({ failedStep: 'tls', cause: { id: 'tls-certificate-pin-mismatch' } })
  })
})

describe('a hostile server, by the words of the great providers', () => {
  it.each([
    [
      'auth',
      '534-5.7.9 Application-specific password required. Learn more\n534 5.7.9 at',
      'gmail-534-5.7.9',
      'permanent',
    ],
    [
      'auth',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      'ms-535-5.7.139-tenant',
      'permanent',
    ],
    ['auth', '454 4.7.0 Too many login attempts, please try again later.', 'gmail-454-4.7.0', 'temporary'],
    ['mail', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'ms-550-5.7.60', 'permanent'],
    ['mail', '553 From address not verified - see https://help.yahoo.com', 'yahoo-553-from', 'permanent'],
    ['mail', '550 Sender address is not allowed.', 'ionos-sender-not-allowed', 'permanent'],
    [
      'rcpt',
      '421 mwinf5c79 ME Trop de connexions, veuillez verifier votre configuration. OFR005_104 [104]',
      'orange-ofr-104',
      'temporary',
    ],
    ['greeting', '421-4.7.0 Try again later, closing connection.\n421 4.7.0 bye', 'gmail-421-4.7.0', 'temporary'],
  ] as const)('%s: %s', async (step, reply, id, kind) => {
    const server = await startHostile({ script: { [step]: { reply } } })
    const failedStep = step === 'mail' ? 'mail-from' : step
    const test = await testRelay({ port: String(server.port), security: 'none' })
    expect(test).toMatchObject({ exitCode: 1, failedStep, cause: { id, class: kind } })
    expect(server.messages).toEqual([])
  })

  it.each([
    ['100 KB of greeting', { greeting: { raw: `220-${'x'.repeat(1_000)}\r\n`.repeat(100) } }, 'greeting'],
    ['a web server', { greeting: { raw: 'HTTP/1.1 400 Bad Request\r\nServer: secret-internal\r\n\r\n' } }, 'greeting'],
    ['an answer before the question', { greeting: { raw: '220 hi\r\n250 ok\r\n' } }, 'greeting'],
    ['a drop', { auth: 'drop' }, 'auth'],
  ] as const)('%s ends the test, and nothing strange is repeated', async (_what, script, failedStep) => {
    const server = await startHostile({ script })
    const test = await testRelay({ port: String(server.port), security: 'none' })
    expect(test).toMatchObject({ exitCode: 1, failedStep, reply: null })
    expect(JSON.stringify(test)).not.toMatch(/xxx|secret-internal/)
  })

  it('that ignores QUIT keeps nobody waiting', async () => {
    const server = await startHostile({ script: { quit: 'silence', rset: 'silence' } })
    expect(await testRelay({ port: String(server.port), security: 'none' })).toMatchObject({ ok: true })
  })
})

describe('a server that is not that of the domain', () => {
  const GOOGLE = ['10 aspmx.l.google.com.']
  let bind: Awaited<ReturnType<typeof startBind>>
  let ownApi: Api

  beforeAll(async () => {
    bind = await startBind({
      'example.org': { 'example.org': { MX: GOOGLE }, 'filtered.example.org': { MX: ['10 mx1.mailinblack.com.'] } },
      'ovh.net': { 'ssl0.ovh.net': { A: ['127.0.0.1'] } },
    })
    ownApi = await startApi({
      env: {
        BIENRECU_DNS: `127.0.0.1:${bind.port}`,
        BIENRECU_ALLOWED_PRIVATE_HOSTS: 'ssl0.ovh.net,127.0.0.0/8',
      },
    })
  })
  afterAll(async () => {
    await ownApi.stop()
    await bind.stop()
  })

  const refuse = () => startHostile({ script: { auth: { reply: '535 5.7.8 Error: authentication failed' } } })

  it('is told from the MX of the domain, with the server to use', async () => {
    const { port } = await refuse()
    const fields = { host: 'ssl0.ovh.net', port: String(port), security: 'none', username: 'isabelle@example.org' }
    const test = await testRelay(fields, ownApi)
    expect(test).toMatchObject({
      failedStep: 'auth',
      cause: { id: 'smtp-wrong-host', fix: expect.stringMatching(/smtp\.gmail\.com/) },
    })
    expect(test.cause?.text).toMatch(/example\.org.*Google.*ssl0\.ovh\.net/)
  })

  it('nor anybody’s is told likewise', async () => {
    const fields = { host: 'smtp.example.org', port: '587', username: 'isabelle@example.org' }
    const test = await testRelay(fields, ownApi)
    expect(test).toMatchObject({ failedStep: 'resolve', cause: { id: 'smtp-wrong-host', class: 'permanent' } })
  })

  it('cannot be known behind a filter, and that is said', async () => {
    const fields = { host: 'smtp.example.org', port: '587', username: 'isabelle@filtered.example.org' }
    const test = await testRelay(fields, ownApi)
    expect(test).toMatchObject({ failedStep: 'resolve', cause: { id: 'net-enotfound' } })
    expect(test.cause).toMatchObject({ fix: expect.stringMatching(/Mailinblack.*personne ne peut savoir/) })
  })
})
