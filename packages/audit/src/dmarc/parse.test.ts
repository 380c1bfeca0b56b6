import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDmarc } from './parse.ts'

const codes = (text: string) => parseDmarc(text).problems.map(({ code, offset }) => `${code}@${offset}`)

describe('a DMARC record', () => {
  it('is read whole (RFC 9989 §4.7)', () => {
    const text =
      'v=DMARC1; p=reject; sp=quarantine; np=none; t=y; psd=n; adkim=s; aspf=s; fo=1:d:s; ' +
      'rua=mailto:a@example.org,mailto:b@example.net; ruf=mailto:c@example.org'
    const { value, problems } = parseDmarc(text)
    expect(problems).toEqual([])
    expect(value).toMatchObject({
      policy: 'reject',
      subdomainPolicy: 'quarantine',
      nonexistentPolicy: 'none',
      isTesting: true,
      publicSuffix: 'n',
      dkimAlignment: 'strict',
      spfAlignment: 'strict',
      failureOptions: ['1', 'd', 's'],
      aggregateReports: [{ address: 'a@example.org' }, { address: 'b@example.net', domain: 'example.net' }],
      failureReports: [{ address: 'c@example.org', offset: text.indexOf('mailto:c') }],
    })
  })

  it('has the defaults of the RFC', () => {
    expect(parseDmarc('v=DMARC1')).toEqual({
      value: {
        policy: null,
        subdomainPolicy: null,
        nonexistentPolicy: null,
        isTesting: false,
        publicSuffix: 'u',
        dkimAlignment: 'relaxed',
        spfAlignment: 'relaxed',
        aggregateReports: [],
        failureReports: [],
        failureOptions: ['0'],
        obsoleteTags: [],
        unknownTags: [],
      },
      problems: [],
    })
  })

  it.each([
    ['v=DMARC1;', 'a final separator'],
    ['v \t=\t DMARC1 ; p\t=\treject\t;', 'white space around “=” and “;”'],
    ['V=DMARC1;p=REJECT', 'values in any case, as the strings of an ABNF are'],
    ['v=DMARC1;p=none;rua=mailto:a@example.org , mailto:b@example.org', 'white space around commas'],
  ])('%j has no fault: %s', (text) => {
    expect(parseDmarc(text).problems).toEqual([])
  })

  it.each([
    'v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com',
    'v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@example.com',
    'v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@thirdparty.example.net',
    'v=DMARC1; p=quarantine; rua=mailto:dmarc-feedback@example.com,mailto:tld-test@thirdparty.example.net; t=y',
    'v=DMARC1; p=reject; rua=mailto:dmarc-feedback@example.com,mailto:tld-test@thirdparty.example.net',
  ])('%j, of appendix B.2, has no fault', (text) => {
    const { value, problems } = parseDmarc(text)
    expect(problems).toEqual([])
    expect(value?.aggregateReports[0]?.address).toBe('dmarc-feedback@example.com')
  })

  it.each([
    '',
    ' v=DMARC1; p=none',
    'v=dmarc1; p=none',
    'v=DMARC2; p=none',
    'v=DMARC1 p=none',
    'v=DMARC1, p=none',
    'v=DMARC10; p=none',
    'p=none; v=DMARC1',
    ';v=DMARC1; p=none',
    'v=spf1 -all',
    '"v=DMARC1; p=none"',
  ])('%j is none: “the entire record MUST be ignored”', (text) => {
    expect(parseDmarc(text).value).toBeNull()
    expect(codes(text)[0]).toBe('not-dmarc@0')
  })

  it.each([
    ['v=DMARC1; p=rejected', ['bad-value@12']],
    ['v=DMARC1; p=', ['bad-value@12']],
    ['v=DMARC1; p=none; t=1; psd=x; adkim=strict', ['bad-value@20', 'bad-value@27', 'bad-value@36']],
    ['v=DMARC1; p=none; fo=0:1', ['bad-value@21']],
    ['v=DMARC1; p=none; fo=d:d', ['bad-value@21']],
    ['v=DMARC1; p=none;; sp', ['empty-tag@17', 'missing-equals@19']],
    ['v=DMARC1; p=none; p=reject', ['duplicate-tag@18']],
    ['v=DMARC1; p=none; pct=20; Rua=x', ['obsolete-tag@18', 'unknown-tag@26']],
    ['v=DMARC1; rua=a@example.org, https://example.org', ['bad-uri@14', 'not-mailto@29']],
    ['v=DMARC1; rua=mailto:a@example.org!10m', ['obsolete-size@34']],
  ])('%j: every fault in its place', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('counts a tag as written first, and a bad value as not written', () => {
    const { value } = parseDmarc('v=DMARC1; p=none; p=reject; adkim=x; aspf=s; sp=x; fo=9')
    expect(value).toMatchObject({ policy: 'none', dkimAlignment: 'relaxed', spfAlignment: 'strict' })
    expect(value).toMatchObject({ subdomainPolicy: 'invalid', failureOptions: ['0'] })
  })

  it('names what is obsolete, and lists what nobody knows', () => {
    expect(parseDmarc('v=DMARC1; p=none; pct=50; rf=afrf; ri=3600; x=1; toString=2').value).toMatchObject({
      obsoleteTags: [
        { name: 'pct', value: '50' },
        { name: 'rf', value: 'afrf' },
        { name: 'ri', value: '3600' },
      ],
      unknownTags: ['x', 'toString'],
    })
    expect(parseDmarc('v=DMARC1; p=toString').value?.policy).toBe('invalid')
  })
})

describe('any text', () => {
  const seed = Date.now()
  const piece = fc.oneof(
    fc.constantFrom(
      'p=',
      'none',
      ';',
      'rua=mailto:',
      'a@example.org',
      ',',
      '!10m',
      'fo=0:',
      'psd=y',
      '=',
      ' ',
      '%',
      '%4',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )

  it(`never throws, and tells places inside it (seed ${seed})`, () => {
    const texts = fc
      .tuple(fc.constantFrom('v=DMARC1;', 'v=DMARC1', ''), fc.array(piece))
      .map(([v, all]) => v + all.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const { value, problems } = parseDmarc(text)
        for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length)
        expect(value === null).toBe(problems[0]?.code === 'not-dmarc')
        for (const { uri, offset } of value?.aggregateReports ?? []) expect(text.startsWith(uri, offset)).toBe(true)
      }),
      { seed, numRuns: 3000 },
    )
  })

  it.each([';', '!1', '=', 'a=b;', ' ', '%41', 'rua=mailto:a@b.c!1m,', 'x;', '1:', '.'])(
    'takes linear time over 100 KB of %j',
    (unit) => {
      const before = process.cpuUsage().user // the clock of the wall counts the work of others
      parseDmarc(`v=DMARC1; rua=mailto:${unit.repeat(100_000 / unit.length)}`)
      parseDmarc(`v=DMARC1; fo=${unit.repeat(100_000 / unit.length)}`)
      expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
    },
  )
})
