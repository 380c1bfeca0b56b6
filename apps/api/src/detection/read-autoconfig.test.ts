import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAutoconfig } from './read-autoconfig.ts'

const ADDRESS = 'isabelle@example.org'

const SMTP = `<outgoingServer type="smtp">
  <hostname>smtp.example.org</hostname><port>465</port><socketType>SSL</socketType>
  <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>
</outgoingServer>`
const IMAP = `<incomingServer type="imap">
  <hostname>imap.%EMAILDOMAIN%</hostname><port>143</port><socketType>STARTTLS</socketType>
  <username>%EMAILLOCALPART%</username>
</incomingServer>`

const file = (servers: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="example.org"><domain>example.org</domain>${servers}</emailProvider></clientConfig>`
const read = (servers: string) => readAutoconfig(file(servers), ADDRESS)
const smtpOf = (change: (server: string) => string, extra = '') => {
  const reading = read(change(SMTP) + extra)
  return reading.kind === 'file' ? reading.autoconfig.smtp : reading.kind
}
const EXPECTED = {
  server: { host: 'smtp.example.org', port: 465, security: 'tls' },
  username: 'isabelle@example.org',
}

describe('a configuration file', () => {
  it('names a server for sending and one for folders, its placeholders filled from the address', () => {
    expect(read(IMAP + SMTP)).toEqual({
      kind: 'file',
      autoconfig: {
        smtp: EXPECTED,
        imap: { server: { host: 'imap.example.org', port: 143, security: 'starttls' }, username: 'isabelle' },
      },
    })
  })

  it('may name neither', () => {
    const pop = IMAP.replace('"imap"', '"pop3"')
    expect(read(pop)).toEqual({ kind: 'file', autoconfig: { smtp: null, imap: null } })
  })

  it('may have CDATA, comments, and references to characters', () => {
    const change = (server: string) =>
      server.replace('smtp.example.org', '<!-- here --><![CDATA[SMTP.example]]>&#46;org').replace('465', ' 465 ')
    expect(smtpOf(change)).toEqual(EXPECTED)
  })

  it('counts for nothing outside of its place', () => {
    const elsewhere = `<clientConfig><note>${SMTP}</note></clientConfig>`
    expect(readAutoconfig(elsewhere, ADDRESS)).toMatchObject({ autoconfig: { smtp: null } })
    const nested = SMTP.replace('<port>465</port>', '<port>465</port><extra><port>1</port></extra>')
    expect(smtpOf(() => nested)).toEqual(EXPECTED)
  })
})

describe('the first server that can be used is taken:', () => {
  const second = SMTP.replace('smtp.', 'second.')
  it.each([
    ['without encryption', (server: string) => server.replace('>SSL<', '>plain<')],
    ['with an unknown kind of encryption', (server: string) => server.replace('>SSL<', '>constructor<')],
    ['on a port that is not of mail', (server: string) => server.replace('465', '22')],
    ['on no port', (server: string) => server.replace('465', '465e0')],
    ['that is an address', (server: string) => server.replace('smtp.example.org', '192.0.2.1')],
    ['that is an IPv6 address', (server: string) => server.replace('smtp.example.org', '[2001:db8::1]')],
    ['that is one label', (server: string) => server.replace('smtp.example.org', 'localhost')],
    ['that is a URL', (server: string) => server.replace('smtp.example.org', 'https://smtp.example.org/')],
    ['with a user in its name', (server: string) => server.replace('smtp.example.org', 'a@smtp.example.org')],
    ['with a line break in its name', (server: string) => server.replace('smtp.example.org', 'smtp&#13;&#10;.org')],
    ['with a placeholder nobody knows', (server: string) => server.replace('smtp.', '%REALNAME%.')],
  ])('not one %s', (_what, change) => {
    expect(smtpOf(change)).toBeNull()
    expect(smtpOf(change, second)).toMatchObject({ server: { host: 'second.example.org' } })
  })

  it('its user name is left out where it cannot be filled, or could not be sent', () => {
    for (const name of ['%REALNAME%', 'a&#13;&#10;MAIL FROM', 'x'.repeat(400), '']) {
      expect(smtpOf((server) => server.replace('%EMAILADDRESS%', name))).toEqual({ ...EXPECTED, username: null })
    }
  })
})

describe('a file is none', () => {
  it.each([
    ['that breaks off', file(SMTP).slice(0, -20)],
    ['with a tag too many', file('</b>')],
    ['with a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${file(SMTP)}`],
    ['with an entity nobody defined', file(SMTP.replace('smtp.', '&host;'))],
    ['that nests without end', file('<a>'.repeat(1_000) + '</a>'.repeat(1_000))],
  ])('%s', (_what, text) => {
    expect(readAutoconfig(text, ADDRESS)).toEqual({ kind: 'malformed' })
  })

  it('that is a page, or empty', () => {
    expect(readAutoconfig('<!DOCTYPE html><p>Not found', ADDRESS)).toEqual({ kind: 'other' })
    expect(readAutoconfig('', ADDRESS)).toEqual({ kind: 'other' })
  })
})

it('whatever it is, reading never throws', () => {
  const whole = file(IMAP + SMTP)
  const mutated = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom('<', '>', '&', '"', '%', ']', '/', '\0', 'x')), {
      maxLength: 6,
    })
    .map((changes) => changes.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at + 1), whole))
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string()), (text) => {
      const reading = readAutoconfig(text, ADDRESS)
      if (reading.kind !== 'file' || !reading.autoconfig.smtp) return
      expect(reading.autoconfig.smtp.server.host).toMatch(/^[a-z0-9.-]+$/)
    }),
    { numRuns: 2_000 },
  )
})
