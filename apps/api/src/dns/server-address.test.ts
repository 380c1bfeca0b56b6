import { describe, expect, it } from 'vitest'
import { parseServerAddress } from './server-address.ts'

describe('where a DNS server listens', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', 53],
    ['192.0.2.1:5353', '192.0.2.1', 5353],
    ['2001:db8::1', '2001:db8::1', 53],
    ['[2001:db8::1]', '2001:db8::1', 53],
    ['[2001:db8::1]:65535', '2001:db8::1', 65_535],
    ['localhost:5353', '127.0.0.1', 5353],
  ])('%s', (text, address, port) => {
    expect(parseServerAddress(text)).toEqual({ address, port })
  })

  it.each([
    '',
    ':53',
    '192.0.2.1:',
    '192.0.2.1:0',
    '192.0.2.1:65536',
    '192.0.2.1:5353x',
    '192.0.2.256',
    '[192.0.2.1]:53',
    '[2001:db8::1',
    'ns.example.org:53',
  ])('"%s" is none', (text) => {
    expect(parseServerAddress(text)).toBeNull()
  })
})
