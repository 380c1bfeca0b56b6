import { createHash, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTestAuthority, selfSignedCertificate } from './fixtures/certificates.ts'
import type { PeerConnection } from './fixtures/scripted-peer.ts'
import { authority, exchange, HOST, PASSWORD } from './fixtures/send-through.ts'

const fingerprintOf = ({ cert }: { cert: string }): string =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest('hex')

describe.each(['tls', 'starttls'] as const)('a pinned certificate under %s', (security) => {
  it.each([
    ['self-signed', selfSignedCertificate([HOST])],
    ['of an unknown authority', createTestAuthority().issue([HOST])],
    ['expired', authority.issue([HOST], { from: -9, to: -2 })],
    ['for another name', authority.issue(['mail.example.net'])],
  ])('is trusted although it is %s', async (_what, certificate) => {
    const target = { certificatePin: fingerprintOf(certificate) }
    expect(await exchange({ certificate }, { security, target })).toMatchObject({ code: null })
  })

  it('is the only one that is trusted: another is refused, however valid, and its fingerprint told', async () => {
    const certificate = authority.issue([HOST])
    const target = { certificatePin: 'ab'.repeat(32) }
    const sent = await exchange({ certificate }, { security, target })
    expect(sent).toMatchObject({
      code: 'tls-certificate-pin-mismatch',
      params: { host: HOST, fingerprint: fingerprintOf(certificate) },
      messages: [],
    })
    expect(sent.lines.filter((line) => line.startsWith('AUTH'))).toEqual([])
  })
})

describe('the name said in EHLO', () => {
  it.each(['tls', 'starttls', 'none'] as const)(
    'is the one of the settings, each time it is said (%s)',
    async (security) => {
      const { lines } = await exchange({}, { security, target: { ehloName: 'office.example.org' } })
      const said = lines.filter((line) => line.startsWith('EHLO'))
      expect(said).toEqual(Array(security === 'starttls' ? 2 : 1).fill('EHLO office.example.org'))
    },
  )

  it('is the address of the connection where the settings say nothing', async () => {
    const { lines } = await exchange({})
    expect(lines[0]).toBe('EHLO [127.0.0.1]')
  })
})

const answerAuth = (connection: PeerConnection, line: string) =>
  /^AUTH (?:LOGIN|CRAM-MD5)$/.test(line)
    ? connection.say(line.endsWith('MD5') ? '334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+' : '334 VXNlcm5hbWU6')
    : connection.say('235 2.7.0 welcome')

describe('a method chosen by hand', () => {
  const offers = ['AUTH CRAM-MD5 LOGIN PLAIN']

  it('is used although a better one is offered', async () => {
    const AUTH = async (connection: PeerConnection, line: string) => {
      answerAuth(connection, line)
      if (line !== 'AUTH LOGIN') return
      await connection.line()
      connection.say('334 UGFzc3dvcmQ6')
      await connection.line()
      connection.say('235 2.7.0 welcome')
    }
    const { code, lines } = await exchange({ offers, AUTH }, { security: 'tls', target: { authMethod: 'login' } })
    expect(code).toBeNull()
    expect(lines).toContain('AUTH LOGIN')
  })

  it('can be CRAM-MD5 (RFC 2195), which does not show the password', async () => {
    const AUTH = async (connection: PeerConnection, line: string) => {
      answerAuth(connection, line)
      await connection.line()
      connection.say('235 2.7.0 welcome')
    }
    const { code, lines } = await exchange({ offers, AUTH }, { security: 'tls', target: { authMethod: 'cram-md5' } })
    expect(code).toBeNull()
    expect(lines).toContain('AUTH CRAM-MD5')
    const words = lines.map((line) => Buffer.from(line.split(' ').at(-1) ?? '', 'base64').toString('latin1'))
    expect(words.join('\n')).not.toContain(PASSWORD)
  })

  it('that is not offered is said so, with what is; no other is tried', async () => {
    const sent = await exchange(
      { offers: ['AUTH PLAIN LOGIN'] },
      { security: 'tls', target: { authMethod: 'cram-md5' } },
    )
    expect(sent).toMatchObject({
      code: 'smtp-auth-method-not-offered',
      params: { host: HOST, method: 'CRAM-MD5', offered: 'PLAIN, LOGIN' },
    })
    expect(sent.lines.filter((line) => line.startsWith('AUTH'))).toEqual([])
  })

  it('is not blamed where nothing is offered at all', async () => {
    const sent = await exchange({ offers: [] }, { security: 'tls', target: { authMethod: 'plain' } })
    expect(sent).toMatchObject({ code: 'smtp-auth-not-offered' })
  })
})
