import { describe, expect, it } from 'vitest'
import { createTestAuthority, selfSignedCertificate, type TestCertificate } from './fixtures/certificates.ts'
import { relayScript } from './fixtures/relay-script.ts'
import { type PeerConnection, startPeer } from './fixtures/scripted-peer.ts'
import { attempt, authority, exchange, HOST, targetOf } from './fixtures/send-through.ts'

const BOTH = ['tls', 'starttls'] as const
const chain = ({ cert, key }: TestCertificate, ...issuers: readonly string[]): TestCertificate => ({
  cert: [cert, ...issuers].join(''),
  key,
})
const stranger = createTestAuthority()

describe.each(BOTH)('a certificate under %s', (security) => {
  it.each([
    ['valid', authority.issue([HOST]), null],
    ['valid for a wildcard', authority.issue(['*.example.org']), null],
    ['self-signed', selfSignedCertificate([HOST]), 'tls-certificate-self-signed'],
    ['expired', authority.issue([HOST], { from: -9, to: -2 }), 'tls-certificate-expired'],
    ['not yet valid', authority.issue([HOST], { from: 2, to: 9 }), 'tls-certificate-not-yet-valid'],
    ['of an unknown authority', stranger.issue([HOST]), 'tls-certificate-untrusted'],
    [
      'of an unknown authority that is sent along',
      chain(stranger.issue([HOST]), stranger.cert),
      'tls-certificate-untrusted',
    ],
  ])('that is %s', async (_what, certificate, code) => {
    expect(await exchange({ certificate }, { security })).toMatchObject({
      code,
      messages: code === null ? [expect.any(String)] : [],
    })
  })

  it('for another name is refused, and its names are told', async () => {
    const certificate = authority.issue(['mail.example.net', 'smtp.example.net'])
    expect(await exchange({ certificate }, { security })).toMatchObject({
      code: 'tls-certificate-wrong-name',
      params: { host: HOST, names: 'mail.example.net, smtp.example.net' },
    })
  })

  it('tells only the first names when there are many, and nothing but ASCII', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}.example.net`)
    const { params } = await exchange({ certificate: authority.issue(names) }, { security })
    expect(params['names']).toBe('n0.example.net, n1.example.net, n2.example.net, n3.example.net, n4.example.net…')
  })

  it('is checked against the address when the relay has no name', async () => {
    const target = { host: '127.0.0.1' }
    const byAddress = { certificate: authority.issue([HOST, '127.0.0.1']) }
    expect(await exchange(byAddress, { security, target })).toMatchObject({ code: null })
    expect(await exchange({}, { security, target })).toMatchObject({ code: 'tls-certificate-wrong-name' })
  })

  it('is not trusted by an authority of the world when the relay has one of its own', async () => {
    const { code } = await exchange({}, { security, target: { caCertificate: stranger.cert } })
    expect(code).toBe('tls-certificate-untrusted')
  })

  it('is shown: version, cipher, names, issuer and end', async () => {
    const { facts } = await exchange({}, { security })
    expect(facts).toMatchObject({
      tlsProtocol: 'TLSv1.3',
      tlsCipher: expect.stringMatching(/^TLS_/),
      certificateNames: HOST,
      certificateIssuer: 'Authority of the tests',
      certificateValidTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })
})

describe.each(BOTH)('the version of TLS under %s', (security) => {
  it('may be 1.2', async () => {
    expect(await exchange({ maxVersion: 'TLSv1.2' }, { security })).toMatchObject({ code: null })
  })
  it('must not be older', async () => {
    const sent = await exchange({ maxVersion: 'TLSv1.1' }, { security })
    expect(sent).toMatchObject({ code: 'tls-version-too-old', phases: ['connected'] })
  })
})

describe('a port and a security that do not fit', () => {
  it('TLS to a server that begins in clear', async () => {
    const sent = await exchange({ security: 'none' }, { security: 'tls' })
    expect(sent).toMatchObject({ code: 'smtp-port-expects-plain', phases: ['connected'], lines: [] })
  })

  it.each(['none', 'starttls'] as const)('%s to a server that begins with TLS', async (security) => {
    const sent = await exchange({ security: 'tls' }, { security, timeouts: { greetingGrace: 30 } })
    expect(sent).toMatchObject({ code: 'smtp-port-expects-tls', phases: ['connected'] })
  })

  it('is said even when the certificate would not be trusted', async () => {
    const script = { security: 'tls', certificate: selfSignedCertificate([HOST]) } as const
    expect(await exchange(script, { timeouts: { greetingGrace: 30 } })).toMatchObject({ code: 'smtp-port-expects-tls' })
  })

  it('is not said of a server that only takes its time', async () => {
    // The second connection is the handshake that is tried meanwhile: the greeting comes once it has been answered.
    let greetLate = (): void => undefined
    const greeting = (connection: PeerConnection) => {
      greetLate()
      greetLate = () => connection.say('220 sorry for the delay')
    }
    const sent = await exchange({ greeting }, { timeouts: { greetingGrace: 30 } })
    expect(sent).toMatchObject({ code: null, connections: 2 })
  })
})

/** Says 220, waits for the client's first bytes of TLS, and goes on in clear. */
const goAheadThen = (act: (connection: PeerConnection) => void) => async (connection: PeerConnection) => {
  connection.say('220 go')
  await connection.bytes()
  act(connection)
  return false
}

describe('STARTTLS', () => {
  it.each([
    ['is not offered', { EHLO: '250-relay.example.org\r\n250 AUTH PLAIN' }, 'smtp-starttls-missing'],
    ['cannot be, for want of EHLO', { EHLO: '502 5.5.1 what?' }, 'smtp-starttls-missing'],
    ['is refused for now', { STARTTLS: '454 4.7.0 TLS not available' }, 'smtp-temporary'],
    ['is refused', { STARTTLS: '501 5.5.4 no' }, 'tls-failed'],
    ['is answered with 421', { STARTTLS: '421 4.3.2 bye' }, 'smtp-busy'],
    ['EHLO is answered with 421', { EHLO: '421 4.3.2 bye' }, 'smtp-busy'],
    ['is followed by garbage', { STARTTLS: goAheadThen((c) => c.say('garbage')) }, 'tls-failed'],
    ['is followed by a drop', { STARTTLS: goAheadThen((c) => c.drop()) }, 'tls-failed'],
    [
      'is followed by the beginning of one',
      { STARTTLS: (c: PeerConnection) => c.write('220 go\r\n250-h') },
      'smtp-not-smtp',
    ],
    ['is followed by a reply in clear', { STARTTLS: '220 go\r\n250-hi\r\n250 AUTH PLAIN' }, 'smtp-not-smtp'],
  ])('%s: the password is not sent', async (_what, script, code) => {
    const sent = await exchange(script, { security: 'starttls' })
    expect(sent).toMatchObject({ code, phases: ['connected'] })
    expect(sent.lines.join()).not.toContain('AUTH')
  })

  it('is given up when the handshake does not end', async () => {
    const STARTTLS = (connection: PeerConnection) => {
      connection.say('220 go')
      return new Promise(() => undefined)
    }
    const sent = await exchange({ STARTTLS }, { security: 'starttls', timeouts: { tls: 60 } })
    expect(sent).toMatchObject({ code: 'smtp-timeout' })
  })

  it('forgets what was offered in clear', async () => {
    const replies = ['250-relay.example.org\r\n250-AUTH PLAIN\r\n250 STARTTLS', '250 relay.example.org']
    const EHLO = (connection: PeerConnection) => connection.say(replies.shift() ?? '')
    expect(await exchange({ EHLO }, { security: 'starttls' })).toMatchObject({ code: 'smtp-auth-not-offered' })
  })
})

describe('a port', () => {
  it('that nobody listens on', async () => {
    const peer = await startPeer(relayScript())
    await peer.close()
    expect(await attempt(targetOf(peer, 'none'))).toMatchObject({
      code: 'smtp-refused',
      params: { host: HOST, port: peer.port },
    })
  })
})
