import { describe, expect, it } from 'vitest'
import { factOf, lines, problemsOf, readText } from '../fixtures/read-for-test.ts'
import { sampleMail } from '../fixtures/sample-mail.ts'
import { readView } from '../read-view.ts'
import { readStructured } from './parameters.ts'

describe('the tree of a newsletter', () => {
  it('is given in reading order', async () => {
    const parts = await factOf(sampleMail.newsletter, 'parts')
    expect(parts.map(({ path, type, size, depth }) => [path, type, size, depth])).toEqual([
      ['', 'multipart/mixed', 0, 0],
      ['1', 'multipart/related', 0, 1],
      ['1.1', 'multipart/alternative', 0, 2],
      ['1.1.1', 'text/plain', 50, 3],
      ['1.1.2', 'text/html', 262, 3],
      ['1.2', 'image/png', 8, 2],
      ['2', 'application/pdf', 9, 1],
    ])
    expect(await problemsOf(sampleMail.newsletter)).toEqual([])
  })

  it('tells files from pictures that the HTML shows', async () => {
    expect(await factOf(sampleMail.newsletter, 'attachments')).toEqual([
      { fileName: 'logo.png', type: 'image/png', size: 8, isInline: true },
      { fileName: "menu d'été.pdf", type: 'application/pdf', size: 9, isInline: false },
    ])
  })

  it('gives what is looked at', async () => {
    const view = await readView(Buffer.from(sampleMail.newsletter))
    expect(view.text).toBe('Bonjour, le menu est sur https://example.org/menu.')
    expect(view.html).toContain('Bonjour, été  comme hiver')
    expect(Buffer.byteLength(view.html ?? '')).toBe(262)
  })

  it('is told in short', async () => {
    const { message, fromDomain } = await readText(sampleMail.newsletter)
    expect(fromDomain).toBe('example.org')
    expect(message).toMatchObject({
      subject: 'Été à Paris',
      from: 'Café des Halles <info@example.org>',
      to: 'Paul, le client <paul@example.net>',
      replyTo: null,
      date: '2026-11-10T09:11:10.000Z',
      messageId: '<1@example.org>',
      hasText: true,
      hasHtml: true,
      isBulk: true,
    })
    expect(message.headers[0]).toMatchObject({ name: 'Received', meaning: 'received' })
  })
})

const multipart = (...body: string[]): string => lines('Content-Type: multipart/mixed; boundary=b', '', ...body)

describe('boundaries', () => {
  it('may be followed by white space, and begin others', async () => {
    const message = lines(
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b \t',
      'Content-Type: multipart/mixed; boundary="bb"',
      '',
      '--bb',
      '',
      'inside',
      '--bb--',
      '--bbb is text',
      '--b',
      '',
      'outside',
      '--b--',
    )
    expect((await factOf(message, 'text'))?.text).toBe('inside\noutside')
    expect(await problemsOf(message)).toEqual([])
  })

  it('that are not closed are said', async () => {
    expect(await problemsOf(multipart('--b', '', 'x'))).toEqual(['boundary-not-closed'])
    expect((await factOf(multipart('--b', '', 'x'), 'text'))?.text).toBe('x\r\n')
  })

  it('that never come, and that are missing, are said', async () => {
    expect(await problemsOf(multipart('x'))).toEqual(['boundary-missing'])
    expect(await problemsOf(lines('Content-Type: multipart/mixed', '', 'x'))).toEqual(['boundary-missing'])
  })

  it('of a multipart around end what is inside', async () => {
    const message = multipart(
      '--b',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      '--c',
      '',
      'x',
      '--b',
      '',
      'y',
      '--b--',
    )
    expect((await factOf(message, 'text'))?.text).toBe('x\ny')
    expect(await problemsOf(message)).toEqual(['boundary-not-closed'])
  })

  it('may follow a header section at once', async () => {
    expect(await factOf(multipart('--b', 'Content-Type: text/plain', '--b', '', 'y', '--b--'), 'parts')).toHaveLength(3)
  })
})

describe('what a part says of itself', () => {
  it.each([
    ['text/html; charset="utf-8"', { charset: 'utf-8' }],
    ['text/html; Charset=utf-8 (comment; x=y)', { charset: 'utf-8' }],
    ['x/y; a="b;\\"c"; d=e f', { a: 'b;"c', d: 'e f' }],
    ['x/y; a=1; a=2; flag; b=3', { a: '1', b: '3' }],
    ["x/y; name*0*=utf-8'fr'%C3; name*1*=%A9t; name*2=e.txt", { name: 'éte.txt' }],
    ["x/y; name*=iso-8859-1''%E9t%E9", { name: 'été' }],
    ["x/y; name*=iso 8859-2''caf%E9", { name: 'café' }],
    ['x/y; name*=" utf-8 \'\'caf%C3%A9"', { name: 'café' }],
    ["x/y; name*=us-ascii''caf%C3%A9", { name: 'café' }],
    ["x/y; name*=x-nonsense''caf%E9", { name: 'café' }],
    ["x/y; name*=''caf%E9", { name: 'café' }],
    ["x/y; name*=utf%0D%0A8''caf%C3%A9", { name: 'café' }],
    ['x/y; name*1=b; name*0=a', { name: 'ab' }],
    ['x/y; boundary="a', { boundary: 'a' }],
    ['x/y; name=facture(1).pdf', { name: 'facture(1).pdf' }],
    ['; ; =; ="x"', {}],
  ])('is read from %s', (body, parameters) => {
    expect(Object.fromEntries(readStructured(body).parameters)).toEqual(parameters)
  })

  it('is plain text when it says nothing, a message in a digest', async () => {
    const digest = lines('Content-Type: multipart/digest; boundary=b', '', '--b', '', 'x', '--b--')
    expect((await factOf(digest, 'parts'))[1]?.type).toBe('message/rfc822')
    expect((await factOf(lines('Content-Type: nonsense', '', 'x'), 'parts'))[0]?.type).toBe('text/plain')
  })

  it('is an attachment when it has a name and is not the message', async () => {
    const part = (disposition: string) => multipart('--b', 'Content-Type: text/plain', disposition, '', 'x', '--b--')
    expect(await factOf(part('Content-Disposition: attachment'), 'attachments')).toHaveLength(1)
    expect(await factOf(part('Content-Disposition: inline; filename=a.txt'), 'attachments')).toHaveLength(1)
    expect(await factOf(part('Content-Disposition: inline'), 'attachments')).toHaveLength(0)
  })

  it('is no attachment when it is another form of the same message', async () => {
    const message = lines(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'x',
      '--b',
      'Content-Type: text/calendar',
      '',
      'y',
      '--b--',
    )
    expect(await factOf(message, 'attachments')).toEqual([])
  })
})

describe('encodings', () => {
  const body = (encoding: string, text: string, charset = 'utf-8') =>
    lines(`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`, '') + text

  it.each([
    ['base64', 'QsOpYQ==', 'Béa'],
    ['BASE64', 'QsOp\r\nYQ==\r\n', 'Béa'],
    ['base64', 'QsOp\r\nYQ==\r\nYQ==', 'Béaa'],
    ['quoted-printable', 'B=C3=A9a =\r\nb=c3=a9', 'Béa bé'],
    ['"quoted-printable"', 'a=3Db', 'a=b'],
    ['quoted-printable', 'a\r\nb=0D=0Ac', 'a\r\nb\r\nc'],
    ['quoted-printable', 'abc=  \t\r\ndef= ', 'abcdef'],
    ['8bit', 'Béa', 'Béa'],
    ['x-unknown', 'a=3D', 'a=3D'],
  ])('%s: %j is %j', async (encoding, encoded, text) => {
    expect((await factOf(body(encoding, encoded), 'text'))?.text).toBe(text)
    expect(await problemsOf(body(encoding, encoded))).toEqual([])
  })

  it.each([
    ['base64', 'Qs*p'],
    ['base64', 'QsOpY'],
    ['quoted-printable', 'a=ZZb'],
    ['quoted-printable', 'a=\tb'],
  ])('%s: %j is broken', async (encoding, encoded) => {
    expect(await problemsOf(body(encoding, encoded))).toEqual(['encoding-broken'])
  })

  it.each([
    ['iso-8859-1', 'B=E9a', 'Béa'],
    ['windows-1252', '=80', '€'],
    ['cp932', '=82=A0', 'あ'],
    ['csWindows31J', '=82=A0', 'あ'],
    ['x-ms-cp932', '=82=A0', 'あ'],
    ['us-ascii', 'B=C3=A9a', 'Béa'],
    ['us_ascii', 'B=C3=A9a', 'Béa'],
    ['utf8mb4', 'B=C3=A9a', 'Béa'],
    ['"iso 8859-1"', 'B=E9a', 'Béa'],
    ['x-windows-1251', '=E9', 'й'],
    ['windows_1251', '=E9', 'й'],
    ['cswindows1251', '=E9', 'й'],
    ['csKOI8U', '=C9', 'и'],
    ['x-koi8-r', '=C9', 'и'],
    ['utf_16le', '=E9=00', 'é'],
    ['big5_hkscs', '=A4=A4', '中'],
    ['utf-8 (8 bits)', 'B=C3=A9a', 'Béa'],
    ["'utf-8'", 'B=C3=A9a', 'Béa'],
    ['us-ascii', 'B=E9a', 'Béa'],
  ])('%s is known', async (charset, encoded, text) => {
    expect((await factOf(body('quoted-printable', encoded, charset), 'text'))?.text).toBe(text)
    expect(await problemsOf(body('quoted-printable', encoded, charset))).toEqual([])
  })

  it.each(['%0D%0A%0D%0A', '%E2%80%A8', '%E3%80%80', '%E2%80%8A', '%00', '%22;x=%22'])(
    'is unknown where %s stands in its name, and nothing of that goes any further',
    async (signs) => {
      const message = lines(
        `Content-Type: text/plain; charset*=utf-8''utf${signs}8`,
        'Content-Transfer-Encoding: base64',
        '',
        'SGVsbG8=',
      )
      expect((await factOf(message, 'text'))?.text).toBe('Hello')
      expect(await problemsOf(message)).toEqual(['charset-unknown'])
    },
  )

  it.each(['x-nonsense', 'utf-7', 'constructor', 'x-', '-'])('%s is not, and guessed', async (charset) => {
    expect(await problemsOf(body('8bit', 'Béa', charset))).toEqual(['charset-unknown'])
    expect((await factOf(body('8bit', 'Béa', charset), 'text'))?.text).toBe('Béa')
  })
})
