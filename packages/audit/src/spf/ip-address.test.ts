import { describe, expect, it } from 'vitest'
import { dottedIp, formatIp, isWithin4, isWithin6, parseIp, parseIp4, parseIp6, reverseName } from './ip-address.ts'

const format = (text: string): string | null => {
  const ip = parseIp(text)
  return ip && formatIp(ip)
}

describe('IPv4', () => {
  it.each(['0.0.0.0', '192.0.2.1', '255.255.255.255'])('%s is an address', (text) => {
    expect(format(text)).toBe(text)
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3.04',
    '1.2.3.4 ',
    'a.b.c.d',
  ])('"%s" is none', (text) => {
    expect(parseIp4(text)).toBeNull()
  })

  it('keeps the high bits positive', () => {
    expect(parseIp4('255.255.255.255')).toBe(0xffffffff)
  })

  it.each([
    ['192.0.2.255', '192.0.2.0', 24, true],
    ['192.0.3.0', '192.0.2.0', 24, false],
    ['255.0.0.1', '1.0.0.1', 0, true],
    ['192.0.2.1', '192.0.2.1', 32, true],
    ['192.0.2.1', '192.0.2.0', 32, false],
    ['255.255.255.255', '128.0.0.0', 1, true],
  ])('%s within %s/%i: %s', (ip, network, prefix, expected) => {
    expect(isWithin4(parseIp4(ip) ?? 0, parseIp4(network) ?? 0, prefix)).toBe(expected)
  })
})

describe('IPv6', () => {
  it.each([
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ])('%s is written %s (RFC 5952)', (text, expected) => {
    expect(format(text)).toBe(expected)
  })

  it.each([
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7:8::',
    ':1:2:3:4:5:6:7:8',
    '12345::',
    'g::',
    '1.2.3.4::',
    '::1.2.3',
    'fe80::1%eth0',
    '[::1]',
  ])('"%s" is none', (text) => {
    expect(parseIp6(text)).toBeNull()
  })

  it('is IPv4 where IPv4 is mapped into it', () => {
    expect(parseIp('::FFFF:192.0.2.1')).toEqual(parseIp('192.0.2.1'))
    expect(parseIp('::192.0.2.1')?.family).toBe(6)
  })

  it.each([
    ['2001:db8:8000::1', '2001:db8:8000::', 33, true],
    ['2001:db8:7fff::1', '2001:db8:8000::', 33, false],
    ['::1', 'ffff::', 0, true],
    ['2001:db8::1', '2001:db8::1', 128, true],
    ['2001:db8::1', '2001:db8::2', 127, false],
  ])('%s within %s/%i: %s', (ip, network, prefix, expected) => {
    expect(isWithin6(parseIp6(ip) ?? [], parseIp6(network) ?? [], prefix)).toBe(expected)
  })
})

it('has a name in the reverse zone', () => {
  const [ip4, ip6] = [parseIp('192.0.2.3'), parseIp('2001:db8::cb01')]
  expect(ip4 && reverseName(ip4)).toBe('3.2.0.192.in-addr.arpa')
  expect(ip6 && dottedIp(ip6)).toBe('2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1')
  expect(ip6 && reverseName(ip6)).toBe('1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa')
})
