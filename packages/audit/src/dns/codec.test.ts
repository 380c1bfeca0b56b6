import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_CODES } from './record-code.ts'
import { decodeMessage } from './decode-message.ts'
import { encodeName, encodeQuestion, isPlainName } from './encode-question.ts'
import { MalformedMessage, readName } from './octet-reader.ts'
import { readResponse } from './read-response.ts'
import { readRecordText } from './record-text.ts'

const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const reader = (bytes: Uint8Array) => ({ at: 0, end: bytes.length, bytes })
const roundTrip = (name: string): string | null => {
  const bytes = encodeName(name)
  return bytes && readName(reader(bytes))
}

describe('a name', () => {
  it.each([
    ['Example.ORG', 'example.org'],
    ['example.org.', 'example.org'],
    ['_dmarc.example.org', '_dmarc.example.org'],
    ['user+tag@x=y.example.org', 'user+tag@x=y.example.org'],
    ['a\\.b.example.org', 'a\\.b.example.org'],
    ['a\\046b.example.org', 'a\\.b.example.org'],
    ['a b.example.org', 'a\\032b.example.org'],
    ['été.example.org', '\\195\\169t\\195\\169.example.org'],
    ['.', ''],
    ['', ''],
  ])('"%s" is spelled in one way', (name, spelling) => {
    expect(roundTrip(name)).toBe(spelling)
    expect(roundTrip(spelling)).toBe(spelling)
  })

  it('has labels of 63 octets at most, and 255 octets in all', () => {
    const label = 'x'.repeat(63)
    const longest = `${label}.${label}.${label}.${'x'.repeat(61)}`
    expect(roundTrip(longest)).toBe(longest)
    expect(encodeName(`${longest}x`)).toBeNull()
    expect(encodeName(`${label}x.example.org`)).toBeNull()
  })

  it('that is plain is spelled as it stands, but for a final dot', () => {
    expect(['_dmarc.example.org.', 'a..b', 'A.b', 'a b', 'a\\.b', '.', ''].map(isPlainName)).toEqual([
      true,
      ...Array.from({ length: 6 }, () => false),
    ])
    const label = fc.string({
      unit: fc.constantFrom('a', '9', '-', '_', '.', 'A', '\\', ' ', 'é'),
      minLength: 1,
      maxLength: 70,
    })
    fc.assert(
      fc.property(label, fc.nat(4), (text, times) => {
        const name = `${text}.`.repeat(times + 1)
        if (isPlainName(name)) expect(roundTrip(name)).toBe(name.slice(0, -1))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['a..example.org', '.example.org', 'example.org..', '\uD800.example.org'])('"%s" cannot be sent', (name) => {
    expect(encodeName(name)).toBeNull()
  })

  it.each([
    ['points to itself', 'c000'],
    ['points ahead', 'c00200'],
    ['ends nowhere', '0361'],
    ['has a label of an unknown kind', '4100'],
  ])('that %s is malformed', (_, hex) => {
    expect(() => readName(reader(octets(hex)))).toThrow(MalformedMessage)
  })
})

describe('data of a record', () => {
  it.each([
    ['A', 'c0000201', '192.0.2.1'],
    ['AAAA', '20010db8000000000000000000000001', '2001:db8::1'],
    ['AAAA', '20010db8000100000001000000000001', '2001:db8:1:0:1::1'],
    ['AAAA', '20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['AAAA', '00000000000000000000000000000000', '::'],
    ['AAAA', '20010db8000100010001000100000000', '2001:db8:1:1:1:1::'],
    ['AAAA', '00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
    ['MX', '000000', '0 .'],
    ['SRV', '00000001024b04736d7470076578616d706c65036f726700', '0 1 587 smtp.example.org'],
    ['SRV', '00000000000000', '0 0 0 .'],
    ['SRV', '0000000100', null],
    ['TXT', '0476', null],
    ['TXT', '07763d7370663120032d616c016c', 'v=spf1 -all'],
    ['TXT', '00', ''],
    ['TXT', '', null],
    ['TXT', '02c3a9', 'é'],
    ['TXT', '01c301a9', 'é'],
    ['TXT', '02c328', 'Ã('],
    ['SPF', '0161', 'a'],
    ['A', 'c00002', null],
    ['A', 'c000020100', null],
    ['DNSKEY', '0101030d6b', '257 3 13 aw=='],
    ['DNSKEY', '0101030d6b65', '257 3 13 a2U='],
  ] as const)('%s %s', (type, hex, text) => {
    const read = () => readRecordText(reader(octets(hex)), RECORD_CODES[type])
    if (text === null) expect(read).toThrow(MalformedMessage)
    else expect(read()).toBe(text)
  })

  it('of other types is not read', () => {
    expect(readRecordText(reader(octets('00')), 65)).toBeNull()
  })
})

const header = (flags: string, counts: string) => `0001${flags}${counts}`
const QUESTION = '076578616d706c65036f72670000100001'

describe('a message', () => {
  it('has the RCODE that EDNS extends', () => {
    const opt = '00002904d0010000000000'
    expect(decodeMessage(octets(header('8180', '0001000000000001') + QUESTION + opt))?.rcode).toBe(16)
  })

  it('keeps a TTL with the highest bit for no time (RFC 2181 §8)', () => {
    const answer = 'c00c00100001ffffffff00020161'
    const message = decodeMessage(octets(header('8180', '0001000100000000') + QUESTION + answer))
    expect(message?.answers).toEqual([{ name: 'example.org', code: 16, ttl: 0, text: 'a' }])
  })

  it('leaves out records of another class', () => {
    const answer = 'c00c001000030000000100020161'
    expect(decodeMessage(octets(header('8180', '0001000100000000') + QUESTION + answer))?.answers).toEqual([])
  })

  it.each(['', '0001', header('8180', '0001000100000000') + QUESTION, header('8180', 'ffffffffffffffff')])(
    'that ends too early is none: %s',
    (hex) => {
      expect(decodeMessage(octets(hex))).toBeNull()
    },
  )

  it('random or mutated never makes reading throw, and reading always ends', () => {
    const good = octets(
      header('8180', '0001000200000000') +
        QUESTION +
        'c00c000500010000003c00040161c00c' + // an alias, whose target points back into the question
        '0161c00c001000010000003c00020161',
    )
    expect(decodeMessage(good)?.answers).toHaveLength(2)
    const mutated = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 })
      .map((changes) => changes.reduce((bytes, [at, octet]) => bytes.with(at, octet), good))
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 600 })), (bytes) => {
        const message = decodeMessage(bytes)
        if (message) readResponse(message, 'example.org', 'TXT', new Set(['example.org']))
      }),
      { numRuns: 5_000 },
    )
  })

  it('made of pointers alone is read in linear time', () => {
    const pointers = Array.from({ length: 8_000 }, (_, index) => {
      const target = 12 + Math.max(0, index - 1) * 2
      return (0xc000 + Math.min(0x3fff, target)).toString(16)
    }).join('')
    const started = performance.now()
    decodeMessage(octets(header('8180', '0001ffff00000000') + QUESTION + pointers))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

it('a question has a header, one name, its type, and room for 1,232 octets of answer', () => {
  const plain = header('0100', '0001000000000000').replace('0001', '0000') + QUESTION
  expect(encodeQuestion('example.org', 'TXT', { isRecursive: true, hasEdns: false })).toEqual(octets(plain))
  const withEdns = header('0000', '0001000000000001').replace('0001', '0000') + QUESTION + '00002904d0000000000000'
  expect(encodeQuestion('example.org', 'TXT', { isRecursive: false, hasEdns: true })).toEqual(octets(withEdns))
})
