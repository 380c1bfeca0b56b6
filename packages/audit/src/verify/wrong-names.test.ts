import { expect, it } from 'vitest'
import { wrongNames } from './wrong-names.ts'

const names = (name: string, domain = 'example.org', value = 'x') =>
  wrongNames({ name, domain, zone: 'example.org', value }).map((place) => place.name)

it('a name typed with the zone in a form that adds it stands behind itself', () => {
  expect(wrongNames({ name: '_DMARC.example.org', domain: 'example.org', zone: 'example.org', value: 'x' })[0]).toEqual(
    {
      name: '_dmarc.example.org.example.org',
      difference: 'name-typed-twice',
    },
  )
})

it('a key may stand at the zone, at its selector alone, or without underscores', () => {
  expect(names('s1._domainkey.example.org')).toEqual([
    's1._domainkey.example.org.example.org',
    'example.org',
    's1.example.org',
    's1.domainkey.example.org',
  ])
})

it('what a sub-domain wants may have been given to the domain above', () => {
  expect(names('s1._domainkey.shop.example.org', 'shop.example.org')).toContain('s1._domainkey.example.org')
})

it('what the domain above rightly has in the same words is no mistake', () => {
  expect(names('_dmarc.shop.example.org', 'shop.example.org', 'v=DMARC1; p=none')).not.toContain('_dmarc.example.org')
  expect(names('shop.example.org', 'shop.example.org', 'v=spf1 -all')).not.toContain('example.org')
})
