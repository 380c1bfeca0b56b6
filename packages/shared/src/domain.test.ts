import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Domain, normaliseDomain } from './domain.ts'
import { unicodeLabel } from './domain-a-label.ts'

const LONG_LABEL = 'a'.repeat(64)
const name = (length: number) => `${'a.'.repeat(length).slice(0, length - 4)}.org`

describe('a domain', () => {
  it.each([
    ['example.org', 'example.org'],
    ['  Example.ORG ', 'example.org'],
    ['example.org.', 'example.org'],
    ['a-b.example.org', 'a-b.example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example.', 'xn--bcher-kva.example'],
    ['bücher。example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['faß.example', 'xn--fa-hia.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(63)}.org`, `${'a'.repeat(63)}.org`],
    [name(253), name(253)],
  ])('%s is %s', (text, domain) => {
    expect(normaliseDomain(text)).toEqual({ ok: true, domain })
    expect(Domain.parse(text)).toBe(domain)
  })
})

describe('what is not a domain', () => {
  it.each([
    ['', 'domain-empty'],
    ['   ', 'domain-empty'],
    ['192.0.2.1', 'domain-is-ip'],
    ['[192.0.2.1]', 'domain-is-ip'],
    ['2001:db8::1', 'domain-is-ip'],
    ['[IPv6:2001:db8::1]', 'domain-is-ip'],
    ['isabelle@[192.0.2.1]', 'domain-is-ip'],
    ['https://192.0.2.1/', 'domain-is-ip'],
    ['.', 'domain-invalid'],
    ['.example.org', 'domain-invalid'],
    ['example..org', 'domain-invalid'],
    ['example.org..', 'domain-invalid'],
    ['exa mple.org', 'domain-invalid'],
    ['exa_mple.org', 'domain-invalid'],
    ['-example.org', 'domain-invalid'],
    ['example-.org', 'domain-invalid'],
    ['*.example.org', 'domain-invalid'],
    ['exam!ple.org', 'domain-invalid'],
    ['example.123', 'domain-invalid'],
    ['0x7f.1', 'domain-invalid'],
    ['xn--zzzzzzz99999.example', 'domain-invalid'],
    ['xn--a.example', 'domain-invalid'],
    ['xn--.example', 'domain-invalid'],
    ['xn--abc-.example', 'domain-invalid'],
    ['\u0080.example', 'domain-invalid'],
    ['\u001b[31mexample.org', 'domain-invalid'],
    ['isabelle@-example.org', 'domain-invalid'],
    ['localhost', 'domain-single-label'],
    ['isabelle@localhost', 'domain-single-label'],
    [`${LONG_LABEL}.org`, 'domain-label-too-long'],
    [`${'ü'.repeat(60)}.org`, 'domain-label-too-long'],
    [name(254), 'domain-too-long'],
    ['a'.repeat(100_000), 'domain-too-long'],
  ])('%s is refused with %s', (text, code) => {
    expect(normaliseDomain(text)).toMatchObject({ ok: false, code })
  })

  it.each([
    ['isabelle@example.org', 'domain-is-address'],
    ['Isabelle <isabelle@example.org>', 'domain-is-address'],
    ['mailto:isabelle@example.org?subject=x', 'domain-is-address'],
    ['@example.org', 'domain-is-address'],
    ['https://example.org', 'domain-is-url'],
    ['https://user@example.org:443/path@x?y#z', 'domain-is-url'],
    ['//example.org/', 'domain-is-url'],
    ['example.org/', 'domain-is-url'],
    ['example.org:25', 'domain-is-url'],
    ['http:example.org', 'domain-is-url'],
  ])('%s is refused with %s, and its domain is offered', (text, code) => {
    expect(normaliseDomain(text)).toMatchObject({ ok: false, code, params: { suggestion: 'example.org' } })
  })

  it('is shown without what could command a terminal, and not at any length', () => {
    const reading = normaliseDomain(`\u001b]0;x\u0007${'é '.repeat(200)}\u202e`)
    expect(reading).toMatchObject({ ok: false })
    const value = reading.ok ? '' : (reading.params.value ?? '')
    expect(value).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(value.length).toBeLessThan(100)
  })

  it('never makes it throw, or slow', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normaliseDomain(text)))
    for (const part of ['@', '@a ', 'a:', '/', '[', 'xn--', '@ ', '>', 'a.', 'http://']) {
      const start = performance.now()
      normaliseDomain(part.repeat(2_000))
      normaliseDomain(part.repeat(50_000))
      expect(performance.now() - start).toBeLessThan(250)
    }
  })

  it('never lets through what is not a domain', () => {
    const texts = fc.oneof(fc.domain(), fc.emailAddress(), fc.webUrl(), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(texts, (text) => {
        const reading = normaliseDomain(text)
        if (reading.ok) expect(reading.domain).toMatch(/^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/)
        if (reading.ok) expect(normaliseDomain(reading.domain)).toEqual(reading)
      }),
    )
  })
})

describe('the decoder of Punycode', () => {
  // RFC 3492 §7.1.
  it.each([
    ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['xn--egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['xn--proprostnemluvesky-uyb24dma41a', 'pročprostěnemluvíčesky'],
    ['xn--3b-ww4c5e180e575a65lsy2b', '3年b組金八先生'],
  ])('reads %s', (label, unicode) => {
    expect(unicodeLabel(label)).toBe(unicode)
  })

  it.each(['example', 'xn--zzzzzzz99999', 'xn--é', 'xn---'])('finds no Unicode in %s', (label) => {
    expect(unicodeLabel(label)).toBeNull()
  })
})
