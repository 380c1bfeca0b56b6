import { expect, it } from 'vitest'
import { planHref, targetInAddress } from './plan-target.ts'

const ID = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0009'

it.each([
  { domain: 'example.org', reportId: null },
  { domain: null, reportId: ID },
  { domain: 'exämple.org', reportId: ID },
])('the address of a page leads back to what it was made for: %o', (target) => {
  const { search } = new URL(planHref(target), 'https://example.org')
  expect(targetInAddress({ search })).toEqual(target)
})

it('a side panel has no address, and asks what it is to show', () => {
  expect(planHref({ domain: null, reportId: null })).toBe('/sidepanel.html')
  expect(targetInAddress({ search: '' })).toBeNull()
  expect(targetInAddress({ search: '?report=../../x' })).toBeNull()
})
