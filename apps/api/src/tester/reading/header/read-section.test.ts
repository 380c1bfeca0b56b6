import { describe, expect, it } from 'vitest'
import { factOf, lines, problemsOf, readText } from '../fixtures/read-for-test.ts'

describe('the header section', () => {
  it('is unfolded, decoded, and kept as it stood', async () => {
    const message = lines(
      'Subject: =?utf-8?Q?=C3=89t=C3=A9?=',
      ' =?utf-8?B?IQ==?=',
      'X-Empty:',
      'x-other :  a  b ',
      '',
      'body: none',
    )
    expect(await factOf(message, 'fields')).toEqual([
      { name: 'Subject', value: 'Été!', raw: '=?utf-8?Q?=C3=89t=C3=A9?= =?utf-8?B?IQ==?=' },
      { name: 'X-Empty', value: '', raw: '' },
      { name: 'x-other', value: 'a  b', raw: 'a  b' },
    ])
  })

  it('ends at the first empty line, or with the message', async () => {
    expect(await factOf('A: b\n\nC: d', 'fields')).toHaveLength(1)
    expect(await factOf('A: b\r\nC: d', 'fields')).toHaveLength(2)
    expect(await factOf('\r\nA: b', 'fields')).toEqual([])
  })

  it('begins after the first line of a file of the mbox kind, and after a byte order mark', async () => {
    const message = 'Subject: x\n\ny'
    expect(await factOf(`From a@example.org Tue Nov 10 10:11:12 2026\n${message}`, 'subject')).toBe('x')
    expect(await factOf(`\ufeff${message}`, 'subject')).toBe('x')
    expect(await problemsOf(`\ufeff${message}`)).toEqual([])
  })

  it('passes over a line that is no field, and says where it stands', async () => {
    const { evidence } = await readText(lines('A: b', 'nonsense', 'C D: e', 'Subject: x', '', 'y'))
    expect(evidence.subject).toEqual({ known: true, value: 'x' })
    expect(evidence.source).toMatchObject({ value: { problems: [{ code: 'field-without-colon', offset: 6 }] } })
  })

  it('may hold UTF-8 only where a hop tells that both sides agreed on it', async () => {
    expect(await problemsOf(lines('Subject: Été', '', 'x'))).toEqual(['eight-bit-header'])
    expect(await problemsOf(lines('Received: from a by b with UTF8SMTPS id 1', 'Subject: Été', '', 'x'))).toEqual([])
    expect(await factOf(lines('Subject: Été', '', 'x'), 'subject')).toBe('Été')
  })

  it('is read octet by octet where it is not UTF-8', async () => {
    const { evidence } = await readText('')
    expect(evidence.subject).toEqual({ known: true, value: null })
  })
})

describe('the lines', () => {
  it('end with CRLF, or with LF throughout in a file', async () => {
    expect(await problemsOf('A: b\r\n\r\nx\r\n')).toEqual([])
    expect(await problemsOf('A: b\n\nx\n')).toEqual([])
    expect(await problemsOf('A: b\r\n\r\nx\ny\r\n')).toEqual(['bare-line-break'])
    expect(await problemsOf('A: b\r\n\r\nx\ry\r\n')).toEqual(['bare-line-break'])
  })

  it('may have 998 octets, and no more', async () => {
    expect(await problemsOf(`A: b\r\n\r\n${'x'.repeat(998)}\r\n`)).toEqual([])
    expect(await factOf(`A: b\r\n\r\n${'x'.repeat(999)}`, 'source')).toMatchObject({
      longestLine: 999,
      size: 1007,
      headerSize: 8,
      problems: [{ code: 'line-too-long', offset: 8 }],
    })
  })

  it('hold no NUL', async () => {
    expect(await factOf('A: b\r\n\r\n\0\0', 'source')).toMatchObject({ problems: [{ code: 'null-byte', offset: 8 }] })
  })
})

describe('who it is from and to', () => {
  it('is read with names, quotes, comments and groups', async () => {
    const fields = lines(
      'From: "Dupont, Jean" <jean@example.org>',
      'Sender: service@example.org (Service)',
      'To: a@example.net, =?utf-8?Q?B=C3=A9a?= <b@example.net>, Amis: c@example.net;',
      'Cc: undisclosed-recipients:;',
      '',
      'x',
    )
    expect(await factOf(fields, 'mailboxes')).toEqual({
      from: [{ name: 'Dupont, Jean', address: 'jean@example.org' }],
      sender: { name: 'Service', address: 'service@example.org' },
      replyTo: null,
      to: [
        { name: '', address: 'a@example.net' },
        { name: 'Béa', address: 'b@example.net' },
        { name: '', address: 'c@example.net' },
      ],
      cc: [{ name: 'undisclosed-recipients', address: '' }],
      bcc: null,
    })
  })

  it.each([
    ['a@Example.ORG', 'example.org'],
    ['A <a@été.example.org>', 'xn--t-9fab.example.org'],
    ['a@example.org, b@example.org', 'example.org'],
    ['a@example.org, b@example.net', null],
    ['nobody', null],
    ['"a@example.net" <a@example.org>', 'example.org'],
    ['a@[192.0.2.1]', null],
    ['<>', null],
  ])('names the domain of its author: %s', async (from, domain) => {
    expect((await readText(lines(`From: ${from}`, '', 'x'))).fromDomain).toBe(domain)
  })

  it('names none where two From fields name two', async () => {
    const from = (domain: string): string => `From: a@${domain}`
    expect((await readText(lines(from('example.org'), from('example.net'), '', 'x'))).fromDomain).toBeNull()
    expect((await readText(lines(from('example.org'), from('example.org'), '', 'x'))).fromDomain).toBe('example.org')
  })

  it('names none where From is missing', async () => {
    expect((await readText(lines('To: a@example.org', '', 'x'))).fromDomain).toBeNull()
  })
})
