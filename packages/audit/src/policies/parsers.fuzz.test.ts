import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBimi } from './parse-bimi.ts'
import { parseMtaStsPolicy } from './parse-mta-sts-policy.ts'
import { parseMtaStsRecord } from './parse-mta-sts-record.ts'
import { parseTlsRpt } from './parse-tls-rpt.ts'
import { parseTlsa } from './tlsa.ts'

const PARSERS = {
  parseBimi: {
    parse: parseBimi,
    sample: 'v=BIMI1; l=https://example.org/a.svg; a=https://example.org/a.pem; avp=brand',
  },
  parseMtaStsPolicy: {
    parse: parseMtaStsPolicy,
    sample: 'version: STSv1\r\nmode: enforce\r\nmx: *.example.org\r\nmax_age: 86400\r\n',
  },
  parseMtaStsRecord: { parse: parseMtaStsRecord, sample: 'v=STSv1; id=20261122T000000;' },
  parseTlsRpt: { parse: parseTlsRpt, sample: 'v=TLSRPTv1; rua=mailto:tls@example.org,https://example.org/tls' },
  parseTlsa: { parse: parseTlsa, sample: `3 1 1 ${'ab'.repeat(32)}` },
} as const

/** A sample with pieces of it, or noise, put in, doubled or taken out. */
const mutated = (sample: string) =>
  fc
    .tuple(
      fc.nat(sample.length),
      fc.nat(sample.length),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=', ';', ',', '\n', ':', ' ', '"')),
    )
    .map(([from, length, noise]) => sample.slice(0, from) + noise + sample.slice(from + length) + noise)

const LONG = 100_000

describe.each(Object.entries(PARSERS))('%s', (_name, { parse, sample }) => {
  const isWhole = (text: string): boolean =>
    parse(text).problems.every(({ offset }) => offset >= 0 && offset <= text.length)

  it('finds nothing wrong in a record that is right', () => {
    expect(parse(sample).problems).toEqual([])
  })

  it('never throws, and points inside the text, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), isWhole), { numRuns: 500 })
    fc.assert(fc.property(mutated(sample), isWhole), { numRuns: 1000 })
  })

  it.each([' ', ';', ',', '=', '\n', '\t', 'a', 'a=', ';a=1', 'rua=,', 'mx: *.', '. ', ': ', '\r\n', 'https://a.'])(
    'ends soon over 100 KB of %j',
    (unit) => {
      const begin = process.cpuUsage()
      expect(isWhole(unit.repeat(LONG / unit.length))).toBe(true)
      expect(isWhole(`${sample}${unit.repeat(LONG / unit.length)}\u0000`)).toBe(true)
      expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
    },
  )
})
