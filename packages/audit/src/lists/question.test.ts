import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainSubjects, ipSubject } from './question.ts'

describe('the name for an address', () => {
  it('has the octets of IPv4 in reverse (RFC 5782 §2.1)', () => {
    expect(ipSubject('192.0.2.99')).toEqual({
      name: '192.0.2.99',
      label: '99.2.0.192',
      present: ['2.0.0.127'],
      absent: ['1.0.0.127'],
      isIpv6: false,
    })
  })

  it('has the nibbles of IPv6 in reverse (RFC 5782 §2.4)', () => {
    expect(ipSubject('2001:DB8:1:2:3:4:567:89ab')).toMatchObject({
      name: '2001:db8:1:2:3:4:567:89ab',
      label: 'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2',
      isIpv6: true,
    })
  })

  it('tries ::FFFF:7F00:2 and ::FFFF:7F00:1 where the address is IPv6 (RFC 5782 §5)', () => {
    const zeros = '0.'.repeat(20).slice(0, -1)
    expect(ipSubject('2001:db8::1')).toMatchObject({
      present: [`2.0.0.0.0.0.f.7.f.f.f.f.${zeros}`],
      absent: [`1.0.0.0.0.0.f.7.f.f.f.f.${zeros}`],
    })
  })

  it('takes an IPv4 address written as IPv6 for what it is', () => {
    expect(ipSubject('::ffff:192.0.2.99')).toMatchObject({ label: '99.2.0.192', isIpv6: false })
  })

  it.each([
    '127.0.0.2',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ])('does not ask about %s, which never sends over the Internet', (ip) => {
    expect(ipSubject(ip)).toBeNull()
  })

  it.each(['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', 'example.org', '', '192.0.2', '[192.0.2.1]'])(
    'does not ask about %j',
    (ip) => {
      expect(ipSubject(ip)).toBeNull()
    },
  )

  it.each(['172.32.0.1', '100.128.0.1', '169.253.0.1', '11.0.0.1'])('asks about %s, which is public', (ip) => {
    expect(ipSubject(ip)).not.toBeNull()
  })
})

describe('the names for domains', () => {
  it('are the domain and those above it, down to two labels, each once', () => {
    const names = domainSubjects(['News.Example.co.uk.', 'example.co.uk']).map(({ label }) => label)
    expect(names).toEqual(['news.example.co.uk', 'co.uk', 'example.co.uk'])
  })

  it('leave out what is no domain, addresses among it', () => {
    expect(domainSubjects(['', 'localhost', '192.0.2.1', '[192.0.2.1]', 'a b.example', 'x..y'])).toEqual([])
  })

  it('try TEST and INVALID (RFC 5782 §5)', () => {
    expect(domainSubjects(['example.org'])).toEqual([
      { name: 'example.org', label: 'example.org', present: ['test'], absent: ['invalid'] },
    ])
  })
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      ipSubject(text)
      expect(domainSubjects([text]).length).toBeLessThanOrEqual(4)
    }),
    { seed: 5782 },
  )
})
