import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddress, clientNetwork } from './client-address.ts'
import type { Env } from './env.ts'

const addressOf = async (peer: string | undefined, forwarded: string | null, trusted: readonly string[]) => {
  const app = new Hono<Env>().get('/', (c) => c.text(clientAddress(c, trusted)))
  const headers = forwarded === null ? {} : { 'X-Forwarded-For': forwarded }
  const bindings = peer === undefined ? {} : { incoming: { socket: { remoteAddress: peer } } }
  return (await app.request('/', { headers }, bindings)).text()
}

describe('the address of a client', () => {
  it('is the peer, whatever it claims', async () => {
    expect(await addressOf('198.51.100.7', '203.0.113.9', [])).toBe('198.51.100.7')
  })

  it('is what a trusted proxy says', async () => {
    expect(await addressOf('192.0.2.1', '203.0.113.9', ['192.0.2.0/24'])).toBe('203.0.113.9')
  })

  it('is the last one before the trusted proxies: the rest is hearsay', async () => {
    const forwarded = '10.0.0.1, 203.0.113.9, 192.0.2.2'
    expect(await addressOf('192.0.2.1', forwarded, ['192.0.2.0/24'])).toBe('203.0.113.9')
  })

  it('is the proxy when its field is garbage', async () => {
    expect(await addressOf('192.0.2.1', '203.0.113.9, garbage', ['192.0.2.0/24'])).toBe('192.0.2.1')
    expect(await addressOf('192.0.2.1', null, ['192.0.2.0/24'])).toBe('192.0.2.1')
  })

  it('is IPv4 when it comes as an IPv6 form of it', async () => {
    expect(await addressOf('::ffff:198.51.100.7', null, [])).toBe('198.51.100.7')
  })

  it('is unknown when there is no connection', async () => {
    expect(await addressOf(undefined, null, [])).toBe('unknown')
  })
})

describe('the network of an address', () => {
  it('is a /24 for IPv4 and a /64 for IPv6', () => {
    expect(clientNetwork('198.51.100.7')).toBe(clientNetwork('198.51.100.250'))
    expect(clientNetwork('198.51.100.7')).not.toBe(clientNetwork('198.51.101.7'))
    expect(clientNetwork('2001:db8:1:2::7')).toBe(clientNetwork('2001:db8:1:2:ffff::1'))
    expect(clientNetwork('2001:db8:1:2::7')).not.toBe(clientNetwork('2001:db8:1:3::7'))
  })
})
