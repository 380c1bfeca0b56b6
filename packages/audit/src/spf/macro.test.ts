import { describe, expect, it } from 'vitest'
import { parseIp } from './ip-address.ts'
import { expandMacros, type MacroValues } from './macro.ts'
import { parseMacroString } from './macro-string.ts'

const values = (ip: string, more: Partial<MacroValues> = {}): MacroValues => ({
  ip: parseIp(ip) ?? { family: 4, bits: 0 },
  sender: 'strong-bad@email.example.com',
  localPart: 'strong-bad',
  senderDomain: 'email.example.com',
  domain: 'email.example.com',
  helo: 'mx.example.org',
  receiver: 'receiver.example.net',
  time: 1_700_000_000,
  validatedName: 'mx.example.org',
  ...more,
})

const expand = (text: string, ip = '192.0.2.3', more: Partial<MacroValues> = {}): string =>
  expandMacros(parseMacroString(text, 0, true).value, values(ip, more))

describe('the examples of RFC 7208 §7.4', () => {
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}', '3.2.0.192.in-addr.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toBe(expected)
  })

  it('writes IPv6 in nibbles', () => {
    expect(expand('%{ir}.%{v}._spf.%{d2}', '2001:db8::cb01')).toBe(
      '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com',
    )
  })
})

describe('expansion', () => {
  it.each([
    ['%%%_%-', '% %20'],
    ['%{c} %{r} %{t} %{h} %{p}', '192.0.2.3 receiver.example.net 1700000000 mx.example.org mx.example.org'],
    ['%{d127}', 'email.example.com'],
    ['%{d99999999999999999999}', 'email.example.com'],
    ['%{D1R}', 'email'],
    ['%{i}', '192.0.2.3'],
    ['%{d.-}', 'email.example.com'],
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toBe(expected)
  })

  it('escapes for addresses of the Web what an upper-case letter stands for', () => {
    const localPart = `~j&j=(é)!*'\ud800`
    expect(expand('%{L}', '192.0.2.3', { localPart })).toBe('~j%26j%3D%28%C3%A9%29%21%2A%27%EF%BF%BD')
  })

  it('splits at every delimiter and joins with dots', () => {
    expect(expand('%{l+-_,/=}', '192.0.2.3', { localPart: 'a+b-c_d,e/f=g' })).toBe('a.b.c.d.e.f.g')
    expect(expand('%{l-}', '192.0.2.3', { localPart: '-a--b-' })).toBe('.a..b.')
  })
})

describe('faults', () => {
  it.each([
    ['%', 0],
    ['a%', 1],
    ['%a', 0],
    ['%{', 0],
    ['%{d', 0],
    ['%{x}', 0],
    ['%{d0}', 0],
    ['%{dr2}', 0],
    ['%{d:}', 0],
    ['%{d}%{q}', 4],
    ['%(d)', 0],
  ])('%s is wrong at %i', (text, offset) => {
    expect(parseMacroString(text, 0, true).problems).toEqual([{ code: 'bad-macro', offset }])
  })

  it('lets c, r and t stand in explanations only', () => {
    expect(parseMacroString('%{c}%{R}%{t}', 10, false).problems).toEqual([
      { code: 'macro-not-allowed', offset: 10 },
      { code: 'macro-not-allowed', offset: 14 },
      { code: 'macro-not-allowed', offset: 18 },
    ])
    expect(parseMacroString('%{c}%{R}%{t}', 10, true).problems).toEqual([])
  })
})
