import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordType } from '../resolver.ts'
import { compareRecord, type WantedRecord } from './compare-record.ts'
import { recordMeaning } from './record-meaning.ts'

const wanted = (
  name: string,
  type: RecordType,
  value: string | null,
  before: readonly string[] = [],
): WantedRecord => ({
  zone: 'example.org',
  name,
  type,
  value,
  before,
})

const SPF = 'v=spf1 include:_spf.example.net ip4:192.0.2.7 -all'
const spf = (before: readonly string[] = []) => wanted('example.org', 'TXT', SPF, before)
const dmarc = (before: readonly string[] = []) =>
  wanted('_dmarc.example.org', 'TXT', 'v=DMARC1; p=none; rua=mailto:Reports@example.org', before)
const KEY = `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA'.repeat(8)}`
const dkim = wanted('s1._domainkey.example.org', 'TXT', KEY)
const alias = wanted('s1._domainkey.example.org', 'CNAME', 's1.dkim.example.net')

const of = (record: WantedRecord, found: readonly string[]) => {
  const { state, difference } = compareRecord(record, found)
  return difference ?? state
}

describe('a record that means what was asked for is seen', () => {
  it.each([
    ['as it stands', spf(), [SPF]],
    ['beside other texts', spf(), ['google-site-verification=x', SPF]],
    ['in capitals', spf(), ['V=SPF1 Include:_SPF.example.net IP4:192.0.2.7 -ALL']],
    ['with the qualifier that is understood', spf(), ['v=spf1 +include:_spf.example.net ip4:192.0.2.7/32 -all']],
    ['with more spaces', spf(), ['v=spf1  include:_spf.example.net   ip4:192.0.2.7 -all ']],
    ['with tags in another order', dmarc(), ['v=DMARC1;rua=mailto:Reports@example.org;p=none']],
    ['with a final semicolon and other case', dmarc(), ['v=DMARC1; P=None; rua=mailto:Reports@example.org;']],
    ['beside a text that is no DMARC', dmarc(), ['hello', 'v=DMARC1; p=none; rua=mailto:Reports@example.org']],
    ['a key without the defaults', dkim, [KEY.replace('v=DKIM1; k=rsa; ', '')]],
    ['a key with spaces inside', dkim, [KEY.replace('MIIB', 'MI IB')]],
    ['an alias in capitals, with its dot', alias, ['S1.DKIM.example.net.']],
    ['an exchanger', wanted('example.org', 'MX', '10 mx.example.org.'), ['10 MX.example.org', '20 b.example.org']],
    ['an address', wanted('a.example.org', 'AAAA', '2001:DB8:0::1'), ['2001:db8::1']],
  ])('%s', (_, record, found) => {
    expect(of(record, found)).toBe('seen')
  })
})

describe('a record that is not there is absent', () => {
  it.each([
    ['nothing at all', dmarc(), []],
    ['SPF, where other texts stand', spf(), ['google-site-verification=x', 'MS=ms1']],
    ['a text of one’s own, where others stand', wanted('example.org', 'TXT', 'brevo-code:1'), ['x=y']],
  ])('%s', (_, record, found) => {
    expect(of(record, found)).toBe('absent')
  })
})

describe('what a form made of a value is marked', () => {
  it.each([
    ['quotes-inside', spf(), [`"${SPF}"`]],
    ['quotes-inside', dkim, [`"${KEY.slice(0, 200)}" "${KEY.slice(200)}"`]],
    ['backslashes', dmarc(), ['v=DMARC1\\; p=none\\; rua=mailto:Reports@example.org']],
    ['backslashes', dmarc(), ['\\"v=DMARC1; p=none; rua=mailto:Reports@example.org\\"']],
    ['curly-quotes', spf(), [`“${SPF}”`]],
    ['curly-quotes', dmarc(), ['« v=DMARC1; p=none; rua=mailto:Reports@example.org »']],
    ['truncated', dkim, [KEY.slice(0, 255)]],
    ['truncated', dkim, [KEY.slice(0, 100)]],
    ['truncated', dmarc(), ['v=DMARC1']],
    ['truncated', dmarc(), ['v=DMARC1; p=none; rua=mailto:Rep']],
    ['truncated', spf(), ['v=spf1 include:_spf.example.net']],
    ['other-value', dmarc(), ['v=DMARC1; p=none']],
    ['other-value', dmarc(), ['v=DMARC1; p=none;']],
    ['split-in-two', dkim, [KEY.slice(255), KEY.slice(0, 255)]],
    ['split-in-two', spf(), ['v=spf1 include:_spf.example.net', 'ip4:192.0.2.7 -all']],
    ['spaces-lost', spf(), [SPF.replaceAll(' ', '')]],
    ['spaces-lost', spf(), [SPF.replace('net ip4', 'netip4')]],
    ['several-records', spf(), [SPF, 'v=spf1 mx -all']],
    ['several-records', dmarc(), ['v=DMARC1; p=none; rua=mailto:Reports@example.org', 'v=DMARC1; p=reject']],
    ['several-records', dkim, [KEY, 'v=DKIM1; p=AAAA']],
    ['target-completed', alias, ['s1.dkim.example.net.example.org']],
    ['target-completed', wanted('example.org', 'MX', '10 mx.example.net'), ['10 mx.example.net.example.org']],
    ['old-value', spf(['v=spf1 mx -all']), ['v=spf1 MX -all']],
    ['old-value', spf(['v=spf1 include:_spf.example.net']), ['v=spf1 include:_spf.example.net']],
    ['old-value', wanted('example.org', 'MX', '10 a.example.org', ['10 b.example.org']), ['10 b.example.org']],
    [
      'several-records',
      wanted('example.org', 'MX', '10 a.example.org', ['9 b.example.org']),
      ['10 a.example.org', '9 b.example.org'],
    ],
    ['other-value', spf(), ['v=spf1 mx -all']],
    ['other-value', dmarc(), ['v=spf1 -all']],
    ['other-value', alias, ['s1.dkim.example.com']],
    ['other-value', wanted('a.example.org', 'A', '192.0.2.1'), ['192.0.2.2']],
  ])('%s: %#', (difference, record, found) => {
    expect(of(record, found)).toBe(difference)
  })
})

describe('a record that has to go', () => {
  const gone = wanted('example.org', 'TXT', null, ['v=spf1 mx -all'])
  it('is seen to be gone when it is, whatever else stands there', () => {
    expect([of(gone, []), of(gone, [SPF, 'x'])]).toEqual(['seen', 'seen'])
  })
  it('is the old value while it stands there', () => {
    expect(of(gone, ['v=spf1  mx -all'])).toBe('old-value')
  })
})

describe('a spelling that means something else', () => {
  it.each([
    ['the order of mechanisms', 'v=spf1 -all mx', 'v=spf1 mx -all', 'example.org'],
    ['a macro in capitals', 'v=spf1 exists:%{I}.example.org', 'v=spf1 exists:%{i}.example.org', 'example.org'],
    [
      'the case of an address of reports',
      'v=DMARC1; rua=mailto:A@example.org',
      'v=DMARC1; rua=mailto:a@example.org',
      '_dmarc.example.org',
    ],
    ['the case of a key', 'v=DKIM1; p=AAAA', 'v=DKIM1; p=AAAa', 's._domainkey.example.org'],
    ['a fault between the tags', 'v=DMARC1; p=none; oops', 'v=DMARC1; p=none', '_dmarc.example.org'],
    ['the case of another text', 'MS=ms1', 'MS=MS1', 'example.org'],
  ])('%s is not the same', (_, one, other, name) => {
    expect(recordMeaning(one, 'TXT', name)).not.toBe(recordMeaning(other, 'TXT', name))
  })
})

it('never throws, and ends soon', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('v=spf1', ' ', '"', '\\', ';', 'p=', 'é', '%{') }),
  )
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 9 }),
      fc.constantFrom<RecordType>('TXT', 'CNAME', 'MX'),
      (value, found, type) => {
        compareRecord(wanted('_dmarc.example.org', type, value, found.slice(0, 1)), found)
      },
    ),
  )
  const begin = process.cpuUsage()
  compareRecord(
    wanted('example.org', 'TXT', 'a'.repeat(4_000)),
    Array.from({ length: 60 }, () => 'a'.repeat(60_000)),
  )
  expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
})
