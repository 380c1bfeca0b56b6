import { LOCALES } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { composeQuote, type QuoteInput } from './compose.ts'

const INPUT: QuoteInput = {
  from: { address: 'contact@example.org', name: 'Gîtes de l’Étang' },
  replyTo: null,
  to: 'test-8kilyl428@srv1.mail-tester.com',
  locale: 'fr',
  messageId: '<56b503dd-1a6b-41a1-88aa-ac0802a161a6@example.org>',
  date: new Date('2026-11-21T12:00:00Z'),
}

/** Undoes quoted-printable and encoded words, enough to read what we wrote ourselves. */
const decode = (text: string): string => {
  const unwrapped = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=(?:\r\n )?/g, (_all, word: string) => word.replaceAll('_', ' '))
  return Buffer.from(
    unwrapped.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

const compose = async (changes: Partial<QuoteInput> = {}) => {
  const raw = (await composeQuote({ ...INPUT, ...changes })).toString('latin1')
  const [head = ''] = raw.split('\r\n\r\n')
  const headers = head
    .replaceAll('\r\n ', ' ')
    .split('\r\n')
    .map((line) => line.split(': ')[0])
  const [, text = '', html = ''] = raw.slice(head.length).split(/--part-\S+\r\n/)
  return { raw, head: decode(head), headers, text: decode(text), html: decode(html) }
}

describe('the message of a probe', () => {
  it('has each header once, and no Cc or Bcc', async () => {
    const { headers } = await compose()
    expect(headers).toEqual(['From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type'])
  })

  it('has the address exactly as given, its capitals and signs included', async () => {
    for (const to of ['test-8kilyl428@srv1.mail-tester.com', 'acymailing-QWx+b/c=-1700000000@mail-tester.com']) {
      const { raw } = await compose({ to })
      expect(raw).toContain(`\r\nTo: ${to}\r\n`)
    }
  })

  it('comes from the relay’s sender, with an identifier and a date of its own', async () => {
    const { head } = await compose()
    expect(head).toContain('From: Gîtes de l’Étang <contact@example.org>')
    expect(head).toContain('Message-ID: <56b503dd-1a6b-41a1-88aa-ac0802a161a6@example.org>')
    expect(head).toContain('Date: Sat, 21 Nov 2026 12:00:00 +0000')
  })

  it('asks for replies elsewhere only when the relay says so', async () => {
    const { head } = await compose({ replyTo: { address: 'isabelle@example.net', name: null } })
    expect(head).toContain('Reply-To: isabelle@example.net')
  })

  it.each([
    ['Karim, plumber', '"Karim, plumber" <contact@example.org>'],
    ['Say "hello"', '"Say \\"hello\\"" <contact@example.org>'],
    ['evil@example.net>', '"evil@example.net>" <contact@example.org>'],
    ['a\\', '"a\\\\" <contact@example.org>'],
  ])('keeps the name %s from being read as anything else', async (name, field) => {
    const { raw } = await compose({ from: { address: 'contact@example.org', name } })
    expect(raw).toMatch(/^From: /)
    expect(raw.split('\r\n')[0]).toBe(`From: ${field}`)
  })

  it('is the same when it is made again', async () => {
    const boundary = /part-[0-9a-f]+-/g
    const [first, second] = [await compose(), await compose()]
    expect(first.raw.replaceAll(boundary, '')).toBe(second.raw.replaceAll(boundary, ''))
  })
})

describe.each(LOCALES)('the message in %s', (locale) => {
  it('is seven-bit, with CRLF and short lines, so that no relay has to change it', async () => {
    const { raw } = await compose({ locale })
    // oxlint-disable-next-line no-control-regex -- anything outside ASCII
    expect(raw).not.toMatch(/[^\u0000-\u007f]/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it('says the same in text and in HTML', async () => {
    const { text, html } = await compose({ locale })
    const amounts = /\d+[.,]\d\d/g
    expect(text.match(/919[.,]05/)).not.toBeNull()
    for (const amount of text.match(amounts) ?? []) expect(html).toContain(amount)
    const words = html.replaceAll(/<title>.*<\/title>|<[^>]*>/g, ' ')
    expect(words.length / text.length).toBeGreaterThan(0.8)
  })

  it('has more words than markup, and no image, link, script or style', async () => {
    const { html } = await compose({ locale })
    const markup = (html.match(/<[^>]*>/g) ?? []).join('').length
    expect(markup / html.length).toBeLessThan(0.5)
    expect(html).not.toMatch(/<(?:img|a|script|style|link|form)\b|https?:|style=/i)
  })

  it('signs with the name of the sender, and without one as the firm', async () => {
    const named = await compose({ locale })
    expect(named.text).toContain('Gîtes de l’Étang')
    const { text, html } = await compose({ locale, from: { address: 'contact@example.org', name: null } })
    expect(text.trim().split('\n').at(-1)).toMatch(/devis|quotes/)
    expect(html).not.toContain('null')
  })

  it('escapes the name in HTML', async () => {
    const { html } = await compose({ locale, from: { address: 'contact@example.org', name: '<b>&"' } })
    expect(html).toContain('&lt;b&gt;&amp;&quot;')
    expect(html).not.toContain('<b>')
  })

  it('leaves no placeholder unfilled', async () => {
    const { text, html, head } = await compose({ locale })
    expect(head + text + html).not.toMatch(/\{\w+\}/)
  })
})
