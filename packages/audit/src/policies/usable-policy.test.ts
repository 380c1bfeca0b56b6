import { expect, it } from 'vitest'
import { usablePolicy } from './usable-policy.ts'

const read = (text: string) => usablePolicy({ text, fault: null })

it('is read where no line has a fault', () => {
  expect(read('version: STSv1\nmode: none\nmax_age: 1')?.mode).toBe('none')
})

it('goes by the first of a field that stands twice (RFC 8461 §3.2)', () => {
  expect(read('version: STSv1\nmode: testing\nmode: none\nmx: mx.example.org\nmax_age: 1')?.mode).toBe('testing')
})

it('is none where a line has a fault, or no file was fetched', () => {
  expect(read('version: STSv1\nmode none\nmax_age: 1')).toBe(null)
  expect(usablePolicy(null)).toBe(null)
})
