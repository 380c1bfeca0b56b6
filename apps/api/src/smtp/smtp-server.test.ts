import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { portOf } from './fixtures/scripted-peer.ts'
import { attempt, certificate, LETTER, PASSWORD, targetOf, testSender } from './fixtures/send-through.ts'

interface Received {
  from: string
  to: string[]
  user: string | undefined
  isSecure: boolean
  method: string
  text: string
}

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A server that somebody else wrote: it checks the password and keeps what it is sent. */
const startServer = async (options: SMTPServerOptions) => {
  const received: Received[] = []
  let method = ''
  const server = new SMTPServer({
    ...certificate,
    logger: false,
    onAuth: (auth, _session, callback) => {
      method = auth.method
      if (auth.password === PASSWORD) callback(null, { user: auth.username })
      else callback(new Error('Invalid username or password'))
    },
    onData: (stream, { envelope, user, secure }, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        const text = Buffer.concat(chunks).toString()
        received.push({ from, to, user: typeof user === 'string' ? user : undefined, isSecure: secure, method, text })
        callback(null, 'queued as 4Z1')
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // what a client does to the connection; the client is what is tested here
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sender = testSender({}, 60_000)
  closers.push(
    () => new Promise<void>((resolve) => server.close(() => resolve())),
    () => sender.close(),
  )
  return { received, sender, port: portOf(server.server.address()) }
}

describe.each([
  ['tls', { secure: true }],
  ['starttls', {}],
  ['none', { hideSTARTTLS: true, allowInsecureAuth: true }],
] as const)('a complete server over %s', (security, options) => {
  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('takes message after message, signed in by %s', async (mechanism) => {
    const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, callback) => {
      const isRight = auth.validatePassword?.(PASSWORD) ?? auth.password === PASSWORD
      if (isRight) callback(null, { user: auth.username })
      else callback(new Error('Invalid username or password'))
    }
    const server = await startServer({ ...options, authMethods: [mechanism], onAuth })
    const target = targetOf(server, security)
    expect(await attempt(target, { sender: server.sender })).toMatchObject({ code: null })
    expect(await attempt(target, { sender: server.sender })).toMatchObject({ code: null })
    const message = { from: LETTER.from, to: [LETTER.to], user: 'isabelle', isSecure: security !== 'none' }
    expect(server.received).toMatchObject([message, message])
    expect(server.received[0]?.text).toBe(LETTER.message.toString())
  })

  it('refuses a wrong password', async () => {
    const server = await startServer(options)
    const target = targetOf(server, security, { credentials: { username: 'isabelle', password: 'wrong' } })
    expect(await attempt(target, { sender: server.sender })).toMatchObject({
      code: 'smtp-auth-failed',
      reply: expect.stringMatching(/^535 /),
    })
    expect(server.received).toEqual([])
  })
})

describe('a complete server', () => {
  it('that hides STARTTLS never sees the password', async () => {
    const server = await startServer({ hideSTARTTLS: true, allowInsecureAuth: true })
    const sent = await attempt(targetOf(server, 'starttls'), { sender: server.sender })
    expect(sent).toMatchObject({ code: 'smtp-starttls-missing', phases: ['connected'] })
  })

  it('that allows small messages only is spared ours', async () => {
    const server = await startServer({ secure: true, size: 20 })
    expect(await attempt(targetOf(server, 'tls'), { sender: server.sender })).toMatchObject({
      code: 'smtp-message-refused',
    })
  })

  it('with a certificate of another authority is not trusted', async () => {
    const server = await startServer({ secure: true })
    const target = targetOf(server, 'tls', { caCertificate: null })
    expect(await attempt(target, { sender: server.sender })).toMatchObject({ code: 'tls-certificate-untrusted' })
  })
})
