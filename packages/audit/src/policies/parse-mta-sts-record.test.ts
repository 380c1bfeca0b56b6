import { expect, it } from 'vitest'
import { parseMtaStsRecord } from './parse-mta-sts-record.ts'

it('reads the example of RFC 8461 §3.1', () => {
  expect(parseMtaStsRecord('v=STSv1; id=20160831085700Z;')).toEqual({
    value: { id: '20160831085700Z', extensions: [] },
    problems: [],
  })
})

it('keeps extensions', () => {
  expect(parseMtaStsRecord('v=STSv1;id=a; x_y.z=1').value.extensions).toEqual([{ name: 'x_y.z', value: '1' }])
})

it.each([
  [
    '',
    [
      ['wrong-version', 0],
      ['missing-id', 0],
    ],
  ],
  [
    'v=STSv1',
    [
      ['wrong-version', 0],
      ['missing-id', 7],
    ],
  ],
  ['v=STSv1;', [['missing-id', 8]]],
  ['v=STSv2; id=1', [['wrong-version', 0]]],
  ['V=STSv1; id=1', [['wrong-version', 0]]],
  [' v=STSv1; id=1', [['wrong-version', 0]]],
  ['v=STSv1; id=2026-11-22', [['bad-id', 12]]],
  [`v=STSv1; id=${'a'.repeat(33)}`, [['bad-id', 12]]],
  ['v=STSv1; id=', [['bad-id', 12]]],
  [
    'v=STSv1; id = 1',
    [
      ['bad-field-name', 9],
      ['missing-id', 15],
    ],
  ],
  ['v=STSv1;; id=1', [['empty-field', 8]]],
  ['v=STSv1; id=1; id=2', [['duplicate-field', 15]]],
  ['v=STSv1; id=1; x', [['missing-equals', 15]]],
  ['v=STSv1; id=1; x=a=b', [['bad-value', 17]]],
] as const)('finds every problem of %j', (text, problems) => {
  expect(parseMtaStsRecord(text).problems.map(({ code, offset }) => [code, offset])).toEqual(problems)
})

it('accepts an id of 32 characters', () => {
  expect(parseMtaStsRecord(`v=STSv1; id=${'a'.repeat(32)}`).problems).toEqual([])
})
