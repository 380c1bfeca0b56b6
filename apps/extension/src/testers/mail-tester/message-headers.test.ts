import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressIn, readHeaders, valuesOf } from './message-headers.ts'

const anyText = fc.string({ unit: fc.nat({ max: 0xff_ff }).map((code) => String.fromCharCode(code)) })

describe('the header block', () => {
  it('is unfolded as RFC 5322 §2.2.3 has it, the space kept', () => {
    expect(readHeaders('Subject: Your quote\r\n for August\r\nTo: a@example.org\r\n\r\nbody')).toEqual([
      { name: 'Subject', value: 'Your quote for August' },
      { name: 'To', value: 'a@example.org' },
    ])
  })

  it('ends at the first empty line: what looks like a field below is the body', () => {
    expect(readHeaders('To: a@example.org\n\nFrom: evil@example.com')).toEqual([{ name: 'To', value: 'a@example.org' }])
  })

  it('passes over lines that are no fields, with what is folded under them', () => {
    const source = 'From isabelle Sat Nov 21\n folded\nTo: a@example.org\n* -0.1 DKIM_SIGNED\nDate: now'
    expect(readHeaders(source).map(({ name }) => name)).toEqual(['To', 'Date'])
  })

  it('keeps repeated fields in their order', () => {
    const headers = readHeaders('Received: two\nReceived: one\n')
    expect(valuesOf(headers, 'received')).toEqual(['two', 'one'])
  })

  it('has at most 200 fields of at most 20 000 characters', () => {
    const many = readHeaders(Array.from({ length: 500 }, (_, index) => `X-${index}: y`).join('\n'))
    expect(many).toHaveLength(200)
    expect(readHeaders(`Subject: ${'x'.repeat(100_000)}`)[0]?.value).toHaveLength(20_000)
  })

  it('is read from any text without an error', () => {
    fc.assert(fc.property(anyText, (source) => Array.isArray(readHeaders(source))))
  })
})

describe('an address in a line', () => {
  it.each([
    ['Isabelle Martin <isabelle@example.org>', 'isabelle@example.org'],
    ['isabelle@example.org', 'isabelle@example.org'],
    ['Bounce address : bounces@example.org', 'bounces@example.org'],
    ['"a@b" <isabelle@example.org>', 'isabelle@example.org'],
    ['undisclosed-recipients:;', null],
    ['', null],
  ])('of “%s” is %s', (text, address) => {
    expect(addressIn(text)).toBe(address)
  })
})
