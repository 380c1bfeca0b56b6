import { describe, expect, it } from 'vitest'
import { imitatedName, skeletonOf } from './look-alikes.ts'

describe('a name that imitates another', () => {
  it.each([
    ['p\u0430ypal.com', 'paypal.com'],
    ['login.paypa1.com', 'paypal.com'],
    ['rnicrosoft.com', 'microsoft.com'],
    ['orang\u00e9.fr', 'orange.fr'],
    ['\u0430\u0440\u0440\u04cf\u0435.com', 'apple.com'],
    ['irnpots.gouv.fr', 'impots.gouv.fr'],
  ])('%s looks like %s', (host, name) => {
    expect(imitatedName(host)).toBe(name)
  })

  it.each([
    'paypal.com',
    'www.paypal.com',
    'example.org',
    'mypaypal.com',
    'paypal.example.org',
    'caf\u00e9.example.org',
    '',
  ])('“%s” imitates nobody', (host) => {
    expect(imitatedName(host)).toBeNull()
  })
})

it('leaves letters alone that look like no other', () => {
  expect(skeletonOf('\u0436\u0437')).toBe('\u0436\u0437')
})
