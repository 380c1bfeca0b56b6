import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMx } from './parse-mx.ts'

it.each([
  ['10 mx.example.org', 10, 'mx.example.org'],
  ['0 MX.Example.org.', 0, 'mx.example.org'],
  ['65535\tmx.example.org', 65_535, 'mx.example.org'],
  ['0 .', 0, ''],
  ['0 ', 0, ''],
  ['10 192.0.2.1', 10, '192.0.2.1'],
])('reads %j', (text, preference, host) => {
  expect(parseMx(text)).toEqual({ value: { preference, host }, problems: [] })
})

it.each([
  ['', 'bad-form', 0],
  ['10 mx.example.org twice', 'bad-form', 0],
  ['mx.example.org', 'bad-preference', 0],
  ['65536 mx.example.org', 'bad-preference', 0],
  [' -1 mx.example.org', 'bad-preference', 1],
])('tells what is wrong in %j', (text, code, offset) => {
  expect(parseMx(text)).toEqual({ value: null, problems: [{ code, offset }] })
})

it('never throws, and ends soon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseMx(text)
      parseMx(`10 ${text}`)
    }),
  )
  const begin = process.cpuUsage()
  for (const unit of [' ', '\t', '1', '1 ', 'a']) parseMx(`${unit.repeat(100_000)}\n`)
  expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
})
