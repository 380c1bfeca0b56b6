import { expect, it } from 'vitest'
import { isGlobalAddress, literalAddress } from './address.ts'
import { isFullName } from './helo.ts'
import { isConfirmed, isMadeFromAddress } from './reverse.ts'

it.each([
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.1.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fd00::1',
  'fe80::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  'mx.example.org',
  '',
])('%j cannot be reached from everywhere', (address) => {
  expect(isGlobalAddress(address)).toBe(false)
})

it.each([
  '192.0.2.1',
  '172.15.255.255',
  '172.32.0.0',
  '100.63.255.255',
  '9.255.255.255',
  '223.255.255.255',
  '2001:db8::1',
  '::2',
])('%s can', (address) => {
  expect(isGlobalAddress(address)).toBe(true)
})

it.each([
  ['[192.0.2.1]', '192.0.2.1'],
  ['[IPv6:2001:db8::1]', '2001:db8::1'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
  ['mx.example.org', null],
  ['[mx.example.org]', null],
])('%s is the literal of %s', (text, address) => {
  expect(literalAddress(text)).toBe(address)
})

it.each([
  ['mail.example.org', true],
  ['mail_1.example.org', true],
  ['localhost', false],
  ['[192.0.2.1]', false],
  ['192.0.2.1', false],
  ['', false],
  ['.', false],
  ['mail..example.org', false],
  ['my host.example.org', false],
])('%j is a full name: %s', (name, isName) => {
  expect(isFullName(name)).toBe(isName)
})

it('compares IPv6 addresses, however they are written', () => {
  const names = [{ name: 'mx.example.org', addresses: { known: true, value: ['2001:DB8:0:0::1'] } as const }]
  expect(isConfirmed(names, '2001:db8::1')).toBe(true)
  expect(isConfirmed(names, '2001:db8::2')).toBe(false)
})

it.each([
  ['host-192-0-2-10.dsl.example.net', '192.0.2.10', true],
  ['10.2.0.192.pool.example.net', '192.0.2.10', true],
  ['ip192000002010.example.net', '192.0.2.10', true],
  ['mx10.example.org', '192.0.2.10', false],
  ['20010db8000000000000000000000001.v6.example.net', '2001:db8::1', true],
  ['mail.example.org', '2001:db8::1', false],
])('%s is made from %s: %s', (name, ip, isMade) => {
  expect(isMadeFromAddress(name, ip)).toBe(isMade)
})
