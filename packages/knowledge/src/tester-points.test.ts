import { expect, it } from 'vitest'
import { usualPoints } from './tester-points.ts'

it('knows what a missing signature usually costs', () => {
  expect(usualPoints('dkim')).toBe(1)
})

it('gives no price to a section that has none', () => {
  expect(usualPoints('message-content')).toBe(0)
})
