import { createSocket } from 'node:dgram'
import { known, notKnown } from '@bienrecu/audit/evidence'
import type { RecordType } from '@bienrecu/audit/resolver'
import dnsPacket, { type Answer as DnsRecord } from 'dns-packet'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type DnsScript, type DnsServer, responseTo, startDnsServer } from './fixtures/dns-server.ts'
import { createNodeResolver, createServerResolver, type NodeResolverOptions } from './node-resolver.ts'

const FAST: NodeResolverOptions = { timeout: 300, tries: 2 }

const start = async (script: DnsScript, tcpScript?: DnsScript): Promise<DnsServer> => {
  const server = await startDnsServer(script, tcpScript)
  onTestFinished(server.close)
  return server
}
const resolverOf = (servers: readonly DnsServer[], options: NodeResolverOptions = FAST) => {
  const resolver = createNodeResolver({ ...options, servers })
  onTestFinished(resolver.close)
  return resolver
}
/** A resolver with one server that does what the script says. */
const over = async (script: DnsScript, tcpScript?: DnsScript) => resolverOf([await start(script, tcpScript)])

const found = (records: readonly string[], ttl = 300) => known({ status: 'found', records, ttl })
const txt = (name: string, ...strings: string[]): DnsRecord => ({ type: 'TXT', name, ttl: 300, data: strings })
const alias = (name: string, data: string, ttl = 300): DnsRecord => ({ type: 'CNAME', name, ttl, data })
const rcode = (code: number) => ({ flags: 0x0180 | code })
const SOA: DnsRecord = {
  type: 'SOA',
  name: 'example.org',
  ttl: 900,
  data: { mname: 'ns.example.org', rname: 'a.example.org', serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 60 },
}
/** Says this once the question has come, whatever it is. */
const always =
  (parts: Parameters<Parameters<DnsScript>[0]['answer']>[0]): DnsScript =>
  ({ answer }) =>
    answer(parts)

describe('an answer', () => {
  it('has the strings of one TXT record joined, and several records apart', async () => {
    const resolver = await over(always({ answers: [txt('example.org', 'v=spf1 ', '-all'), txt('example.org', 'x')] }))
    expect(await resolver.query('Example.ORG.', 'TXT')).toEqual(found(['v=spf1 -all', 'x']))
  })

  it.each<[RecordType, DnsRecord, string]>([
    ['A', { type: 'A', name: 'example.org', ttl: 300, data: '192.0.2.1' }, '192.0.2.1'],
    ['AAAA', { type: 'AAAA', name: 'example.org', ttl: 300, data: '2001:DB8:0:0:1:0:0:1' }, '2001:db8::1:0:0:1'],
    [
      'MX',
      { type: 'MX', name: 'example.org', ttl: 300, data: { preference: 10, exchange: 'MX.example.org' } },
      '10 mx.example.org',
    ],
    ['MX', { type: 'MX', name: 'example.org', ttl: 300, data: { preference: 0, exchange: '.' } }, '0 .'],
    [
      'SRV',
      {
        type: 'SRV',
        name: 'example.org',
        ttl: 300,
        data: { priority: 0, weight: 1, port: 587, target: 'SMTP.example.org' },
      },
      '0 1 587 smtp.example.org',
    ],
    ['NS', { type: 'NS', name: 'example.org', ttl: 300, data: 'ns.example.org' }, 'ns.example.org'],
    ['PTR', { type: 'PTR', name: 'example.org', ttl: 300, data: 'Mail.example.org' }, 'mail.example.org'],
    ['SOA', { ...SOA, ttl: 300 }, 'ns.example.org a.example.org 1 2 3 4 60'],
    [
      'TLSA',
      {
        type: 'TLSA',
        name: 'example.org',
        ttl: 300,
        data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from('0Ab1', 'hex') },
      },
      '3 1 1 0ab1',
    ],
    [
      'DS',
      {
        type: 'DS',
        name: 'example.org',
        ttl: 300,
        data: { keyTag: 60_485, algorithm: 13, digestType: 2, digest: Buffer.from('00ff', 'hex') },
      },
      '60485 13 2 00ff',
    ],
    [
      'DNSKEY',
      { type: 'DNSKEY', name: 'example.org', ttl: 300, data: { flags: 257, algorithm: 13, key: Buffer.from('keys') } },
      `257 3 13 ${Buffer.from('keys').toString('base64')}`,
    ],
  ])('of type %s is in presentation form', async (type, record, text) => {
    const resolver = await over(always({ answers: [record] }))
    expect(await resolver.query('example.org', type)).toEqual(found([text]))
  })

  it('may change the case of the name (0x20)', async () => {
    const questions = [{ type: 'TXT', name: 'eXaMpLe.OrG' }] as const
    const resolver = await over(always({ questions: [...questions], answers: [txt('EXAMPLE.org', 'x')] }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x']))
  })

  it('follows the aliases inside, and has the lowest TTL of the chain', async () => {
    const answers = [alias('a.example.org', 'B.example.org', 20), txt('b.example.org', 'x')]
    const resolver = await over(always({ answers }))
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(found(['x'], 20))
  })

  it('that stops at an alias makes the resolver ask for its target', async () => {
    const server = await start(({ text, answer }) => {
      if (text === 'TXT a.example.org') answer({ answers: [alias('a.example.org', 'b.example.net', 20)] })
      else answer({ answers: [txt('b.example.net', 'x')] })
    })
    expect(await resolverOf([server]).query('a.example.org', 'TXT')).toEqual(found(['x'], 20))
    expect(server.asked).toEqual(['udp TXT a.example.org', 'udp TXT b.example.net'])
  })

  it('is an alias where an alias was asked for', async () => {
    const resolver = await over(always({ answers: [alias('a.example.org', 'b.example.org')] }))
    expect(await resolver.query('a.example.org', 'CNAME')).toEqual(found(['b.example.org']))
  })

  it.each([
    ['no record of the type', 0, 'nodata'],
    ['no such name', 3, 'nxdomain'],
  ] as const)(
    'may say that there is %s, for the lower of the TTL of the SOA and its MINIMUM',
    async (_, code, status) => {
      const resolver = await over(always({ ...rcode(code), authorities: [SOA] }))
      expect(await resolver.query('x.example.org', 'TXT')).toEqual(known({ status, records: [], ttl: 60 }))
    },
  )

  it('that a name does not exist is known without asking for names that cannot be sent', async () => {
    const server = await start(() => undefined)
    const absent = known({ status: 'nxdomain', records: [], ttl: null })
    for (const name of ['a..example.org', `${'x'.repeat(64)}.example.org`, 'xyz.'.repeat(64)])
      expect(await resolverOf([server]).query(name, 'TXT')).toEqual(absent)
    expect(server.asked).toEqual([])
  })

  it('too long for UDP comes over TCP, whole', async () => {
    const long = 'x'.repeat(250)
    const answers = Array.from({ length: 24 }, (_, index) => txt('example.org', `${index} `, long))
    const resolver = await over(always({ flags: 0x0180 | dnsPacket.TRUNCATED_RESPONSE }), always({ answers }))
    const answer = await resolver.query('example.org', 'TXT')
    expect(answer).toEqual(found(answers.map((_, index) => `${index} ${long}`)))
  })

  it('over TCP may come in pieces', async () => {
    const pieces: DnsScript = ({ query, raw }) =>
      raw(responseTo(query, { answers: [txt('example.org', 'x'.repeat(255))] }))
    const resolver = await over(always({ flags: 0x0180 | dnsPacket.TRUNCATED_RESPONSE }), pieces)
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x'.repeat(255)]))
  })
})

describe('a fault', () => {
  it.each([
    ['SERVFAIL', 2, 'servfail'],
    ['REFUSED', 5, 'refused'],
    ['NOTIMP', 4, 'refused'],
    ['FORMERR', 1, 'bad-answer'],
    ['YXDOMAIN', 6, 'bad-answer'],
  ] as const)('%s is told as what it is', async (_, code, reason) => {
    const resolver = await over(always(rcode(code)))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown(reason))
  })

  it('of a server that leaves out the question is believed', async () => {
    const resolver = await over(always({ ...rcode(5), questions: [] }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('refused'))
  })

  it('garbage is a bad answer, at once', async () => {
    const server = await start(({ query, raw }) => {
      raw(Buffer.concat([responseTo(query).subarray(0, 2), Buffer.from('garbage that is no message at all')]))
    })
    expect(await resolverOf([server], { timeout: 60_000 }).query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })

  it('an answer under another id is no answer', async () => {
    const resolver = await over(({ query, raw }) => raw(responseTo({ ...query, id: ((query.id ?? 0) + 1) & 0xffff })))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('timeout'))
  })

  it.each([
    ['name', { type: 'TXT', name: 'example.net' }],
    ['type', { type: 'A', name: 'example.org' }],
    ['class', { type: 'TXT', name: 'example.org', class: 'CH' }],
  ] as const)('an answer about another %s is a bad answer', async (_, question) => {
    const resolver = await over(always({ questions: [question], answers: [txt('example.org', 'x')] }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })

  it('a lie does not hide the true answer behind it', async () => {
    const resolver = await over(({ answer }) => {
      answer({ questions: [{ type: 'TXT', name: 'example.net' }], answers: [txt('example.org', 'lie')] })
      answer({ answers: [txt('example.org', 'truth')] })
    })
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['truth']))
  })

  it('an answer from another address is not seen', async () => {
    const stranger = createSocket('udp4')
    onTestFinished(() => void stranger.close())
    const server = await start(() => undefined)
    const resolver = resolverOf([server])
    stranger.bind(0, '127.0.0.1')
    const forged = responseTo(
      dnsPacket.decode(dnsPacket.encode({ id: 1, questions: [{ type: 'TXT', name: 'example.org' }] })),
    )
    const query = resolver.query('example.org', 'TXT')
    for (let port = 32_768; port < 33_768; port += 1) stranger.send(forged, port, '127.0.0.1')
    expect(await query).toEqual(notKnown('timeout'))
  })

  it('silence is a time-out, after every try', async () => {
    const server = await start(() => undefined)
    expect(await resolverOf([server], { timeout: 200, tries: 3 }).query('example.org', 'TXT')).toEqual(
      notKnown('timeout'),
    )
    expect(server.asked).toHaveLength(3)
  })

  it('a port where nobody listens is unreachable, at once', async () => {
    const server = await startDnsServer(() => undefined)
    await server.close()
    expect(await resolverOf([server], { timeout: 60_000 }).query('example.org', 'TXT')).toEqual(notKnown('unreachable'))
  })

  it('no server at all is unreachable', async () => {
    expect(await resolverOf([]).query('example.org', 'TXT')).toEqual(notKnown('unreachable'))
  })

  it('aliases in a circle are a loop, inside one answer', async () => {
    const answers = [alias('a.example.org', 'b.example.org'), alias('b.example.org', 'a.example.org')]
    const resolver = await over(always({ answers }))
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(notKnown('cname-loop'))
  })

  it('aliases in a circle are a loop, also where the server shows them and says SERVFAIL', async () => {
    const answers = [alias('a.example.org', 'b.example.org'), alias('b.example.org', 'a.example.org')]
    const resolver = await over(always({ ...rcode(2), answers }))
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(notKnown('cname-loop'))
  })

  it('aliases in a circle are a loop, also where the server says SERVFAIL and shows nothing', async () => {
    const resolver = await over(({ text, answer }) => {
      const [type, name = ''] = text.split(' ')
      const target = name === 'a.example.org' ? 'b.example.org' : 'a.example.org'
      answer(type === 'CNAME' ? { answers: [alias(name, target)] } : rcode(2))
    })
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(notKnown('cname-loop'))
  })

  it('SERVFAIL behind an alias stays SERVFAIL', async () => {
    const resolver = await over(({ text, answer }) =>
      answer(text === 'CNAME a.example.org' ? { answers: [alias('a.example.org', 'b.example.org')] } : rcode(2)),
    )
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(notKnown('servfail'))
  })

  it('aliases in a circle are a loop, from answer to answer', async () => {
    const resolver = await over(({ text, answer }) => {
      const [, name = ''] = text.split(' ')
      answer({ answers: [alias(name, name === 'a.example.org' ? 'b.example.org' : 'a.example.org')] })
    })
    expect(await resolver.query('a.example.org', 'TXT')).toEqual(notKnown('cname-loop'))
  })

  it.each([
    [8, found(['x'])],
    [9, notKnown('cname-loop')],
  ])('%i aliases in a row', async (count, expected) => {
    const resolver = await over(({ text, answer }) => {
      const at = Number(/\d+/.exec(text)?.[0])
      const name = `n${at}.example.org`
      answer({ answers: [at === count ? txt(name, 'x') : alias(name, `n${at + 1}.example.org`)] })
    })
    expect(await resolver.query('n0.example.org', 'TXT')).toEqual(expected)
  })

  it('a referral is no answer', async () => {
    const authorities: DnsRecord[] = [{ type: 'NS', name: 'example.org', ttl: 60, data: 'ns.example.net' }]
    const resolver = await over(always({ flags: 0, authorities }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })

  it('a truncated answer with nobody on TCP is never taken for the whole', async () => {
    const part = { flags: 0x0180 | dnsPacket.TRUNCATED_RESPONSE, answers: [txt('example.org', 'a part')] }
    const silent = await over(always(part), () => undefined)
    expect(await silent.query('example.org', 'TXT')).toEqual(notKnown('timeout'))
    const garbled = await over(always(part), ({ raw }) => raw(Buffer.from('no message')))
    expect(await garbled.query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })
})

describe('loss', () => {
  it('of the first datagram is made good by the second', async () => {
    const resolver = await over(({ before, answer }) => {
      if (before > 0) answer({ answers: [txt('example.org', 'x')] })
    })
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x']))
  })

  it('does not make an answer to the first sending useless', async () => {
    const late: (() => void)[] = []
    const resolver = await over(({ before, answer }) => {
      if (before === 0) late.push(() => answer({ answers: [txt('example.org', 'x')] }))
      else for (const send of late) send()
    })
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x']))
  })
})

describe('a second server', () => {
  const sound = always({ answers: [txt('example.org', 'x')] })

  it.each([2, 5])('is asked at once when the first fails with RCODE %i', async (code) => {
    const servers = [await start(always(rcode(code))), await start(sound)]
    expect(await resolverOf(servers, { timeout: 60_000 }).query('example.org', 'TXT')).toEqual(found(['x']))
  })

  it('is asked first from then on when the first is silent', async () => {
    const [silent, second] = [await start(() => undefined), await start(sound)]
    const resolver = resolverOf([silent, second])
    await resolver.query('example.org', 'TXT')
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x']))
    expect([silent.asked.length, second.asked.length]).toEqual([1, 2])
  })

  it('that is silent does not hide what the first said', async () => {
    const servers = [await start(always(rcode(2))), await start(() => undefined)]
    expect(await resolverOf(servers).query('example.org', 'TXT')).toEqual(notKnown('servfail'))
  })
})

it('a server that does not know EDNS is asked without it', async () => {
  const resolver = await over(({ query, answer }) => {
    if (query.additionals?.length) answer({ ...rcode(1), questions: [] })
    else answer({ answers: [txt('example.org', 'x')] })
  })
  expect(await resolver.query('example.org', 'TXT')).toEqual(found(['x']))
})

it('never has more questions under way than it may, and answers them all', async () => {
  const waiting: (() => void)[] = []
  let most = 0
  const server = await start(({ query, answer }) => {
    waiting.push(() => answer({ answers: [txt(query.questions?.[0]?.name ?? '', 'x')] }))
    most = Math.max(most, waiting.length)
    if (waiting.length === 8) for (const send of waiting.splice(0)) send()
  })
  const resolver = resolverOf([server], { timeout: 60_000, maxInFlight: 8 })
  const answers = await Promise.all(
    Array.from({ length: 800 }, (_, index) => resolver.query(`n${index}.example.org`, 'TXT')),
  )
  expect(answers.every((answer) => answer.known && answer.value.status === 'found')).toBe(true)
  expect(most).toBe(8)
})

it('closed, it answers that nothing can be reached', async () => {
  const resolver = resolverOf([await start(() => undefined)], { timeout: 60_000 })
  const query = resolver.query('example.org', 'TXT')
  resolver.close()
  expect(await query).toEqual(notKnown('unreachable'))
  expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('unreachable'))
})

describe('one authoritative server', () => {
  const ask = async (script: DnsScript) => {
    const resolver = createServerResolver(await start(script), FAST)
    onTestFinished(resolver.close)
    return resolver
  }
  const AUTHORITATIVE = { flags: dnsPacket.AUTHORITATIVE_ANSWER }

  it('is asked for what it holds, not for what it could find out', async () => {
    const resolver = await ask(({ query, answer }) => {
      answer({ ...AUTHORITATIVE, answers: [txt('example.org', query.flag_rd ? 'recursive' : 'own')] })
    })
    expect(await resolver.query('example.org', 'TXT')).toEqual(found(['own']))
  })

  it('that answers without authority is lame: refused', async () => {
    const resolver = await ask(always({ flags: 0, answers: [txt('example.org', 'cached')] }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('refused'))
  })

  it('is not asked for what an alias names elsewhere', async () => {
    const resolver = await ask(always({ ...AUTHORITATIVE, answers: [alias('example.org', 'example.net')] }))
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('not-asked'))
  })
})
