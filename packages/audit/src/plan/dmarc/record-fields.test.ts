import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDmarc } from '../../dmarc/parse.ts'
import { mergeFields, policiesOf, withoutPercent } from './fold-records.ts'
import { readFields, writeRecord } from './record-fields.ts'

const rewritten = (text: string) => writeRecord(readFields(text).fields)

describe('a record that people wrote', () => {
  it.each([
    ['v=DMARC1; p=none', 'v=DMARC1; p=none'],
    ['v=DMARC1;p=none;', 'v=DMARC1; p=none'],
    ['v=dmarc1; P=None; RUA=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1 p=none rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1, p=none, rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1,p=none,rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1: p=none: fo=1', 'v=DMARC1; p=none; fo=1'],
    ['DMARC1; p=none; rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['"v=DMARC1; p=none"', 'v=DMARC1; p=none'],
    ['“v=DMARC1; p=none”', 'v=DMARC1; p=none'],
    [String.raw`v=DMARC1\; p=none`, 'v=DMARC1; p=none'],
    ['p=reject; v=DMARC1', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p=reject; pct=100; rf=afrf; ri=3600', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p=reject; ruas=x; foo=bar', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p=reject,', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p="reject"', 'v=DMARC1; p=reject'],
    ['v=DMARC1; p=none; rua=a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1; p=none; rua=mailto: a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1; p=none; rua=mailto://a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    [
      'v=DMARC1; p=none; rua=mailto:a@example.org; mailto:b@example.org',
      'v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org',
    ],
    [
      'v=DMARC1; p=none; rua=mailto:a@example.org mailto:b@example.org',
      'v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org',
    ],
    ['v=DMARC1; p=none; rua=mailto:a@example.org!10m', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['v=DMARC1; p=none; rua=https://example.org/dmarc', 'v=DMARC1; p=none'],
    ['v=DMARC1; p=none; fo=0:1', 'v=DMARC1; p=none'],
    ['v=DMARC1; p=none; fo=1:d:s; adkim=s; aspf=r; psd=n', 'v=DMARC1; p=none; adkim=s; aspf=r; fo=1:d:s; psd=n'],
    [
      'v=DMARC1; psd=u; np=reject; t=y; sp=quarantine; p=reject',
      'v=DMARC1; p=reject; sp=quarantine; np=reject; t=y; psd=u',
    ],
    ['v=DMARC1; p=reject; p=none', 'v=DMARC1; p=none'],
    ['v=DMARC1; rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org'],
  ])('%s', (text, expected) => {
    expect(rewritten(text)).toBe(expected)
  })
})

describe('the percentage of old', () => {
  it.each([
    ['v=DMARC1; p=reject; pct=20', 'v=DMARC1; p=quarantine'],
    ['v=DMARC1; p=reject; pct=0', 'v=DMARC1; p=quarantine'],
    ['v=DMARC1; p=quarantine; pct=50', 'v=DMARC1; p=none'],
    ['v=DMARC1; p=none; pct=50', 'v=DMARC1; p=none'],
    ['v=DMARC1; p=reject; sp=quarantine; pct=50', 'v=DMARC1; p=quarantine; sp=none'],
    // "np" is newer than "pct": whoever reads the one passes over the other.
    ['v=DMARC1; p=quarantine; np=reject; pct=50', 'v=DMARC1; p=none; np=reject'],
  ])('%s becomes stricter for nobody', (text, expected) => {
    const read = readFields(text)
    expect(read.percent).not.toBeNull()
    expect(writeRecord(withoutPercent(read.fields))).toBe(expected)
  })

  it.each(['pct=100', 'pct=101', 'pct=many', ''])('%s counts for nothing', (tag) => {
    expect(readFields(`v=DMARC1; p=reject; ${tag}`).percent).toBeNull()
  })
})

const STRENGTH = { none: 0, quarantine: 1, reject: 2 }
const policy = fc.constantFrom('none', 'quarantine', 'reject')
const address = fc.constantFrom(
  'mailto:a@example.org',
  'mailto:b@example.net',
  'c@example.org',
  'mailto:d@example.org!5m',
  'x',
)
const tag = fc.oneof(
  policy.map((value) => `p=${value}`),
  policy.map((value) => `sp=${value}`),
  policy.map((value) => `np=${value}`),
  fc.constantFrom(
    't=y',
    't=n',
    'adkim=s',
    'aspf=s',
    'adkim=x',
    'fo=1',
    'fo=0:1',
    'pct=20',
    'pct=100',
    'rf=afrf',
    'ri=1',
    'psd=n',
    'foo=bar',
    'p=',
    'p',
    '',
  ),
  fc.array(address, { maxLength: 3 }).map((uris) => `rua=${uris.join(',')}`),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const record = fc
  .tuple(
    fc.constantFrom('v=DMARC1', 'v=dmarc1', '"v=DMARC1', 'v = DMARC1', ''),
    fc.array(tag, { maxLength: 8 }),
    fc.constantFrom('; ', ';', ' '),
  )
  .map(([version, tags, separator]) => [version, ...tags].join(separator))

describe('whatever was written', () => {
  it('becomes one record without problem, without obsolete tag, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (texts) => {
        const merged = mergeFields(texts.map((text) => readFields(text).fields))
        const written = writeRecord(merged)
        expect(parseDmarc(written).problems).toEqual([])
        expect(written).toMatch(/^v=DMARC1; p=(?:none|quarantine|reject)(?:;|$)/)
        expect(written).not.toMatch(/(?:^|; )(?:pct|rf|ri)=/)
        expect(rewritten(written)).toBe(written)
      }),
      { numRuns: 1000 },
    )
  })

  it('is never stricter than the mildest, and loses nobody who was sent reports', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (texts) => {
        const all = texts.map((text) => readFields(text).fields)
        const merged = mergeFields(all)
        for (const fields of all) {
          for (const part of ['itself', 'existing', 'nonexistent'] as const) {
            expect(STRENGTH[policiesOf(merged)[part]]).toBeLessThanOrEqual(STRENGTH[policiesOf(fields)[part]])
          }
          for (const uri of fields.aggregateReports) expect(merged.aggregateReports).toContain(uri)
          if (fields.isTesting && policiesOf(merged).itself !== 'none') expect(merged.isTesting).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['; ', 'p=', 'rua=', 'a@b,', 'mailto: ', ' sp=', 'x', '"'])('is read soon over 100 KB of %j', (unit) => {
    const begin = process.cpuUsage()
    readFields(`v=DMARC1; p=none; rua=${unit.repeat(100_000 / unit.length)}`)
    expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
  })
})
