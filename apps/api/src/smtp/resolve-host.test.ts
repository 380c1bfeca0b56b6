import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { createNodeLookUp } from './node-look-up.ts'
import { createResolveHost } from './resolve-host.ts'

const PUBLIC = '8.8.4.4'
const signal = new AbortController().signal
const NOBODY = { names: [], ranges: [] }

const resolverOf = (zone: Record<string, string[]>, allowed: { names: string[]; ranges: string[] } = NOBODY) =>
  createResolveHost({
    allowed,
    lookUp: (name) => {
      const addresses = zone[name]
      return addresses ? Promise.resolve(addresses) : Promise.reject(new AppError('host-not-found'))
    },
  })
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'allowed'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('a relay is only looked for on the public Internet', () => {
  it.each([
    ['"this" network', '0.0.0.0'],
    ['private 10/8', '10.1.2.3'],
    ['carrier NAT', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['all of 127/8', '127.255.255.254'],
    ['link-local and cloud metadata', '169.254.169.254'],
    ['private 172.16/12', '172.31.0.1'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['6to4 relays', '192.88.99.1'],
    ['private 192.168/16', '192.168.1.1'],
    ['benchmarking', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv4 compatible', '::127.0.0.1'],
    ['IPv4 mapped, even public', `::ffff:${PUBLIC}`],
    ['IPv4 mapped in hexadecimal', '::ffff:7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
  ])('%s is refused, as an address and behind a name', async (_what, address) => {
    const resolve = resolverOf({ 'relay.example.org': [address] })
    expect(await codeOf(resolve({ host: address, port: 587 }, signal))).toBe('host-private')
    expect(await codeOf(resolve({ host: 'relay.example.org', port: 587 }, signal))).toBe('host-private')
  })

  it.each(['127.1', '0x7f.1', '2130706433', '0177.0.0.1', '0x7f000001', '127.0x1', '010.0.0.1', '0x08080404'])(
    'another spelling of an IPv4 address, %s, is not an address for us',
    async (host) => {
      const resolve = resolverOf({ [host]: [PUBLIC] }, { names: [], ranges: ['0.0.0.0/0'] })
      expect(await codeOf(resolve({ host, port: 587 }, signal))).toBe('host-not-found')
    },
  )

  it('one private address among public ones is enough to refuse', async () => {
    const resolve = resolverOf({ 'relay.example.org': [PUBLIC, '127.0.0.1'] })
    expect(await codeOf(resolve({ host: 'relay.example.org', port: 587 }, signal))).toBe('host-private')
  })

  it('public addresses of both families are what the connection is pinned to', async () => {
    const addresses = [PUBLIC, '2a00:1450:4007:80e::2004']
    const resolve = resolverOf({ 'relay.example.org': addresses })
    expect(await resolve({ host: 'relay.example.org', port: 465 }, signal)).toEqual(addresses)
  })

  it('a name without an address does not exist for us', async () => {
    const resolve = resolverOf({ 'relay.example.org': [] })
    expect(await codeOf(resolve({ host: 'relay.example.org', port: 465 }, signal))).toBe('host-not-found')
  })
})

describe('what the operator allows', () => {
  const zone = { 'relay.lan': ['10.0.0.5'], 'other.lan': ['10.0.0.6'], 'mixed.lan': ['10.0.0.5', '10.9.9.9'] }
  const resolve = resolverOf(zone, { names: ['relay.lan'], ranges: ['10.0.0.6/32', '192.168.1.0/24'] })

  it.each([
    ['a named host', 'relay.lan', 2526, 'allowed'],
    ['its capitals', 'RELAY.lan', 2526, 'host-not-found'], // the zone of this test knows small letters only
    ['a host in a range', 'other.lan', 2526, 'allowed'],
    ['an address in a range', '192.168.1.9', 25, 'allowed'],
    ['the same address mapped into IPv6', '::ffff:192.168.1.9', 25, 'allowed'],
    ['another address', '192.168.2.9', 25, 'host-private'],
    ['the address of a named host without its name', '10.0.0.5', 25, 'host-private'],
    ['a name that only begins like it', 'relay.lan.example.org', 25, 'host-not-found'],
  ])('%s', async (_what, host, port, outcome) => {
    expect(await codeOf(resolve({ host, port }, signal))).toBe(outcome)
  })

  it('must cover all addresses of a name', async () => {
    expect(await codeOf(resolve({ host: 'mixed.lan', port: 25 }, signal))).toBe('host-private')
  })
})

describe('ports', () => {
  const resolve = resolverOf({ 'relay.example.org': [PUBLIC] })
  it.each([25, 465, 587, 2525])('%i is a mail port', async (port) => {
    expect(await codeOf(resolve({ host: 'relay.example.org', port }, signal))).toBe('allowed')
  })
  it.each([22, 80, 110, 443, 6379, 2526])('%i is not', async (port) => {
    expect(await codeOf(resolve({ host: 'relay.example.org', port }, signal))).toBe('port-not-allowed')
  })
})

describe('the resolver of the system', () => {
  const answering = (code: string) => createNodeLookUp(() => Promise.reject(Object.assign(new Error(), { code })))

  it('knows the loopback by name', async () => {
    expect(await createNodeLookUp()('localhost', signal)).toContain('127.0.0.1')
  })

  it('says apart that a name does not exist and that nobody answered', async () => {
    expect(await codeOf(answering('ENOTFOUND')('relay.example.org', signal))).toBe('host-not-found')
    expect(await codeOf(answering('EAI_AGAIN')('relay.example.org', signal))).toBe('host-lookup-failed')
    expect(await codeOf(answering('EAI_FAIL')('relay.example.org', signal))).toBe('host-lookup-failed')
  })

  it('stops waiting when told to', async () => {
    const silent = createNodeLookUp(() => new Promise(() => undefined))
    expect(await codeOf(silent('relay.example.org', AbortSignal.abort()))).toBe('cancelled')
  })
})
