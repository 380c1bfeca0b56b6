import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditDomain } from '@bienrecu/audit'
import { createNodeResolver, createServerResolver, type NodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { runCommand } from '../product/run-command.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { exampleZone, FAULT_ZONES, GOOD_SPF, LONG_TEXT, STALE_SPF } from '../servers/dns-zones.ts'
import { type FaultyDns, startFaultyDns } from '../servers/faulty-dns.ts'
import { findFreePort } from '../servers/free-port.ts'

const FAST = { timeout: 1_000, tries: 3 }
const at = (port: number) => ({ address: '127.0.0.1', port })
const found = (...records: string[]) => ({ known: true, value: { status: 'found', records } })
const absent = (status: 'nodata' | 'nxdomain') => ({ known: true, value: { status, records: [], ttl: 1 } })
const unknown = (reason: string) => ({ known: false, reason })

let first: Bind
let second: Bind
let recursive: Bind
let faulty: FaultyDns
const stops: (() => Promise<void>)[] = []
const resolvers: NodeResolver[] = []

/** Stopped at the end, even when another does not start. */
const keep = async <Server extends { stop(): Promise<void> }>(starting: Promise<Server>): Promise<Server> => {
  const server = await starting
  stops.push(() => server.stop())
  return server
}

const resolverAt = (...ports: number[]): NodeResolver => {
  const resolver = createNodeResolver({ ...FAST, servers: ports.map(at) })
  resolvers.push(resolver)
  return resolver
}
const serverAt = (port: number): NodeResolver => {
  const resolver = createServerResolver(at(port), FAST)
  resolvers.push(resolver)
  return resolver
}

beforeAll(async () => {
  ;[first, second, faulty] = await Promise.all([
    keep(startBind(FAULT_ZONES, { unreadable: ['broken.example'] })),
    keep(startBind({ 'example.org': exampleZone(STALE_SPF) })),
    keep(startFaultyDns()),
  ])
  recursive = await keep(startBind({}, { forwardTo: first.port }))
})
afterAll(async () => {
  for (const resolver of resolvers) resolver.close()
  await Promise.all(stops.map((stop) => stop()))
})

describe.each([
  ['an authoritative BIND', () => first],
  ['a resolver (BIND that forwards)', () => recursive],
])('%s answers', (_, server) => {
  let resolver: NodeResolver
  beforeAll(() => {
    resolver = resolverAt(server().port)
  })

  it.each([
    ['mail.example.org', 'A', ['192.0.2.1']],
    ['mail.example.org', 'AAAA', ['2001:db8::1:0:0:1']],
    ['MAIL.Example.Org.', 'A', ['192.0.2.1']],
    ['example.org', 'MX', ['10 mail.example.org']],
    ['null-mx.example.org', 'MX', ['0 .']],
    ['_25._tcp.mail.example.org', 'TLSA', [`3 1 1 ${'ab'.repeat(32)}`]],
    ['old.example.org', 'SPF', ['v=spf1 -all']],
    ['long.example.org', 'TXT', [LONG_TEXT]],
    ['accent.example.org', 'TXT', ['déjà vu']],
    ['quotes.example.org', 'TXT', ['"v=spf1 -all" \\']],
    ['alias.example.org', 'TXT', ['the target']],
    ['alias.example.org', 'CNAME', ['target.example.net']],
    ['anything.wild.example.org', 'TXT', ['from the wildcard']],
    ['n1.chain.example.org', 'TXT', ['the end']],
  ] as const)('%s %s', async (name, type, records) => {
    expect(await resolver.query(name, type)).toMatchObject(found(...records))
  })

  it('several records apart, sixty of them over TCP', async () => {
    const spf = await resolver.query('example.org', 'TXT')
    expect(spf.known && [...spf.value.records].toSorted()).toEqual(['another record', GOOD_SPF])
    const many = await resolver.query('many.example.org', 'TXT')
    expect(many.known && many.value.records).toHaveLength(60)
  })

  it('the SOA record in the order of its fields', async () => {
    const soa = 'ns.example.org hostmaster.example.org 1 3600 600 86400 1'
    expect(await resolver.query('example.org', 'SOA')).toMatchObject(found(soa))
  })

  it('that a name has no such record, or does not exist, also behind an alias', async () => {
    expect(await resolver.query('mail.example.org', 'TXT')).toEqual(absent('nodata'))
    expect(await resolver.query('missing.example.org', 'TXT')).toEqual(absent('nxdomain'))
    expect(await resolver.query('wild.example.org', 'TXT')).toEqual(absent('nodata'))
    expect(await resolver.query('nowhere.example.org', 'TXT')).toEqual(absent('nxdomain'))
  })

  it('nothing for aliases in a circle, nor for too many of them', async () => {
    expect(await resolver.query('a.loop.example.org', 'TXT')).toEqual(unknown('cname-loop'))
    expect(await resolver.query('n0.chain.example.org', 'TXT')).toEqual(unknown('cname-loop'))
  })

  it('SERVFAIL for a zone it cannot read', async () => {
    expect(await resolver.query('broken.example', 'TXT')).toEqual(unknown('servfail'))
  })
})

describe('what nobody answers for', () => {
  it('a zone of others is REFUSED', async () => {
    expect(await resolverAt(first.port).query('example.com', 'TXT')).toEqual(unknown('refused'))
  })

  it('a zone handed over to nobody: a referral from its parent, SERVFAIL or worse from a resolver', async () => {
    expect(await resolverAt(first.port).query('www.lame.example.org', 'TXT')).toEqual(unknown('bad-answer'))
    const answer = await resolverAt(recursive.port).query('www.lame.example.org', 'TXT')
    expect(answer.known).toBe(false)
  })

  it('a port where nobody listens is unreachable', async () => {
    expect(await resolverAt(await findFreePort()).query('example.org', 'TXT')).toEqual(unknown('unreachable'))
  })
})

describe('servers asked one by one', () => {
  it('that disagree are found out, by their records and by their serial numbers', async () => {
    await second.replaceZone('example.org', exampleZone(STALE_SPF))
    const [one, other] = [serverAt(first.port), serverAt(second.port)]
    const records = await Promise.all([one.query('example.org', 'TXT'), other.query('example.org', 'TXT')])
    const texts = records.map((fact) => (fact.known ? fact.value.records.filter((text) => text.startsWith('v=')) : []))
    expect(texts).toEqual([[GOOD_SPF], [STALE_SPF]])
    const soas = await Promise.all([one.query('example.org', 'SOA'), other.query('example.org', 'SOA')])
    expect(soas.map((fact) => fact.known && fact.value.records[0]?.split(' ')[2])).toEqual(['1', '2'])
  })

  it('are lame where they do not hold the zone, or have it only from others', async () => {
    expect(await serverAt(second.port).query('target.example.net', 'TXT')).toEqual(unknown('refused'))
    await resolverAt(recursive.port).query('example.org', 'SOA')
    expect(await serverAt(recursive.port).query('example.org', 'SOA')).toEqual(unknown('refused'))
  })

  it('say what they hold of an alias, and no more', async () => {
    expect(await serverAt(second.port).query('alias.example.org', 'CNAME')).toMatchObject(found('target.example.net'))
    expect(await serverAt(second.port).query('alias.example.org', 'TXT')).toEqual(unknown('not-asked'))
  })
})

describe('an audit that asks each name server', () => {
  const ADDRESSES = { ns1: '192.0.2.1', ns2: '192.0.2.2' }
  const zoneWith = (spf: string) => ({
    'two.example': { TXT: [spf], MX: ['10 mx.two.example.'], NS: ['ns1.two.example.', 'ns2.two.example.'] },
    'mx.two.example': { A: ['192.0.2.10'] },
    'ns1.two.example': { A: [ADDRESSES.ns1] },
    'ns2.two.example': { A: [ADDRESSES.ns2] },
  })
  /** The lab's servers stand in for the public addresses of the zone. */
  const audited = async (portOf: (address: string) => number) => {
    const resolver = resolverAt((await current).port)
    const askServer = (address: string) => serverAt(portOf(address))
    const { findings } = await auditDomain({ domain: 'two.example', resolver, lists: [], askServer })
    return (id: string) => findings.find(({ checkId }) => checkId === id)
  }
  let current: Promise<Bind>
  let stale: Promise<Bind>
  beforeAll(async () => {
    current = keep(startBind({ 'two.example': zoneWith('v=spf1 mx -all') }))
    stale = keep(startBind({ 'two.example': zoneWith('v=spf1 -all') }))
    await Promise.all([current, stale])
  })

  it('has nothing to say of servers that agree', async () => {
    const { port } = await current
    expect((await audited(() => port))('delegation/servers-disagree')).toMatchObject({ status: 'pass' })
  })

  it('finds the one that serves another SPF', async () => {
    const [{ port }, { port: stalePort }] = await Promise.all([current, stale])
    const finding = (await audited((address) => (address === ADDRESSES.ns2 ? stalePort : port)))(
      'delegation/servers-disagree',
    )
    expect(finding).toMatchObject({ status: 'fail', severity: 'high' })
    expect(JSON.stringify(finding?.params)).toContain('ns2.two.example')
  })

  it('finds the one that does not know the zone', async () => {
    const { port } = await current
    const lame = (await audited((address) => (address === ADDRESSES.ns2 ? second.port : port)))(
      'delegation/lame-servers',
    )
    expect(lame).toMatchObject({ status: 'fail' })
    expect(JSON.stringify(lame?.params)).toContain('ns2.two.example')
  })
})

describe('a server that misbehaves', () => {
  it.each([
    ['silence', unknown('timeout'), 3],
    ['garbage', unknown('bad-answer'), 1],
    ['wrong-id', unknown('timeout'), 3],
    ['wrong-name', unknown('bad-answer'), 3],
    ['wrong-name-first', { known: true, value: { status: 'nodata', records: [], ttl: null } }, 1],
    ['lost-once', { known: true, value: { status: 'nodata', records: [], ttl: null } }, 2],
    ['truncated', unknown('unreachable'), 1],
    ['upper-case', { known: true, value: { status: 'nodata', records: [], ttl: null } }, 1],
  ])('%s', async (label, expected, questions) => {
    expect(await resolverAt(faulty.port).query(`${label}.example.org`, 'TXT')).toEqual(expected)
    expect(faulty.count(label)).toBe(questions)
  })

  it('gives way to one that does not', async () => {
    const resolver = resolverAt(faulty.port, first.port)
    expect(await resolver.query('silence.wild.example.org', 'TXT')).toMatchObject(found('from the wildcard'))
    expect(await resolver.query('garbage.wild.example.org', 'TXT')).toMatchObject(found('from the wildcard'))
  })
})

interface Finding {
  readonly checkId: string
  readonly status: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What `bienrecu audit` prints and how it ends. */
const audit = async (domain: string, port: number) => {
  const { stdout, exitCode } = await runCommand(['audit', domain, '--dns', `127.0.0.1:${port}`, '--json'], {})
  const report: { findings: Finding[]; spf: { records: string[] } } = JSON.parse(stdout)
  const findings = new Map(report.findings.map((finding) => [finding.checkId, finding]))
  return { exitCode, report, finding: (checkId: string) => findings.get(checkId) }
}
const unknownBecause = (reason: string) => ({ status: 'unknown', params: { reason } })

describe('bienrecu audit', () => {
  it('sees what the name server says', async () => {
    const { exitCode, report, finding } = await audit('example.org', first.port)
    expect(exitCode).toBe(0)
    expect(report.spf.records).toEqual([GOOD_SPF])
    expect(finding('spf/missing')).toMatchObject({ status: 'pass' })
    expect(finding('dmarc/missing')).toMatchObject({ status: 'fail' })
  })

  it.each([
    ['broken.example', 'servfail'],
    ['example.com', 'refused'],
    ['lame.example.org', 'bad-answer'],
  ])('cannot judge %s, and says why: %s', async (domain, reason) => {
    const { exitCode, report, finding } = await audit(domain, first.port)
    expect(exitCode).toBe(3)
    expect(finding('spf/missing')).toMatchObject(unknownBecause(reason))
    expect(report.findings.filter(({ checkId, status }) => status === 'fail' && checkId.endsWith('/missing'))).toEqual(
      [],
    )
  })

  it('tells aliases in a circle from a domain without records', async () => {
    for (const { port } of [first, recursive]) {
      const { finding } = await audit('a.loop.example.org', port)
      expect(finding('spf/missing')).toMatchObject(unknownBecause('cname-loop'))
    }
  })

  it.each([
    ['silence', 'timeout'],
    ['garbage', 'bad-answer'],
    ['wrong-id', 'timeout'],
    ['wrong-name', 'bad-answer'],
    ['truncated', 'unreachable'],
  ])('of a server given to %s knows nothing, and says so', async (label, reason) => {
    const { exitCode, finding } = await audit(`${label}.example.org`, faulty.port)
    expect(exitCode).toBe(3)
    expect(finding('spf/missing')).toMatchObject(unknownBecause(reason))
  })

  it('reads a record that comes over TCP', async () => {
    const { finding } = await audit('long.example.org', first.port)
    expect(finding('spf/missing')).toMatchObject({ status: 'fail' })
  })
})

it('of thousands of questions at once none is lost, and none gets the answer of another', async () => {
  const resolver = createNodeResolver({ servers: [at(first.port)] })
  resolvers.push(resolver)
  const names = Array.from({ length: 3_000 }, (_, index) => (index % 3 === 0 ? `n${index}.wild` : `n${index}`))
  const answers = await Promise.all(names.map((name) => resolver.query(`${name}.example.org`, 'TXT')))
  const states = answers.map((fact) => (fact.known ? fact.value.status : fact.reason))
  expect(states).toEqual(names.map((name) => (name.endsWith('wild') ? 'found' : 'nxdomain')))
})
