import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseMechanism, parseExtensions } from './extensions.ts'
import { parseReply, quoteReply, secretForms } from './smtp-reply.ts'

describe('a reply', () => {
  it.each([
    ['250 ok', 250, null],
    ['250 2.1.0 ok', 250, '2.1.0'],
    ['535 5.7.139 Authentication unsuccessful', 535, '5.7.139'],
    ['550-5.7.1 first\n550 5.7.1 second', 550, '5.7.1'],
    ['250', 250, null],
    ['421 4.7.0', 421, '4.7.0'],
    ['450 4.7.1x not a status', 450, null],
  ])('%j is understood', (text, code, enhanced) => {
    expect(parseReply(text)).toEqual({ code, enhanced, text })
  })

  it.each(['', 'ok', '25 ok', '999 no such class', ' 250 ok', 'HTTP/1.1 200 OK'])('%j is none', (text) => {
    expect(parseReply(text)).toBeNull()
  })

  it('is quoted on one line, without control characters, in at most 512 characters', () => {
    expect(quoteReply('550-5.7.1 no\r\n550 5.7.1 \u001b[31mway\u202e\u0000', [])).toBe('550-5.7.1 no 550 5.7.1 [31mway')
    expect(quoteReply(`250 ${'é'.repeat(2_000)}`, [])).toHaveLength(512)
  })

  it('is never quoted with the password, wherever it stands in it', () => {
    const password = fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' })
      .filter((text) => !text.includes('•'))
    fc.assert(
      fc.property(
        password,
        fc.string({ maxLength: 20 }),
        fc.string(),
        fc.string(),
        (secret, username, before, after) => {
          const forms = secretForms({ username, password: secret })
          for (const form of forms) expect(quoteReply(before + form + after, forms).includes(secret)).toBe(false)
        },
      ),
    )
  })

  it('that is long and made to be slow is quoted at once', () => {
    const replies = ['250 ' + ' '.repeat(60_000) + 'x', '250 x\n'.repeat(10_000), '5.7.1'.repeat(12_000)]
    for (const text of replies) expect(quoteReply(text, ['secret']).length).toBeLessThanOrEqual(512)
  })

  it('of any kind is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        parseReply(text)
        quoteReply(text, ['secret'])
        parseExtensions(text)
      }),
    )
  })
})

describe('what a server offers', () => {
  const offered = (...lines: string[]) =>
    parseExtensions(['250-relay.example.org', ...lines.map((line) => `250-${line}`)].join('\n'))

  it('is read whatever its capitals, and in the old form AUTH= too', () => {
    const extensions = offered('size 1000', 'Auth PLAIN login', 'AUTH=CRAM-MD5', 'STARTTLS')
    expect(extensions.get('SIZE')).toEqual(['1000'])
    expect(extensions.get('AUTH')).toEqual(['PLAIN', 'LOGIN', 'CRAM-MD5'])
    expect(extensions.has('STARTTLS')).toBe(true)
    expect(extensions.has('RELAY.EXAMPLE.ORG')).toBe(false)
  })

  it('decides how to sign in: in one round trip when it is encrypted, without showing the password when it is not', () => {
    const all = offered('AUTH LOGIN CRAM-MD5 PLAIN XOAUTH2')
    expect([chooseMechanism(all, true), chooseMechanism(all, false)]).toEqual(['PLAIN', 'CRAM-MD5'])
    expect(chooseMechanism(offered('AUTH LOGIN'), true)).toBe('LOGIN')
    expect(chooseMechanism(offered('AUTH XOAUTH2 GSSAPI'), true)).toBeNull()
    expect(chooseMechanism(offered('STARTTLS'), true)).toBeNull()
  })
})
