import fc from 'fast-check'
import { expect, it } from 'vitest'
import { link } from '../../../fixtures/message.ts'
import { authorityOf, hostsOf } from './web-link.ts'

it('names each host of the web once, in the order of the message', () => {
  const links = [
    link({ host: 'b.example' }),
    link({ host: 'a.example' }),
    link({ host: 'b.example', text: 'again' }),
    link({ scheme: 'ftp', host: 'c.example' }),
    link({ host: null }),
  ]
  expect(hostsOf(links)).toEqual(['b.example', 'a.example'])
})

it.each([
  ['https://www.example.org/a:1@b', { text: 'www.example.org', hasUser: false, port: null }],
  ['http://example.org:8080', { text: 'example.org:8080', hasUser: false, port: '8080' }],
  ['https://paypal.com:pass@192.0.2.1:81/', { text: 'paypal.com@192.0.2.1:81', hasUser: true, port: '81' }],
  ['https:\\\\user@example.net\\a', { text: 'user@example.net', hasUser: true, port: null }],
  ['ht\ntps://[2001:db8::1]/', { text: '[2001:db8::1]', hasUser: false, port: null }],
  ['mailto:a@example.org', { text: '', hasUser: false, port: null }],
])('reads the authority of %j', (href, authority) => {
  expect(authorityOf(href)).toEqual(authority)
})

it('reads any address without a fault, and shows little of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rest) => {
      expect(authorityOf(`https://${rest}`).text.length).toBeLessThanOrEqual(120)
    }),
  )
})
