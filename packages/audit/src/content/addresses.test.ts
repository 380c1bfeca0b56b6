import { expect, it } from 'vitest'
import { domainOf, isSameHouse } from './addresses.ts'

it.each([
  ['isabelle@example.org', 'example.org'],
  ['"Isabelle @ home"@Example.ORG', 'example.org'],
  ['isabelle@[192.0.2.1]', '[192.0.2.1]'],
  ['élodie@exemple.example', 'exemple.example'],
])('finds the domain of %s', (address, domain) => {
  expect(domainOf(address)).toBe(domain)
})

it.each([
  '',
  'isabelle',
  '@example.org',
  'isabelle@',
  'a@b@example.org',
  'isabelle martin@example.org',
  'a,b@example.org',
])('does not take “%s” for an address', (text) => {
  expect(domainOf(text)).toBeNull()
})

it('takes a domain and those under it for one house, and no other', () => {
  expect(isSameHouse('example.org', 'example.org')).toBe(true)
  expect(isSameHouse('mail.example.org', 'example.org')).toBe(true)
  expect(isSameHouse('example.org', 'mail.example.org')).toBe(true)
  expect(isSameHouse('notexample.org', 'example.org')).toBe(false)
})
