/* Random and mutated input: never throws, always ends, in time that grows with its length. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { known, notKnown } from '../evidence.ts'
import type { Answer, Resolver } from '../resolver.ts'
import { drawSpfTree } from '../collect/spf-tree.ts'
import { checkHost } from './check-host.ts'
import { parseSpf } from './parse.ts'
import { isLookAlike, repairedRecord } from './look-alike.ts'
import { ungluedRecord } from './glued-strings.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000)
const options = { seed, numRuns: RUNS }

beforeAll(() => {
  process.stdout.write(`spf: random input with FUZZ_SEED=${seed}\n`)
})

const NAMES = [
  'a.example',
  'b.example',
  'c.example',
  '%{d}',
  '%{i}.x.example',
  '%{p}',
  '%{l}.example',
  'x',
  'a..example',
  '',
]
const pieces = fc.constantFrom(
  ...NAMES,
  ...'v=spf1| |:|=|/|//|%|%{|}|%{d2r-}|.|+|-|~|?|é|\0|1|32|129'.split('|'),
  ...'all|include|a|mx|ptr|ip4|ip6|exists|redirect|exp|192.0.2.1|2001:db8::'.split('|'),
)
const soup = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.string({ unit: 'binary' }),
)
const term = fc
  .tuple(
    fc.constantFrom('', '-', '~', '?'),
    fc.constantFrom(
      'all',
      'a',
      'mx',
      'ptr',
      'ip4:192.0.2.0/24',
      'ip6:2001:db8::/32',
      ...['include:', 'exists:', 'a:', 'mx:', 'ptr:'].flatMap((kind) => NAMES.map((name) => kind + name)),
    ),
  )
  .map((both) => both.join(''))
const modifier = fc
  .constantFrom('redirect=', 'exp=', 'x=')
  .chain((name) => fc.constantFrom(...NAMES).map((value) => name + value))
const record = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof({ weight: 5, arbitrary: term }, modifier), { maxLength: 12 })
      .map((terms) => ['v=spf1', ...terms].join(' ')),
  },
  soup,
)

const answer = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(
      fc.oneof(record, fc.constantFrom('192.0.2.1', '2001:db8::1', '10 a.example', '0 .', 'b.example', '')),
      { maxLength: 12 },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('timeout', 'servfail', 'refused', 'bad-answer') },
)

/** Answers every question by some of these, always the same for one question. */
const resolverOf = (answers: readonly (readonly string[] | 'timeout' | 'servfail' | 'refused' | 'bad-answer')[]) => {
  let questions = 0
  const resolver: Resolver = {
    query: async (name, type) => {
      questions += 1
      const hash = `${type}${name}`.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)
      const found = answers[hash % answers.length] ?? []
      if (typeof found === 'string') return notKnown(found)
      return known<Answer>({ status: found.length > 0 ? 'found' : 'nodata', records: found, ttl: null })
    },
  }
  return { resolver, questions: () => questions }
}

describe('parseSpf', () => {
  it('never throws, and places every fault inside the record', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          record,
          soup.map((text) => `v=spf1 ${text}`),
        ),
        (text) => {
          const { value, problems } = parseSpf(text)
          for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length)
          for (const { text: term, offset } of value.terms) expect(text.slice(offset, offset + term.length)).toBe(term)
          isLookAlike(text)
          repairedRecord(text)
          ungluedRecord(text)
        },
      ),
      options,
    )
  })

  it.each([
    '%',
    '%{',
    '%{d',
    'a ',
    'include:',
    '/',
    '//1',
    '.',
    '%%',
    'a:%{d}/',
    '-',
    'x=',
    ':',
    'é',
    'redirect=a.example ',
    ' ',
    'ip6::',
    'v=spf1 ',
    '=%{',
  ])('reads 100 KB of "%s" in linear time', (piece) => {
    const text = (length: number): string => `v=spf1 ${piece.repeat(length / piece.length)}`
    const startedAt = performance.now()
    for (const read of [parseSpf, isLookAlike, repairedRecord, ungluedRecord]) read(text(100_000))
    expect(performance.now() - startedAt).toBeLessThan(1500)
  })
})

describe('checkHost', () => {
  it('never rejects, always ends, and asks a bounded number of questions', async () => {
    const results = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror']
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('192.0.2.1', '203.0.113.1', '2001:db8::1', '::ffff:192.0.2.1', 'x'),
        fc.oneof(fc.constantFrom('a@a.example', '', '@b.example'), fc.string({ unit: 'binary' })),
        fc.oneof(fc.constant('a.example'), fc.string({ unit: 'binary' })),
        async (answers, ip, mailFrom, helo) => {
          const { resolver, questions } = resolverOf(answers)
          const check = await checkHost({ ip, mailFrom, helo, resolver })
          expect(results).toContain(check.result)
          expect(check.lookups).toBeLessThanOrEqual(11)
          expect(check.voids).toBeLessThanOrEqual(3)
          expect(questions()).toBeLessThan(200)
          expect(JSON.parse(JSON.stringify(check))).toEqual(check)
        },
      ),
      options,
    )
  })

  it('judges the same whether asked ahead or not: the answers alone decide', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 8 }), fc.nat(20), async (answers, delay) => {
        const { resolver } = resolverOf(answers)
        let asked = 0
        const uneven: Resolver = {
          query: async (name, type) => {
            asked += 1
            for (let turn = 0; turn < (asked * delay) % 17; turn += 1) await Promise.resolve()
            return resolver.query(name, type)
          },
        }
        const input = { ip: '192.0.2.1', mailFrom: 'a@a.example', helo: 'b.example', now: () => 0 }
        expect(await checkHost({ ...input, resolver: uneven })).toEqual(await checkHost({ ...input, resolver }))
      }),
      options,
    )
  })
})

describe('the tree', () => {
  it('is drawn from anything, with a bounded number of questions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (answers) => {
        const { resolver, questions } = resolverOf(answers)
        await drawSpfTree(resolver, 'a.example')
        expect(questions()).toBeLessThanOrEqual(200)
      }),
      options,
    )
  })
})
