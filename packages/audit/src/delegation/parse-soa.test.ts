import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSoa } from './parse-soa.ts'

it('reads a record', () => {
  expect(parseSoa('NS1.example.org. hostmaster.example.org. 2026112201 7200 3600 1209600 3600')).toEqual({
    value: { primary: 'ns1.example.org', serial: 2_026_112_201, minimum: 3600 },
    problems: [],
  })
})

it.each([
  ['', 'bad-form', 0],
  ['a. b. 1 2 3 4', 'bad-form', 0],
  ['a. b. 1 2 3 4 5 6', 'bad-form', 0],
  ['a. b. 1 2h 3 4 5', 'bad-number', 8],
  ['a. b. 4294967296 2 3 4 5', 'bad-number', 6],
])('tells what is wrong in %j', (text, code, offset) => {
  expect(parseSoa(text)).toEqual({ value: null, problems: [{ code, offset }] })
})

it('takes the highest serial', () => {
  expect(parseSoa('a. b. 4294967295 2 3 4 5').value?.serial).toBe(4_294_967_295)
})

it('never throws, and ends soon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseSoa(`a. b. ${text}`)))
  const begin = process.cpuUsage()
  for (const unit of [' ', '1', '1 ', 'a ']) parseSoa(unit.repeat(100_000))
  expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
})
