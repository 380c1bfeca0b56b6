import { expect, it } from 'vitest'
import { firstFew } from './first-few.ts'

it('tells ten as they are', () => {
  expect(firstFew(Array.from({ length: 10 }, () => 'a'))).toEqual(Array.from({ length: 10 }, () => 'a'))
})

it('tells the first ten of more', () => {
  expect(firstFew(Array.from({ length: 11 }, () => 'a'))).toEqual([...Array.from({ length: 10 }, () => 'a'), '…'])
})

it('cuts what is endless', () => {
  expect(firstFew(['a'.repeat(121)])).toEqual([`${'a'.repeat(120)}…`])
})
