import { expect, it } from 'vitest'
import { isUsableTlsa, parseTlsa } from './tlsa.ts'

const SHA256 = 'ab'.repeat(32)

it('reads a record in presentation form, with white space in the data', () => {
  expect(parseTlsa(`3 1 1 ${'AB'.repeat(16)} ${'ab'.repeat(16)}`)).toEqual({
    value: { usage: 3, selector: 1, matching: 1, data: SHA256 },
    problems: [],
  })
})

it.each([
  [`2 0 1 ${SHA256}`, true],
  [`3 0 0 3082`, true],
  [`3 1 2 ${SHA256}${SHA256}`, true],
])('%s can be used', (text, isUsable) => {
  expect(isUsableTlsa(text)).toBe(isUsable)
})

it.each([
  [`0 1 1 ${SHA256}`, ['usage-not-for-smtp']],
  [`1 1 1 ${SHA256}`, ['usage-not-for-smtp']],
  [`4 1 1 ${SHA256}`, ['unknown-usage']],
  [`3 2 1 ${SHA256}`, ['unknown-selector']],
  [`3 1 3 ${SHA256}`, ['unknown-matching']],
  [`3 1 2 ${SHA256}`, ['bad-data']],
  [`3 1 1 ${SHA256.slice(1)}`, ['bad-data']],
  ['3 1 1', ['bad-data']],
  ['3 1 0 zz', ['bad-data']],
  ['3 1', ['bad-form']],
  ['', ['bad-form']],
] as const)('%s cannot: %s', (text, codes) => {
  expect(parseTlsa(text).problems.map(({ code }) => code)).toEqual(codes)
})
