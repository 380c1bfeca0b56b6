import { expect, it } from 'vitest'
import { isSameOwner, registeredName } from './registered-name.ts'

it.each([
  ['www.example.org', 'example.org'],
  ['a.b.Example.co.uk', 'example.co.uk'],
  ['www.impots.gouv.fr', 'impots.gouv.fr'],
  ['t.co', 't.co'],
  ['www.t.co', 't.co'],
  ['localhost', 'localhost'],
  ['', ''],
])('%s is registered as %s', (host, name) => {
  expect(registeredName(host)).toBe(name)
})

it('takes hosts of one registered name for those of one owner', () => {
  expect(isSameOwner('click.example.org', 'www.example.org')).toBe(true)
  expect(isSameOwner('example.co.uk', 'other.co.uk')).toBe(false)
})
