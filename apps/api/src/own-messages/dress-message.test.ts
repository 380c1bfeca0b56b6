import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { type Dress, dressMessage, replacedFields } from './dress-message.ts'

const DRESS: Dress = {
  from: { address: 'isabelle@example.org', name: 'Isabelle' },
  replyTo: { address: 'no-reply@example.org', name: 'Gîte' },
  to: 'test-8kilyl428@srv1.mail-tester.com',
  messageId: '<1@example.org>',
  date: new Date('2026-11-21T12:00:00Z'),
  headers: [{ name: 'X-Campaign', value: 'devis' }],
}

const dress = async (lines: readonly string[], changes: Partial<Dress> = {}): Promise<string> =>
  (await dressMessage(Buffer.from(lines.join('\n'), 'latin1'), { ...DRESS, ...changes })).toString('latin1')

const headerOf = (message: string): string => message.slice(0, message.indexOf('\r\n\r\n'))
const bodyOf = (message: string): string => message.slice(message.indexOf('\r\n\r\n') + 4)

const QUOTE = [
  'Received: from old.example.net by mx.example.net; Fri, 20 Nov 2026 10:00:00 +0000',
  'DKIM-Signature: v=1; a=rsa-sha256; d=old.example; s=s; b=',
  ' abc',
  'From: Karim <karim@example.net>',
  'Sender: karim@example.net',
  'To: customer@example.com',
  'Cc: boss@example.com',
  'Bcc: secret@example.com',
  'Date: Fri, 20 Nov 2026 10:00:00 +0000',
  'Message-ID: <old@example.net>',
  'Subject: =?utf-8?Q?Devis_n=C2=B0_12?=',
  'List-Unsubscribe: <https://example.net/stop>',
  'X-Campaign: theirs',
  'X-SMTPAPI: {"to":["victim@example.com"]}',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Bonjour,',
  '',
  '.un point',
]

describe('a message of the user’s own', () => {
  it('keeps its own fields, and takes those that the relay owns', async () => {
    const message = await dress(QUOTE)
    expect(headerOf(message).split('\r\n')).toEqual([
      'X-Campaign: devis',
      'From: Isabelle <isabelle@example.org>',
      'To: test-8kilyl428@srv1.mail-tester.com',
      expect.stringMatching(/^Reply-To: .*<no-reply@example\.org>$/),
      'Message-ID: <1@example.org>',
      'Date: Sat, 21 Nov 2026 12:00:00 +0000',
      'Subject: =?utf-8?Q?Devis_n=C2=B0_12?=',
      'List-Unsubscribe: <https://example.net/stop>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
    ])
  })

  it('goes with the body it has, byte by byte', async () => {
    expect(bodyOf(await dress(QUOTE))).toBe('Bonjour,\r\n\r\n.un point')
  })

  it('is the same, however often it has to be made', async () => {
    expect(await dress(QUOTE)).toBe(await dress(QUOTE))
  })

  it.each(['From: =?utf-8?Q?G=C3=AEte?= <ISABELLE@example.org>', 'From: isabelle@example.org'])(
    'keeps its From where that is the relay’s own address (%s)',
    async (from) => {
      const message = await dress([from, 'Subject: x', '', 'y'])
      expect(headerOf(message).match(/^From:.*$/gm)).toEqual([from])
    },
  )

  it('keeps the name in its From, in encoded words where it was not', async () => {
    const from = Buffer.from('From: "Gîte d’à côté" <isabelle@example.org>').toString('latin1')
    const { from: sender } = await PostalMime.parse(await dress([from, 'Subject: x', '', 'y']))
    expect(sender).toMatchObject({ name: 'Gîte d’à côté', address: 'isabelle@example.org' })
  })

  it.each([
    'Isabelle <isabelle@example.org>, Karim <karim@example.net>',
    'karim@example.net',
    'isabelle@example.org.evil.example',
    'Team: isabelle@example.org, karim@example.net;',
    '',
  ])('never speaks for %s', async (from) => {
    const message = await dress([`From: ${from}`, 'Subject: x', '', 'y'])
    expect(headerOf(message)).toContain('From: Isabelle <isabelle@example.org>')
    expect(headerOf(message).match(/^From:/gm)).toHaveLength(1)
  })

  it('keeps its Reply-To; only without one it has the relay’s', async () => {
    const message = await dress(['Reply-To: karim@example.net', 'Subject: x', '', 'y'])
    expect(message.match(/^Reply-To:.*$/gm)).toEqual(['Reply-To: karim@example.net'])
  })

  it.each([
    'Bcc : victim@example.com',
    'bcc: victim@example.com',
    'X-A: b\rBcc: victim@example.com',
    'X-A: b\nBcc: victim@example.com',
    'Resent-To: victim@example.com',
    'X-MC-BccAddress: victim@example.com',
  ])('reaches nobody else (%j)', async (line) => {
    expect(await dress([line, 'Subject: x', '', 'y'])).not.toContain('victim')
  })

  it('has no bare CR or LF, no NUL, and no line beyond 998 octets, whatever it was made from', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        'Subject: a',
        'Content-Type: multipart/mixed; boundary=b',
        '--b',
        '--b--',
        'From: a@example.org',
      ),
      fc.constantFrom('x'.repeat(2_000), `Subject: ${'a b '.repeat(600)}`, 'Content-Transfer-Encoding: base64'),
    )
    const source = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const message = (await dressMessage(Buffer.from(text), DRESS)).toString('latin1')
        expect(message).not.toMatch(/\r(?!\n)|(?<!\r)\n|\0/)
        expect(Math.max(...message.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
        expect(headerOf(message).match(/^(?:To|From|Date|Message-ID):/gm)).toHaveLength(4)
      }),
    )
  })

  it('written beyond ASCII in its fields comes out in encoded words', async () => {
    const subject = Buffer.from('Subject: Devis à signer').toString('latin1')
    const message = await dress([subject, '', 'y'])
    // oxlint-disable-next-line no-control-regex -- anything outside ASCII
    expect(headerOf(message)).not.toMatch(/[^\0-\x7f]/)
    expect((await PostalMime.parse(message)).subject).toBe('Devis à signer')
  })

  it('says which of its fields are not sent as they are', () => {
    const source = Buffer.from(QUOTE.join('\r\n'))
    expect(replacedFields(source, ['isabelle@example.org'])).toEqual([
      'Received',
      'DKIM-Signature',
      'From',
      'Sender',
      'To',
      'Cc',
      'Bcc',
      'Date',
      'Message-ID',
      'X-SMTPAPI',
    ])
    expect(replacedFields(source, ['karim@example.net'])).not.toContain('From')
  })
})
