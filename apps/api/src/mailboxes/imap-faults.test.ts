import { createHash, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTestAuthority, selfSignedCertificate } from '../smtp/fixtures/certificates.ts'
import { ehloReply } from '../smtp/fixtures/relay-script.ts'
import type { PeerConnection } from '../smtp/fixtures/scripted-peer.ts'
import type { ImapScript } from './fixtures/imap-script.ts'
import {
  converse,
  type ConversationOptions,
  IMAP_HOST,
  IMAP_PASSWORD,
  imapCertificate,
} from './fixtures/mailbox-lab.ts'
import type { ImapSession } from './imap-session.ts'

const list = (session: ImapSession) => session.folders()
const file = (session: ImapSession) =>
  session.append('Sent', Buffer.from('Message-ID: <1@example.org>\r\n\r\nHello\r\n'), new Date(0))
const look = (session: ImapSession) => session.holds('Sent', '<1@example.org>')
const never = () => new Promise<never>(() => undefined)
const SOON = { timeouts: { greeting: 300, greetingGrace: 60, silence: 300 } }

const codeOf = async (script: ImapScript, work: (session: ImapSession) => Promise<unknown> = list, options = {}) =>
  (await converse(script, work, options)).code

const untrusted = selfSignedCertificate([IMAP_HOST])
const pinOf = (pem: string) => createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')

describe('a server that is none', () => {
  it.each<[string, string, ImapScript, ConversationOptions?]>([
    ['never greets', 'imap-timeout', { greeting: never }, SOON],
    ['greets like a mail relay', 'imap-not-imap', { greeting: (c: PeerConnection) => c.say('220 relay.example.org') }],
    ['answers like a web server', 'imap-not-imap', { greeting: (c: PeerConnection) => c.say('HTTP/1.1 400 Bad') }],
    [
      'sends a line without end',
      'imap-not-imap',
      { greeting: (c) => (c.write(`* OK ${'x'.repeat(200_000)}`), never()) },
    ],
    ['announces a huge literal', 'imap-not-imap', { greeting: (c) => (c.write('* OK {999999999}\r\n'), never()) }],
    ['hangs up instead of greeting', 'imap-closed', { greeting: (c: PeerConnection) => c.drop() }],
    ['says goodbye at once', 'imap-temporary', { greeting: (c) => (c.say('* BYE too many connections'), never()) }],
    [
      'waits for a handshake in vain',
      'imap-port-expects-tls',
      { security: 'tls' },
      { ...SOON, target: { security: 'starttls' } },
    ],
    [
      'speaks in clear where TLS should be',
      'imap-port-expects-plain',
      { security: 'none' },
      { target: { security: 'tls' } },
    ],
    ['offers no STARTTLS', 'imap-starttls-missing', { security: 'none' }, { target: { security: 'starttls' } }],
  ])('%s: %s', async (_what, code, script, options = {}) => {
    const { code: found, lines, reply } = await converse(script, list, options)
    expect(found).toBe(code)
    expect(lines.join('\n')).not.toContain(IMAP_PASSWORD)
    if (code !== 'imap-temporary') expect(reply).toBeNull()
  })

  it('lists folders for ever: it is left after eight megabytes, or when the time is over', async () => {
    const flood = async (connection: PeerConnection) => {
      for (let count = 0; count < 400; count += 1) {
        connection.write(`* LIST () "/" "${'f'.repeat(1_000)}"\r\n`.repeat(50))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      await never()
    }
    expect(await codeOf({ answers: { LIST: flood } })).toBe('imap-not-imap')
    expect(await codeOf({ answers: { LIST: never } }, list, { longest: 300 })).toBe('imap-timeout')
  })

  it('is no relay either, whatever it offers', async () => {
    const greeting = (connection: PeerConnection) => connection.write(`${ehloReply(['AUTH PLAIN'])}\r\n`)
    expect(await codeOf({ greeting })).toBe('imap-not-imap')
  })
})

describe('a certificate', () => {
  it.each<[string, string, ImapScript]>([
    ['nobody vouches for', 'tls-certificate-self-signed', { certificate: selfSignedCertificate([IMAP_HOST]) }],
    ['of another authority', 'tls-certificate-untrusted', { certificate: createTestAuthority().issue([IMAP_HOST]) }],
  ])('%s ends the conversation before the password, over TLS and STARTTLS', async (_what, code, script) => {
    for (const security of ['tls', 'starttls'] as const) {
      const { code: found, lines } = await converse({ ...script, security }, list)
      expect(found).toBe(code)
      expect(lines.some((line) => line.includes('AUTHENTICATE') || line.includes('LOGIN'))).toBe(false)
    }
  })

  it('that is the pinned one is trusted, whoever issued it; any other is not, and learns nothing', async () => {
    const certificate = selfSignedCertificate(['whatever.example.net'])
    for (const security of ['tls', 'starttls'] as const) {
      const script = { security, certificate }
      const good = await converse(script, list, { target: { certificatePin: pinOf(certificate.cert) } })
      expect(good.code).toBeNull()
      const bad = await converse(script, list, { target: { certificatePin: pinOf(imapCertificate.cert) } })
      expect(bad.code).toBe('tls-certificate-pin-mismatch')
      expect(bad.lines.some((line) => line.includes('AUTHENTICATE') || line.includes('LOGIN'))).toBe(false)
    }
  })
})

describe('somebody on the way', () => {
  it('who calls the session signed in already, in clear, gets neither password nor message', async () => {
    const greeting = (connection: PeerConnection) => connection.say('* PREAUTH welcome')
    const { code, lines } = await converse({ security: 'starttls', greeting, certificate: untrusted }, file)
    expect(code).toMatch(/^(?:imap-starttls-missing|tls-)/)
    expect(lines.some((line) => line.includes('APPEND') || line.includes('AUTHENTICATE'))).toBe(false)
  })

  it('who slips in answers before the handshake is not listened to', async () => {
    const answers = {
      STARTTLS: (connection: PeerConnection, tag: string) =>
        connection.write(`${tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n`),
    }
    const { code, lines } = await converse({ security: 'starttls', answers }, file)
    expect(code).toBe('tls-failed')
    expect(lines.some((line) => line.includes('AUTHENTICATE') || line.includes('LOGIN'))).toBe(false)
  })
})

describe('a refusal', () => {
  it.each<[string, string, (session: ImapSession) => Promise<unknown>, Record<string, string>]>([
    ['of the password', 'imap-auth-failed', list, { AUTHENTICATE: 'NO [AUTHENTICATIONFAILED] no' }],
    ['for the moment', 'imap-temporary', list, { AUTHENTICATE: 'NO [UNAVAILABLE] try later' }],
    ['of a password in clear', 'imap-auth-not-offered', list, { AUTHENTICATE: 'NO [PRIVACYREQUIRED] encrypt' }],
    ['to open a folder that is not there', 'imap-folder-missing', look, { SELECT: 'NO [NONEXISTENT] no such folder' }],
    ['to file in a folder that is not there', 'imap-folder-missing', file, { APPEND: 'NO [TRYCREATE] no such folder' }],
    ['because the mailbox is full', 'imap-full', file, { APPEND: 'NO [OVERQUOTA] full' }],
    ['because it is full, in words alone', 'imap-full', file, { APPEND: 'NO Quota exceeded (mailbox is full)' }],
    ['because somebody else is at it', 'imap-temporary', file, { APPEND: 'NO [INUSE] locked' }],
    ['without a reason', 'imap-refused', file, { APPEND: 'NO not today' }],
    ['to search', 'imap-refused', look, { SEARCH: 'BAD what is that' }],
  ])('%s is told as %s', async (_what, code, work, answers) => {
    expect(await codeOf({ answers }, work)).toBe(code)
  })

  it('is quoted without the password that a server may repeat', async () => {
    const plain = Buffer.from(`\0isabelle\0${IMAP_PASSWORD}`).toString('base64')
    const answers = { AUTHENTICATE: `NO ${plain} and ${IMAP_PASSWORD} are wrong` }
    const { reply, code } = await converse({ answers }, list)
    expect(code).toBe('imap-auth-failed')
    expect(reply).toContain('are wrong')
    expect(reply).not.toContain(IMAP_PASSWORD)
    expect(reply).not.toContain(plain)
  })

  it('of every way to sign in sends no password', async () => {
    const { code, lines } = await converse({ capabilities: ['IMAP4rev1', 'LOGINDISABLED'] }, list)
    expect(code).toBe('imap-auth-not-offered')
    expect(lines.join('\n')).not.toContain(IMAP_PASSWORD)
  })
})

describe('a good server', () => {
  it.each(['tls', 'starttls', 'none'] as const)('is signed in at, listed and left: %s', async (security) => {
    const { code, result, lines } = await converse({ security }, list)
    expect(code).toBeNull()
    expect(result).toMatchObject([{ path: 'INBOX' }, { path: 'Sent', sentBy: 'server' }])
    expect(lines.at(-1)).toContain('LOGOUT')
  })

  it('names its folders in modified UTF-7, or in UTF-8 where that is agreed upon', async () => {
    const seven = { folders: ['() "/" "INBOX"', '() "/" "INBOX/&AMk-l&AOk-ments envoy&AOk-s"'] }
    expect((await converse(seven, list)).result?.[1]).toMatchObject({
      path: 'INBOX/Éléments envoyés',
      name: 'Éléments envoyés',
    })
    const capabilities = ['IMAP4rev1', 'AUTH=PLAIN', 'ENABLE', 'UTF8=ACCEPT']
    const eight = { capabilities, folders: ['() "/" "Éléments envoyés"'] }
    expect((await converse(eight, list)).result?.[0]).toMatchObject({ path: 'Éléments envoyés' })
  })

  it('gets the message byte for byte, seen, with the time it was sent', async () => {
    const store: string[] = []
    const { lines, result } = await converse({ store }, file)
    expect(result).toBe(true)
    expect(store).toEqual(['Message-ID: <1@example.org>\r\n\r\nHello\r\n'])
    const append = lines.find((line) => line.includes('APPEND'))
    expect(append).toContain(String.raw`(\Seen)`)
    expect(append).toContain('" 1-Jan-1970 00:00:00 +0000"')
  })

  it('is shown an access token as XOAUTH2', async () => {
    const capabilities = ['IMAP4rev1', 'AUTH=XOAUTH2']
    const answers = { AUTHENTICATE: 'OK welcome' }
    const target = { credentials: { username: 'isabelle', accessToken: 'token-1' } }
    const { code, lines } = await converse({ capabilities, answers }, list, { target })
    expect(code).toBeNull()
    const expected = Buffer.from('user=isabelle\u0001auth=Bearer token-1\u0001\u0001').toString('base64')
    expect(lines.find((line) => line.includes('XOAUTH2'))).toContain(expected)
  })
})
