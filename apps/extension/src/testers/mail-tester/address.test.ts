import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonUrls, matchAddress, parseResultUrl, resultIdOf, resultUrl } from './address.ts'

const anyText = fc.string({ unit: fc.nat({ max: 0xff_ff }).map((code) => String.fromCharCode(code)) })

describe('an address of the tester', () => {
  it.each([
    ['test-8kilyl428@srv1.mail-tester.com', 'a free test of today'],
    ['test-9xnjk@srv1.mail-tester.com', 'a short free test'],
    ['web-VWu10k@mail-tester.com', 'a free test of before'],
    ['example-2026-quote@mail-tester.com', 'a test of an account'],
    ['acymailing-dGVz+dC9h/Yg==-1795252800@mail-tester.com', 'a name with the signs of base64'],
    ['mautic-0cc175b9c0f1b6a831c399e269772661-1795252800@mail-tester.com', 'a name made of a digest'],
    ['test-8kilyl428@srv2.mail-tester.com', 'a mail host not seen before, of the same domain'],
  ])('is %s: %s', (address) => {
    expect(matchAddress(address)).toBe(address)
  })

  it('keeps the capitals of its local part and not those of its domain', () => {
    expect(matchAddress('web-VWu10k@Mail-Tester.COM')).toBe('web-VWu10k@mail-tester.com')
  })

  it('may have space around it', () => {
    expect(matchAddress('\n  test-8kilyl428@srv1.mail-tester.com\t')).toBe('test-8kilyl428@srv1.mail-tester.com')
  })

  it.each([
    ['a mail-tester email address', 'placeholder text'],
    ['', 'nothing'],
    ['@srv1.mail-tester.com', 'no local part'],
    ['Send to test-8kilyl428@srv1.mail-tester.com', 'a sentence around an address'],
    ['test-8kilyl428@srv1.mail-tester.com, isabelle@example.org', 'two addresses'],
    ['test-8kilyl428@example.org', 'another domain'],
    ['test-8kilyl428@mail-tester.com.example.org', 'another domain that begins alike'],
    ['test-8kilyl428@evilmail-tester.com', 'another domain that ends alike'],
    ['test-8kilyl428@mail-tester.com@example.org', 'two at signs'],
    ['test-8kilyl428@srv1.mail-tester.com\r\nBcc: isabelle@example.org', 'a line break'],
    ['test-8kil..yl428@mail-tester.com', 'two dots in a row'],
    [`test-${'x'.repeat(60)}@mail-tester.com`, 'more than the 64 octets of RFC 5321'],
  ])('is not “%s”: %s', (text) => {
    expect(matchAddress(text)).toBeNull()
  })

  it('belongs to a white label only once its host has been named', () => {
    expect(matchAddress('example-1@mt.example.org')).toBeNull()
    expect(matchAddress('example-1@mt.example.org', ['mail-tester.com', 'mt.example.org'])).toBe(
      'example-1@mt.example.org',
    )
  })

  it('gives its result’s id unchanged', () => {
    expect(resultIdOf('acymailing-dGVz+dC9h/Yg==-1@mail-tester.com')).toBe('acymailing-dGVz+dC9h/Yg==-1')
  })

  it('is told from any text without an error', () => {
    fc.assert(fc.property(anyText, (text) => matchAddress(text) === null))
  })
})

describe('the address of a result', () => {
  it.each([
    ['https://www.mail-tester.com/test-8kilyl428', {}],
    ['https://mail-tester.com/test-8kilyl428?lang=fr&reloaded=1', { lang: 'fr', reloaded: '1' }],
    ['https://www.mail-tester.com/test-8kilyl428&lang=fr&reloaded=1', { lang: 'fr', reloaded: '1' }],
    ['https://www.mail-tester.com/test-8kilyl428&reloaded=1?format=json#top', { reloaded: '1', format: 'json' }],
  ])('%s has its id and its parameters, after “?” or a bare “&”', (url, parameters) => {
    expect(parseResultUrl(url)).toMatchObject({ id: 'test-8kilyl428', parameters })
  })

  it('keeps the site it is on', () => {
    expect(parseResultUrl('https://result.example.org/example-1&lang=fr')?.origin).toBe('https://result.example.org')
  })

  it.each(['check', 'check.php'])('stands in the parameter of /%s, the step before', (path) => {
    const url = `https://www.mail-tester.com/${path}?id=test-8kilyl428%40srv1.mail-tester.com&lang=fr`
    expect(parseResultUrl(url)?.id).toBe('test-8kilyl428')
  })

  it.each([
    'https://www.mail-tester.com/',
    'https://www.mail-tester.com/?lang=fr',
    'https://www.mail-tester.com/faq',
    'https://www.mail-tester.com/manager/api-documentation.html',
    'https://www.mail-tester.com/%E0%A4%A',
    'https://www.mail-tester.com/test-<script>',
    'https://www.mail-tester.com/check?id=nothing',
    'about:blank',
    '',
  ])('is not %s', (url) => {
    expect(parseResultUrl(url)).toBeNull()
  })

  it('is written with the signs of base64 as they are, and read back', () => {
    const id = 'acymailing-dGVz+dC9h/Yg==-1'
    expect(resultUrl(id)).toBe('https://www.mail-tester.com/acymailing-dGVz+dC9h/Yg==-1')
    expect(parseResultUrl(resultUrl(id))?.id).toBe(id)
  })

  it('can be on a white label’s own site', () => {
    expect(resultUrl('example-1', 'https://result.example.org')).toBe('https://result.example.org/example-1')
  })

  it('has its JSON form under the current spelling first, then the classic one', () => {
    expect(jsonUrls('example-1')).toEqual([
      'https://www.mail-tester.com/example-1?format=json',
      'https://www.mail-tester.com/example-1&format=json',
    ])
  })

  it('comes back from every id an address can have', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_+/=-]{0,20}$/)
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,10}$/), word, (user, rest) => {
        expect(parseResultUrl(resultUrl(`${user}-${rest}`))?.id).toBe(`${user}-${rest}`)
      }),
    )
  })
})
