import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.ts'
import { isWireSafe, wireSafe } from './wire-safe.ts'

const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const LONG = `<p>${'Un très long devis. '.repeat(90)}</p>`

describe('a message whose lines fit', () => {
  it('stays as it is', () => {
    const message = bytes('Content-Type: text/plain; charset=utf-8', '', 'Été', 'x'.repeat(998))
    expect(wireSafe(message)).toBe(message)
  })
})

describe('a message with a line beyond 998 octets', () => {
  it('is encoded anew there, and reads the same', async () => {
    const message = bytes('MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', LONG, '')
    const safe = wireSafe(message)
    expect(isWireSafe(safe)).toBe(true)
    expect((await PostalMime.parse(safe)).html?.trim()).toBe(LONG)
  })

  it('keeps the parts that need nothing, byte by byte', async () => {
    const part = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', 'Été =3D'].join(
      '\r\n',
    )
    const message = bytes(
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="a b+c"',
      '',
      'preamble',
      '--a b+c',
      part,
      '--a b+c',
      'Content-Type: text/html; charset=utf-8',
      '',
      LONG,
      '--a b+c--',
      '',
    )
    const safe = wireSafe(message)
    expect(isWireSafe(safe)).toBe(true)
    expect(safe.includes(Buffer.from(`--a b+c\r\n${part}\r\n--a b+c\r\n`))).toBe(true)
    const email = await PostalMime.parse(safe)
    expect([email.text?.trim(), email.html?.trim()]).toEqual(['Été =3D', LONG])
  })

  it('keeps its attachments, also such as come in one line of base64', async () => {
    const content = Buffer.from(Array.from({ length: 3_000 }, (_, index) => index % 256))
    const message = bytes(
      'Content-Type: application/pdf; name=devis.pdf',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment',
      '',
      content.toString('base64'),
    )
    const safe = wireSafe(message)
    expect(isWireSafe(safe)).toBe(true)
    const [attachment] = (await PostalMime.parse(safe)).attachments
    expect(Buffer.from(attachment?.content as ArrayBuffer)).toEqual(content)
  })

  it('inside a message that it carries is mended there', () => {
    const message = bytes('Content-Type: message/rfc822', '', 'Subject: inner', '', LONG)
    const safe = wireSafe(message).toString()
    expect(safe).toMatch(
      /^Content-Type: message\/rfc822\r\n\r\nSubject: inner\r\nContent-Transfer-Encoding: quoted-printable/,
    )
  })
})

it('quoted-printable gives back what it was made from, in lines of at most 76 characters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (array) => {
      const text = Buffer.from(array)
        .toString('latin1')
        .replaceAll(/\r\n|\r|\n/g, '\r\n')
      const encoded = encodeQuotedPrintable(Buffer.from(text, 'latin1'))
      expect(
        Math.max(
          ...encoded
            .toString('latin1')
            .split('\r\n')
            .map(({ length }) => length),
        ),
      ).toBeLessThanOrEqual(76)
      expect(decodeQuotedPrintable(encoded).toString('latin1')).toBe(text)
    }),
  )
})
