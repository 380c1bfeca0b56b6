import { describe, expect, it } from 'vitest'
import { converseWith } from './fixtures/converse.ts'
import { ehloReply, type RelayScript } from './fixtures/relay-script.ts'
import type { PeerConnection } from './fixtures/scripted-peer.ts'
import { authority, HOST, PASSWORD } from './fixtures/send-through.ts'
import { createTestAuthority, selfSignedCertificate } from './fixtures/certificates.ts'
import type { Timeouts } from './timeouts.ts'

const silence = () => new Promise<never>(() => undefined)
const drop = (connection: PeerConnection) => (connection.drop(), false)
const halfClose = (connection: PeerConnection) => (connection.end(), false)
const SHORT = 200 // ms

describe('what is said wrongly, at each step of the test', () => {
  it.each([
    ['421 as greeting', { greeting: '421 4.3.2 too many connections' }, 'greeting', 'smtp-busy'],
    ['554 as greeting', { greeting: '554 5.7.1 no service here' }, 'greeting', 'smtp-refused'],
    ['a half close before the greeting', { greeting: halfClose }, 'greeting', 'smtp-closed'],
    ['a drop after EHLO', { EHLO: drop }, 'ehlo', 'smtp-closed'],
    ['421 to EHLO', { EHLO: '421 4.3.2 closing' }, 'ehlo', 'smtp-busy'],
    ['no AUTH at all', { offers: ['PIPELINING'] }, 'auth', 'smtp-auth-not-offered'],
    ['AUTH 535', { AUTH: '535 5.7.8 Authentication failed' }, 'auth', 'smtp-auth-failed'],
    ['AUTH 454', { AUTH: '454 4.7.0 Temporary authentication failure' }, 'auth', 'smtp-auth-temporary'],
    ['a drop after AUTH', { AUTH: drop }, 'auth', 'smtp-closed'],
    ['a half close after AUTH', { AUTH: halfClose }, 'auth', 'smtp-closed'],
    ['MAIL 451', { MAIL: '451 4.3.0 try again' }, 'mail-from', 'smtp-temporary'],
    ['MAIL 530', { MAIL: '530 5.7.57 Client not authenticated' }, 'mail-from', 'smtp-auth-required'],
    ['MAIL 553', { MAIL: '553 5.7.1 Sender address rejected: not owned by user' }, 'mail-from', 'smtp-sender-refused'],
    ['MAIL 552', { MAIL: '552 5.3.4 too big' }, 'mail-from', 'smtp-message-refused'],
    ['a drop after MAIL', { MAIL: drop }, 'mail-from', 'smtp-closed'],
    ['a half close after MAIL', { MAIL: halfClose }, 'mail-from', 'smtp-closed'],
    ['RCPT 450 greylisting', { RCPT: '450 4.7.1 Greylisted' }, 'rcpt', 'smtp-greylisted'],
    ['RCPT 421', { RCPT: '421 4.7.0 too many errors' }, 'rcpt', 'smtp-busy'],
    ['RCPT 550', { RCPT: '550 5.1.1 no such user' }, 'rcpt', 'smtp-recipient-refused'],
    ['a drop after RCPT', { RCPT: drop }, 'rcpt', 'smtp-closed'],
    ['354 to RCPT', { RCPT: '354 go ahead' }, 'rcpt', 'smtp-not-smtp'],
    ['250 that is none', { MAIL: 'HTTP/1.1 400 Bad Request' }, 'mail-from', 'smtp-not-smtp'],
    ['two answers to AUTH', { AUTH: '235 ok\r\n250 ok\r\n250 ok' }, 'mail-from', 'smtp-not-smtp'],
    ['two answers to RCPT', { RCPT: '250 ok\r\n250 ok' }, 'rcpt', 'smtp-not-smtp'],
  ] as const)('%s fails there, and nowhere else', async (_what, script: RelayScript, failed, code) => {
    for (const offers of [['PIPELINING', 'AUTH PLAIN'], ['AUTH PLAIN']]) {
      const told = await converseWith({ offers, ...script })
      expect(told).toMatchObject({ failed, code })
      expect(told.passed).not.toContain('rcpt')
      expect(told.peer.messages).toEqual([])
    }
  })

  it.each([
    ['greeting', 'greeting', { greeting: SHORT, greetingGrace: 50 }],
    ['EHLO', 'ehlo', { command: SHORT }],
    ['AUTH', 'auth', { command: SHORT }],
    ['MAIL', 'mail-from', { command: SHORT }],
    ['RCPT', 'rcpt', { command: SHORT }],
  ] as const)('silence instead of an answer to %s', async (place, failed, timeouts: Partial<Timeouts>) => {
    expect(await converseWith({ [place]: silence }, { timeouts })).toMatchObject({ failed, code: 'smtp-timeout' })
  })

  it('an answer to MAIL that came with the one to AUTH is not believed', async () => {
    const told = await converseWith({ AUTH: '235 2.7.0 welcome\r\n250 2.1.0 ok' })
    expect(told).toMatchObject({ failed: 'mail-from', code: 'smtp-not-smtp', reply: null })
  })
})

describe('TLS faults, where they happen', () => {
  const garbage = async (connection: PeerConnection) => {
    connection.say('220 2.0.0 ready')
    await connection.bytes()
    connection.write('garbage instead of TLS\r\n')
    return false
  }
  it.each([
    [
      'a certificate for another name',
      { certificate: authority.issue(['mail.example.net']) },
      'tls-certificate-wrong-name',
    ],
    ['a self-signed certificate', { certificate: selfSignedCertificate([HOST]) }, 'tls-certificate-self-signed'],
    ['an expired one', { certificate: authority.issue([HOST], { from: -9, to: -2 }) }, 'tls-certificate-expired'],
    ['one of an unknown authority', { certificate: createTestAuthority().issue([HOST]) }, 'tls-certificate-untrusted'],
    ['TLS 1.1 only', { maxVersion: 'TLSv1.1' }, 'tls-version-too-old'],
  ] as const)('%s', async (_what, script, code) => {
    for (const security of ['tls', 'starttls'] as const) {
      const told = await converseWith(script, { security })
      expect(told).toMatchObject({ failed: 'tls', code })
      expect(told.lines.filter((line) => line.startsWith('AUTH'))).toEqual([])
    }
  })

  it.each([
    ['no STARTTLS', { EHLO: ehloReply(['AUTH PLAIN']) }, 'smtp-starttls-missing', 'starttls'],
    ['a server that knows HELO alone', { EHLO: '502 5.5.1 what?' }, 'smtp-starttls-missing', 'starttls'],
    ['STARTTLS 454', { STARTTLS: '454 4.7.0 TLS not available' }, 'smtp-temporary', 'starttls'],
    ['STARTTLS 501', { STARTTLS: '501 5.5.4 syntax' }, 'tls-failed', 'starttls'],
    ['an answer that brings another with it', { STARTTLS: '220 ready\r\n250 injected' }, 'smtp-not-smtp', 'starttls'],
    ['garbage instead of a handshake', { STARTTLS: garbage }, 'tls-failed', 'tls'],
  ] as const)('%s', async (_what, script, code, failed) => {
    expect(await converseWith(script, { security: 'starttls' })).toMatchObject({ failed, code })
  })

  it('a port that speaks TLS from the start is told, and so is one that does not', async () => {
    const timeouts = { greetingGrace: 50 }
    const peer = await converseWith({ security: 'tls' }, { security: 'starttls', timeouts })
    expect(peer).toMatchObject({ failed: 'greeting', code: 'smtp-port-expects-tls' })
    const plain = await converseWith({ security: 'none' }, { security: 'tls' })
    expect(plain).toMatchObject({ failed: 'tls', code: 'smtp-port-expects-plain' })
  })
})

describe('a server that wears patience out', () => {
  it.each([
    ['100 KB of greeting', (c: PeerConnection) => c.write(`220-${'x'.repeat(500)}\r\n`.repeat(200))],
    ['one line of 100 KB', (c: PeerConnection) => c.write(`220 ${'x'.repeat(100_000)}\r\n`)],
    ['bare carriage returns', (c: PeerConnection) => c.write('220 hi\r220 there\rnothing more\r\n')],
    ['a web server', (c: PeerConnection) => c.write('HTTP/1.1 400 Bad Request\r\nServer: secret-internal\r\n\r\n')],
    ['an answer before the question', (c: PeerConnection) => c.write('220 hi\r\n250 ok\r\n')],
  ])('%s: nothing of it is echoed', async (_what, greeting) => {
    const told = await converseWith({ greeting })
    expect(JSON.stringify({ ...told, peer: null })).not.toMatch(/xxx|secret-internal/)
    expect(told.passed.includes('ehlo') || told.code === 'smtp-not-smtp').toBe(true)
  })

  it('one byte at a time, for ever: it ends when the time for a greeting is over', async () => {
    const trickle = async (connection: PeerConnection) => {
      connection.write('220-')
      for (let count = 0; count < 200; count += 1) {
        connection.write('x')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return false
    }
    const told = await converseWith({ greeting: trickle }, { timeouts: { greeting: SHORT } })
    expect(told).toMatchObject({ failed: 'greeting', code: 'smtp-timeout', reply: null })
  })

  it('QUIT and RSET without an answer keep nobody waiting', async () => {
    expect(await converseWith({ RSET: silence, QUIT: silence })).toMatchObject({ code: null, failed: null })
  })

  it('replies of several lines, byte by byte, with bare line feeds are understood', async () => {
    const bytewise = async (connection: PeerConnection) => {
      for (const byte of '250-2.1.0 ok\n250 2.1.0 go on\n') {
        connection.write(byte)
        await new Promise(setImmediate)
      }
    }
    expect(await converseWith({ MAIL: bytewise, RCPT: bytewise })).toMatchObject({ code: null })
  })
})

describe('what the test repeats of the server', () => {
  it.each(['AUTH', 'MAIL', 'RCPT'] as const)('is never the password (%s)', async (place) => {
    for (const secret of [PASSWORD, Buffer.from(`\0isabelle\0${PASSWORD}`).toString('base64')]) {
      const told = await converseWith({ [place]: `550 5.7.1 no: ${secret}` })
      expect(told.reply).toContain('•••')
      expect(JSON.stringify({ ...told, peer: null, lines: [] })).not.toContain(secret)
    }
  })
})
