import { expect, it } from 'vitest'
import { isPublicHost } from './public-host.ts'

it.each(['www.example.org', 'example.com', '192.0.2.1', '2001:db8::1', 'local.example.org'])('%s is public', (host) => {
  expect(isPublicHost(host)).toBe(true)
})

it.each([
  'localhost',
  'intranet',
  'nas.local',
  'app.test',
  'x.internal',
  'a.home.arpa',
  '10.0.0.1',
  '127.0.0.1',
  '::1',
  'fe80::1',
])('%s is not', (host) => {
  expect(isPublicHost(host)).toBe(false)
})
