import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTagList } from './tag-list.ts'

const namesAndValues = (text: string) => parseTagList(text).tags.map(({ name, value }) => [name, value])
const codes = (text: string) => parseTagList(text).problems.map(({ code, offset }) => [code, offset])

describe('a tag list (RFC 6376 §3.2)', () => {
  it('keeps names, values and where each begins', () => {
    const text = 'v=DKIM1; k = rsa ;p=AB C='
    expect(parseTagList(text)).toEqual({
      tags: [
        { name: 'v', value: 'DKIM1', offset: 0, valueOffset: 2 },
        { name: 'k', value: 'rsa', offset: 9, valueOffset: 13 },
        { name: 'p', value: 'AB C=', offset: 18, valueOffset: 20 },
      ],
      problems: [],
    })
  })

  it.each(['v=DKIM1', 'v=DKIM1;', 'v=DKIM1 ; ', ' v =\r\n DKIM1', '\tv=DKIM1'])('accepts %j', (text) => {
    expect(namesAndValues(text)).toEqual([['v', 'DKIM1']])
    expect(codes(text)).toEqual([])
  })

  it('keeps an empty value and white space inside a value', () => {
    expect(namesAndValues('p=; n=two  words\r\n and more')).toEqual([
      ['p', ''],
      ['n', 'two  words\r\n and more'],
    ])
    expect(codes('p=; n=two  words\r\n and more')).toEqual([])
  })

  it('tells names apart by their case', () => {
    expect(codes('v=1; V=2')).toEqual([])
    expect(codes('v=1; p=2; v=3')).toEqual([['duplicate-tag', 10]])
  })

  it.each([
    ['', [['empty-tag', 0]]],
    ['   ', [['empty-tag', 3]]],
    [';', [['empty-tag', 0]]],
    ['v=1;;p=2', [['empty-tag', 4]]],
    ['v=1; ;', [['empty-tag', 5]]],
    ['v=1; nothing; p=2', [['missing-equals', 5]]],
    ['=1', [['bad-tag-name', 0]]],
    ['"v=DKIM1', [['bad-tag-name', 0]]],
    ['1v=x', [['bad-tag-name', 0]]],
    ['v v=x', [['bad-tag-name', 0]]],
    [
      'n=été',
      [
        ['bad-character', 2],
        ['bad-character', 4],
      ],
    ],
    ['n=a\nb', [['bad-character', 3]]],
    ['n=a\r\nb', [['bad-character', 3]]],
  ])('finds everything wrong in %j', (text, problems) => {
    expect(codes(text)).toEqual(problems)
  })

  it('never throws on any text, and its offsets lie inside it', () => {
    const piece = fc.oneof(
      fc.constantFrom('v=', 'p=', ';', '=', ' ', '\r\n', '"', 'DKIM1'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = parts.join('')
        const { tags, problems } = parseTagList(text)
        for (const { name, value, offset, valueOffset } of tags) {
          expect(text.startsWith(name, offset)).toBe(true)
          expect(text.startsWith(value, valueOffset)).toBe(true)
        }
        for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length)
        expect(problems.map(({ offset }) => offset)).toEqual(
          problems.map(({ offset }) => offset).toSorted((a, b) => a - b),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('takes a record of any length', () => {
    expect(parseTagList(`n=${'é '.repeat(500_000)}`).problems).toHaveLength(500_000)
  })

  it.each(['v=1;', ';', 'v', '=', ' ', '\r\n', 'é ', 'p=a b '])('takes linear time over 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length)
    const before = process.cpuUsage()
    parseTagList(text)
    // Processor time, not the clock: other work on the machine says nothing. Quadratic time would be far above.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
  })
})
