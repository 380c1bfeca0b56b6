import { describe, expect, it } from 'vitest'
import { parseSpf } from './parse.ts'

const kinds = (text: string): string[] => parseSpf(text).value.terms.map(({ kind }) => kind)

describe('records without fault', () => {
  it.each([
    'v=spf1',
    'V=SPF1 -ALL',
    'v=spf1  a   mx  ',
    'v=spf1 a/0 a//0 a/32//128 mx:example.org/24 mx:example.org//64 a:example.org/24//64 -all',
    'v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.1 ip6:2001:db8::/32 ip6:::1.2.3.4/0 +ptr ptr:example.org ~all',
    'v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} include:_spf.%{d2} redirect=_spf.%{h}',
    'v=spf1 exp=explain.%{d} moo.cow-far_out=man:dog/cat x=',
    'v=spf1 a:foo:bar/baz.example.com a:example.org. a:example.xn--zckzah a:%{d}/24 a:example.%{v}%_',
    'v=spf1 all=x ip4=1.2.3.4',
  ])('%s', (text) => {
    expect(parseSpf(text).problems).toEqual([])
  })

  it('gives what the terms say', () => {
    const { value } = parseSpf('v=spf1 ~a:example.org/24//64 ip4:192.0.2.0/24 exp=e.example.org redirect=r.example.org')
    expect(value.mechanisms).toMatchObject([
      {
        kind: 'a',
        qualifier: '~',
        prefix4: 24,
        prefix6: 64,
        offset: 7,
        domainSpec: { name: 'example.org', letters: '' },
      },
      { kind: 'ip4', qualifier: '+', network: 0xc0000200, prefix: 24, text: 'ip4:192.0.2.0/24' },
    ])
    expect(value.redirect?.domainSpec.name).toBe('r.example.org')
    expect(value.explanation?.domainSpec.name).toBe('e.example.org')
  })
})

describe('faults and their places', () => {
  it.each([
    ['', 'not-spf', 0],
    ['v=spf10 -all', 'not-spf', 0],
    [' v=spf1 -all', 'not-spf', 0],
    ['v=spf1 --all', 'unknown-mechanism', 7],
    ['v=spf1 -', 'empty-term', 7],
    ['v=spf1 :x', 'empty-term', 7],
    ['v=spf1 mx nonsense', 'unknown-mechanism', 10],
    ['v=spf1 redirect:example.org', 'unknown-mechanism', 7],
    ['v=spf1 a.example.org', 'unknown-mechanism', 7],
    ['v=spf1 moo.cow/far_out=man', 'unknown-mechanism', 7],
    ['v=spf1 all:x', 'unexpected-argument', 10],
    ['v=spf1 all/8', 'unexpected-argument', 10],
    ['v=spf1 all.', 'unknown-mechanism', 7],
    ['v=spf1 ptr/24', 'unexpected-argument', 10],
    ['v=spf1 include', 'missing-domain', 14],
    ['v=spf1 include:', 'missing-domain', 14],
    ['v=spf1 include/24', 'missing-domain', 14],
    ['v=spf1 exists:', 'missing-domain', 13],
    ['v=spf1 a:', 'missing-domain', 9],
    ['v=spf1 a:/24', 'missing-domain', 9],
    ['v=spf1 mx:', 'missing-domain', 10],
    ['v=spf1 ptr:', 'missing-domain', 11],
    ['v=spf1 redirect=', 'missing-domain', 16],
    ['v=spf1 exp=', 'missing-domain', 11],
    ['v=spf1 a:museum', 'bad-domain', 9],
    ['v=spf1 a:museum.', 'bad-domain', 9],
    ['v=spf1 a:192.0.2.1', 'bad-domain', 9],
    ['v=spf1 a:example.-com', 'bad-domain', 9],
    ['v=spf1 a:example.com-', 'bad-domain', 9],
    ['v=spf1 a:example.com:8080', 'bad-domain', 9],
    ['v=spf1 a:%%{d}', 'bad-domain', 9],
    ['v=spf1 a:%{d}com', 'bad-domain', 9],
    ['v=spf1 include:example.org/24', 'bad-domain', 15],
    ['v=spf1 redirect=-all', 'bad-domain', 16],
    ['v=spf1 a/33', 'bad-cidr', 8],
    ['v=spf1 a//129', 'bad-cidr', 8],
    ['v=spf1 a/024', 'bad-cidr', 8],
    ['v=spf1 a/', 'bad-cidr', 8],
    ['v=spf1 a/24/64', 'bad-cidr', 8],
    ['v=spf1 a:example.org/33', 'bad-cidr', 20],
    ['v=spf1 ip4', 'missing-address', 10],
    ['v=spf1 ip4:', 'missing-address', 10],
    ['v=spf1 ip4:/24', 'missing-address', 10],
    ['v=spf1 ip4:192.0.2', 'bad-ip4', 11],
    ['v=spf1 ip4:192.0.2.1:25', 'bad-ip4', 11],
    ['v=spf1 ip4:2001:db8::1', 'bad-ip4', 11],
    ['v=spf1 ip4:192.0.2.1/33', 'bad-cidr', 20],
    ['v=spf1 ip4:192.0.2.1//32', 'bad-cidr', 20],
    ['v=spf1 ip4:192.0.2.1/', 'bad-cidr', 20],
    ['v=spf1 ip6:192.0.2.1', 'bad-ip6', 11],
    ['v=spf1 ip6::1::', 'bad-ip6', 11],
    ['v=spf1 ip6:::1/129', 'bad-cidr', 14],
    ['v=spf1 a:%{x}.example.org', 'bad-macro', 9],
    ['v=spf1 exp=%{c}.example.org', 'macro-not-allowed', 11],
    ['v=spf1 foo=%abc', 'bad-macro', 11],
    ['v=spf1 =all', 'bad-modifier-name', 7],
    ['v=spf1 1up=foo', 'bad-modifier-name', 7],
    ['v=spf1 -foo=bar', 'bad-modifier-name', 7],
    ['v=spf1 redirect=a.example redirect=b.example', 'duplicate-redirect', 26],
    ['v=spf1 exp=a.example EXP=a.example', 'duplicate-exp', 21],
  ])('%s: %s at %i', (text, code, offset) => {
    expect(parseSpf(text).problems).toEqual([{ code, offset }])
  })

  it('finds characters outside printable US-ASCII', () => {
    expect(parseSpf('v=spf1 a:é.example.org x=\r -all').problems).toEqual([
      { code: 'bad-character', offset: 9 },
      { code: 'bad-character', offset: 25 },
    ])
    expect(parseSpf('v=spf1 mx\tall').problems.map(({ code }) => code)).toEqual(['unknown-mechanism', 'bad-character'])
  })

  it('finds them all, in order, and keeps what is right', () => {
    const text = 'v=spf1 ip4:x mx inclde:a.example a:%{q} -all'
    expect(parseSpf(text).problems).toEqual([
      { code: 'bad-ip4', offset: 11 },
      { code: 'unknown-mechanism', offset: 16 },
      { code: 'bad-macro', offset: 35 },
    ])
    expect(kinds(text)).toEqual(['mx', 'all'])
  })
})

describe('names', () => {
  it.each([
    ['a.example.org.', 'a.example.org'],
    ['a..example.org', null],
    [`${'a'.repeat(64)}.example.org`, null],
    [`${'a'.repeat(63)}.example.org`, `${'a'.repeat(63)}.example.org`],
    [`${'abcdefghi.'.repeat(30)}example.org`, `${'abcdefghi.'.repeat(24)}example.org`],
    ['%{d}.example.org', null],
  ])('a:%s asks for %s', (spec, name) => {
    expect(parseSpf(`v=spf1 a:${spec}`).value.mechanisms).toMatchObject([{ domainSpec: { name } }])
  })
})
