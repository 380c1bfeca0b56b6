import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

import { createCertificateAuthority, type CertificateAuthority } from './certificate-authority.ts'
import { startHostileSmtp, type HostileSmtp, type HostileSmtpOptions } from './hostile-smtp.ts'
import { submitMail } from './submit-mail.ts'

const HOST = 'smtp.example.org'

let authority: CertificateAuthority
beforeAll(async () => {
  authority = await createCertificateAuthority()
})
afterAll(() => authority.remove())

async function start(options: Partial<HostileSmtpOptions>): Promise<HostileSmtp> {
  const server = await startHostileSmtp({ security: 'none', certificate: await authority.issue([HOST]), ...options })
  onTestFinished(() => server.stop())
  return server
}

function submit(port: number, security: 'tls' | 'starttls' | 'none' = 'none'): Promise<string> {
  return submitMail({
    port,
    security,
    serverName: HOST,
    ca: authority.caCertificate,
    login: { username: 'isabelle', password: 'a secret' },
    from: 'isabelle@example.org',
    to: ['test-abc@srv1.mail-tester.com'],
    message: 'Subject: x\r\n\r\n.line with a dot',
  })
}

describe('a server without a script', () => {
  it.each(['none', 'starttls', 'tls'] as const)('takes a message with security %s', async (security) => {
    const server = await start({ security })
    expect(await submit(server.port, security)).toContain('250 2.0.0 Ok')
    expect(server.messages).toEqual(['Subject: x\r\n\r\n..line with a dot\r\n'])
  })

  it('keeps secrets out of its record of commands', async () => {
    const server = await start({})
    await submit(server.port)
    expect(server.commands.slice(0, 3)).toEqual([
      'EHLO client.example.org',
      'AUTH PLAIN',
      'MAIL FROM:<isabelle@example.org>',
    ])
  })

  it('can answer one byte at a time', async () => {
    const server = await start({ byteByByte: true })
    expect(await submit(server.port)).toContain('250')
  })
})

describe('a script', () => {
  it.each([
    ['greeting', '554 5.7.1 go away'],
    ['ehlo', '502 5.5.1 no'],
    ['auth', '535 5.7.8 bad password'],
    ['mail', '451 4.3.0 later'],
    ['rcpt', '550 5.1.1 nobody'],
    ['data', '451 4.3.0 not now'],
    ['dot', '554 5.6.0 spam'],
  ] as const)('refuses at %s', async (step, reply) => {
    const server = await start({ script: { [step]: { reply } } })
    await expect(submit(server.port)).rejects.toThrow(reply)
  })

  it.each(['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'dot'] as const)('drops at %s', async (step) => {
    const server = await start({ script: { [step]: 'drop' } })
    await expect(submit(server.port)).rejects.toThrow(/closed|ECONNRESET|EPIPE/)
    expect(server.messages).toHaveLength(step === 'dot' ? 1 : 0)
  })

  it('says nothing for as long as the client waits', async () => {
    const server = await start({ script: { dot: 'silence' } })
    const outcome = submit(server.port)
    await expect.poll(() => server.messages.length).toBe(1)
    await server.stop()
    await expect(outcome).rejects.toThrow(/closed|ECONNRESET/)
  })

  it('drops in the middle of the message', async () => {
    const server = await start({ dropAfterBodyBytes: 10 })
    await expect(submit(server.port)).rejects.toThrow(/closed|ECONNRESET|EPIPE/)
    expect(server.messages).toEqual([])
  })

  it('is used up step by step, as a greylisting server does it', async () => {
    const server = await start({ script: { rcpt: [{ reply: '450 4.7.1 greylisted' }, { reply: '250 2.1.5 Ok' }] } })
    await expect(submit(server.port)).rejects.toThrow('450 4.7.1 greylisted')
    expect(await submit(server.port)).toContain('250')
    expect(server.connectionCount()).toBe(2)
  })

  it('sends a greeting of 100 KB in many lines', async () => {
    const greeting = `${'220-chatter\n'.repeat(9_000)}220 at last`
    const server = await start({ script: { greeting: { reply: greeting } } })
    expect(await submit(server.port)).toContain('250')
  })

  it('answers in plain text where TLS should begin', async () => {
    const server = await start({ security: 'starttls', script: { starttls: { raw: '220 go ahead\r\n' } } })
    await expect(submit(server.port, 'starttls')).rejects.toMatchObject({ code: expect.stringContaining('SSL') })
  })
})

describe('certificates of the throw-away authority', () => {
  it.each([
    ['issueSelfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['issueExpired', 'CERT_HAS_EXPIRED'],
    ['issueForOtherName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('%s is refused with %s', async (issue, code) => {
    const server = await start({ security: 'tls', certificate: await authority[issue]([HOST]) })
    await expect(submit(server.port, 'tls')).rejects.toMatchObject({ code })
  })

  it('are refused over TLS 1.1', async () => {
    const server = await start({ security: 'tls', newestTls: 'TLSv1.1' })
    await expect(submit(server.port, 'tls')).rejects.toMatchObject({ code: expect.stringContaining('SSL') })
  })
})
