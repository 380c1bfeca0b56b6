/* The examples of RFC 7208 appendix A. */
import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { checkHost } from './check-host.ts'

const ZONE: Zone = {
  'example.com': { MX: ['10 mail-a.example.com', '20 mail-b.example.com'], A: ['192.0.2.10', '192.0.2.11'] },
  'amy.example.com': { A: ['192.0.2.65'] },
  'bob.example.com': { A: ['192.0.2.66'] },
  'mail-a.example.com': { A: ['192.0.2.129'] },
  'mail-b.example.com': { A: ['192.0.2.130'] },
  'www.example.com': { CNAME: ['example.com'] },
  'example.org': { MX: ['10 mail-c.example.org'] },
  'mail-c.example.org': { A: ['192.0.2.140'] },
  '10.2.0.192.in-addr.arpa': { PTR: ['example.com'] },
  '11.2.0.192.in-addr.arpa': { PTR: ['example.com'] },
  '65.2.0.192.in-addr.arpa': { PTR: ['amy.example.com'] },
  '66.2.0.192.in-addr.arpa': { PTR: ['bob.example.com'] },
  '129.2.0.192.in-addr.arpa': { PTR: ['mail-a.example.com'] },
  '130.2.0.192.in-addr.arpa': { PTR: ['mail-b.example.com'] },
  '140.2.0.192.in-addr.arpa': { PTR: ['mail-c.example.org'] },
  '4.0.0.10.in-addr.arpa': { PTR: ['bob.example.com'] },
}

const resultOf = async (ip: string, domain: string, records: Readonly<Record<string, string>>): Promise<string> => {
  const texts = Object.entries(records).map(([name, text]) => [name, { ...ZONE[name], TXT: [text] }])
  const resolver = zoneResolver({ ...ZONE, ...Object.fromEntries(texts) })
  const { result } = await checkHost({ ip, mailFrom: `someone@${domain}`, helo: 'mail.example.net', resolver })
  return result
}

describe('A.1, simple examples', () => {
  it.each([
    ['v=spf1 +all', ['192.0.2.65', '203.0.113.1'], []],
    ['v=spf1 a -all', ['192.0.2.10', '192.0.2.11'], ['192.0.2.65']],
    ['v=spf1 a:example.org -all', [], ['192.0.2.10', '192.0.2.140']],
    ['v=spf1 mx -all', ['192.0.2.129', '192.0.2.130'], ['192.0.2.10']],
    ['v=spf1 mx:example.org -all', ['192.0.2.140'], ['192.0.2.129']],
    ['v=spf1 mx mx:example.org -all', ['192.0.2.129', '192.0.2.130', '192.0.2.140'], ['192.0.2.65']],
    ['v=spf1 mx/30 mx:example.org/30 -all', ['192.0.2.131', '192.0.2.143'], ['192.0.2.132', '192.0.2.144']],
    ['v=spf1 ptr -all', ['192.0.2.65'], ['192.0.2.140', '10.0.0.4']],
    ['v=spf1 ip4:192.0.2.128/28 -all', ['192.0.2.129'], ['192.0.2.65']],
  ])('%s', async (record, passing, failing) => {
    for (const ip of passing) expect(await resultOf(ip, 'example.com', { 'example.com': record })).toBe('pass')
    for (const ip of failing) expect(await resultOf(ip, 'example.com', { 'example.com': record })).toBe('fail')
  })
})

describe('A.2, several domains', () => {
  const records = {
    'example.org': 'v=spf1 include:example.com include:example.net -all',
    'la.example.org': 'v=spf1 redirect=example.org',
    'ny.example.org': 'v=spf1 redirect=example.org',
    'example.com': 'v=spf1 mx -all',
    'example.net': 'v=spf1 ip4:198.51.100.0/24 -all',
  }

  it.each(['example.org', 'la.example.org', 'ny.example.org'])('%s', async (domain) => {
    expect(await resultOf('192.0.2.129', domain, records)).toBe('pass')
    expect(await resultOf('198.51.100.7', domain, records)).toBe('pass')
    expect(await resultOf('203.0.113.1', domain, records)).toBe('fail')
  })
})

describe('A.3, in the style of a DNS list', () => {
  const text = 'v=spf1 mx -exists:%{l}._spf.%{d} ?all'

  it('refuses the users that are listed', async () => {
    const resolver = zoneResolver({
      ...ZONE,
      'example.com': { ...ZONE['example.com'], TXT: [text] },
      'mary._spf.example.com': { A: ['127.0.0.2'] },
    })
    const check = (mailFrom: string) => checkHost({ ip: '203.0.113.1', mailFrom, helo: 'a.example.net', resolver })
    expect((await check('mary@example.com')).result).toBe('fail')
    expect((await check('joel@example.com')).result).toBe('neutral')
  })
})

describe('A.4, several requirements', () => {
  const records = {
    'example.com': 'v=spf1 -include:ip4._spf.%{d} -include:ptr._spf.%{d} +all',
    'ip4._spf.example.com': 'v=spf1 -ip4:192.0.2.0/24 +all',
    'ptr._spf.example.com': 'v=spf1 -ptr:example.com +all',
  }

  it('wants both the network and the name', async () => {
    expect(await resultOf('192.0.2.65', 'example.com', records)).toBe('pass')
    expect(await resultOf('192.0.2.140', 'example.com', records)).toBe('fail')
    expect(await resultOf('10.0.0.4', 'example.com', records)).toBe('fail')
  })
})
