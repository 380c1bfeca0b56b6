import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressProblem, domainOf, EmailAddress } from './email-address.ts'

const codeOf = (text: string) => {
  const result = EmailAddress.safeParse(text)
  if (result.success) return null
  const [issue] = result.error.issues
  return issue?.code === 'custom' ? issue.params?.['fieldCode'] : issue?.code
}

describe('an e-mail address', () => {
  it.each([
    'isabelle@example.org',
    'a.b+tag@sub.example.org',
    "o'brien@example.org",
    'test-8kilyl428@srv1.mail-tester.com',
    'acymailing-aGk+/x=-1700000000@mail-tester.com',
    'x@xn--bcher-kva.example',
  ])('accepts %s', (text) => {
    expect(EmailAddress.parse(text)).toBe(text)
  })

  it('keeps the local part as written and lowers the domain', () => {
    expect(EmailAddress.parse(' Isabelle@EXAMPLE.Org ')).toBe('Isabelle@example.org')
  })

  it.each([
    ['isabelle(comment)@example.org', 'address-comment'],
    ['user@good.example(x)evil.example', 'address-comment'],
    ['"isabelle martin"@example.org', 'address-quoted'],
    ['"a@mail-tester.com"@example.org', 'address-quoted'],
    ['isabelle@[192.0.2.1]', 'address-literal'],
    ['isabelle@bücher.example', 'address-not-ascii'],
    ['isabélle@example.org', 'address-not-ascii'],
    ['isabelle', 'address-invalid'],
    ['@example.org', 'address-invalid'],
    ['isabelle@localhost', 'address-invalid'],
    ['isabelle@example.org.', 'address-invalid'],
    ['a..b@example.org', 'address-invalid'],
    ['a@b@example.org', 'address-invalid'],
    ['a@example.org,b@mail-tester.com', 'address-invalid'],
    ['group: a@example.org;', 'address-invalid'],
    ['<a@example.org>', 'address-invalid'],
    ['@relay.example:a@example.org', 'address-invalid'],
    ['a@exam ple.org', 'address-invalid'],
    ['a@-example.org', 'address-invalid'],
    ['a\r\nRCPT TO:<b@example.net>@example.org', 'field-line-break'],
    ['a\u0000@example.org', 'address-invalid'],
    [`${'a'.repeat(65)}@example.org`, 'address-invalid'],
    [`a@${'b'.repeat(10_000_000)}.example`, 'address-invalid'],
  ])('refuses %.60s with %s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('names the ASCII form of an internationalised domain', () => {
    expect(addressProblem('a@bücher.example')).toEqual({
      code: 'address-not-ascii',
      suggestion: 'a@xn--bcher-kva.example',
    })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void addressProblem(text)))
  })

  it('lets nothing through that would end a command or a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const result = EmailAddress.safeParse(`${local}@${domain}`)
        if (result.success) expect(result.data).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/)
      }),
    )
  })

  it('gives the domain of an address', () => {
    expect(domainOf('a@example.org')).toBe('example.org')
  })
})

const suites = process.env['BIENRECU_SUITES'] ?? fileURLToPath(new URL('../../../../shared/suites', import.meta.url))
const suite = join(suites, 'isemail', 'tests.xml')

const FIT_FOR_SMTP = new Set(['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN', 'ISEMAIL_RFC5321'])
const decoded = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
    )
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x2400))

const casesOf = (xml: string) =>
  Array.from(xml.matchAll(/<test id="(\d+)">([\s\S]*?)<\/test>/g), ([, id = '', body = '']) => ({
    id,
    address: decoded(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? ''),
    category: /<category>(.*?)<\/category>/.exec(body)?.[1] ?? '',
  }))

describe.runIf(existsSync(suite))('the isemail suite', () => {
  it('finds no address accepted that is not fit for SMTP', () => {
    const cases = casesOf(readFileSync(suite, 'utf8'))
    expect(cases).toHaveLength(164)
    const wronglyAccepted = cases.filter(
      ({ address, category }) => !FIT_FOR_SMTP.has(category) && addressProblem(address) === null,
    )
    expect(wronglyAccepted).toEqual([])
  })

  it('refuses on purpose, among those fit for SMTP, only what the grammar leaves out', () => {
    const refused = casesOf(readFileSync(suite, 'utf8'))
      .filter(({ address, category }) => FIT_FOR_SMTP.has(category) && addressProblem(address) !== null)
      .map(({ address }) => address)
    const isLeftOut = (address: string) =>
      address.includes('"') ||
      address.includes('[') ||
      !address.slice(address.lastIndexOf('@')).includes('.') ||
      address.length > 254
    expect(refused.filter((address) => !isLeftOut(address))).toMatchInlineSnapshot(`
      [
        "test@iana.123",
        "test@255.255.255.255",
      ]
    `)
  })
})

if (!existsSync(suite)) {
  it('the isemail suite', ({ skip }) => skip(`not found: ${suite}; set BIENRECU_SUITES to the folder of the suites`))
}
