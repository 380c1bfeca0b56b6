import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostnameProblem, Hostname } from './hostname.ts'

describe('a host name', () => {
  it.each([
    'smtp.example.org',
    'SMTP.Example.org',
    'localhost',
    'a-b.example',
    'xn--bcher-kva.example',
    '192.0.2.1',
    '2001:db8::1',
  ])('accepts %s', (text) => {
    expect(Hostname.parse(text)).toBe(text.toLowerCase())
  })

  it.each([
    ['smtp example.org', 'host-invalid'],
    ['smtp.example.org.', 'host-invalid'],
    ['smtp_relay.example.org', 'host-invalid'],
    ['-smtp.example.org', 'host-invalid'],
    ['smtp..example.org', 'host-invalid'],
    ['https://smtp.example.org', 'host-invalid'],
    ['smtp.example.org:587', 'host-invalid'],
    ['2130706433', 'host-invalid'],
    [`${'a'.repeat(64)}.example`, 'host-invalid'],
    [`${'a.'.repeat(127)}example`, 'host-invalid'],
    ['smtp.example.org\r\nQUIT', 'field-line-break'],
    ['smtp.bücher.example', 'host-not-ascii'],
  ])('refuses %s with %s', (text, code) => {
    expect(hostnameProblem(text)).toBe(code)
    expect(Hostname.safeParse(text).success).toBe(false)
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void hostnameProblem(text)))
  })
})
