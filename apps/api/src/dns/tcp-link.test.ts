import { known, notKnown } from '@bienrecu/audit/evidence'
import type { Answer as DnsRecord } from 'dns-packet'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type DnsScript, type DnsServer, responseTo, startDnsServer } from './fixtures/dns-server.ts'
import { createNodeResolver } from './node-resolver.ts'

const start = async (udp: DnsScript, tcp: DnsScript): Promise<DnsServer> => {
  const server = await startDnsServer(udp, tcp)
  onTestFinished(server.close)
  return server
}
const resolverOf = (server: DnsServer) => {
  const resolver = createNodeResolver({ servers: [server], transport: 'tcp', timeout: 60_000 })
  onTestFinished(resolver.close)
  return resolver
}
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}.example.org`)
const nameOf = (text: string): string => text.replace(/^\S+ /, '')
const txt = (name: string, data: string): DnsRecord => ({ type: 'TXT', name, ttl: 300, data: [data] })
const found = (text: string) => known({ status: 'found', records: [text], ttl: 300 })

/** Answers with the name that was asked for, so that an answer to another question is seen. */
const sound: DnsScript = ({ text, answer }) => answer({ answers: [txt(nameOf(text), nameOf(text))] })
const silent: DnsScript = () => undefined

const askAll = (server: DnsServer, asked: readonly string[]) => {
  const resolver = resolverOf(server)
  return Promise.all(asked.map((name) => resolver.query(name, 'TXT')))
}
/** Waits until the server has been asked so often. */
const haveCome = (server: DnsServer, count: number) =>
  vi.waitFor(() => expect(server.asked).toHaveLength(count), { timeout: 10_000, interval: 1 })

describe('many questions', () => {
  it('go over one connection, and none by UDP', async () => {
    const server = await start(silent, sound)
    const asked = names(500)
    expect(await askAll(server, asked)).toEqual(asked.map(found))
    expect([server.connections(), server.asked.every((one) => one.startsWith('tcp '))]).toEqual([1, true])
  })

  it('are answered in any order', async () => {
    const waiting: (() => void)[] = []
    const server = await start(silent, ({ text, answer }) => {
      waiting.push(() => answer({ answers: [txt(nameOf(text), nameOf(text))] }))
      if (waiting.length === 100) for (const send of waiting.splice(0).toReversed()) send()
    })
    const asked = names(100)
    expect(await askAll(server, asked)).toEqual(asked.map(found))
  })

  it('are told apart from what is late, forged or about another name', async () => {
    const server = await start(silent, ({ query, text, raw, answer }) => {
      raw(responseTo({ ...query, id: ((query.id ?? 0) + 1) & 0xffff }, { answers: [txt(nameOf(text), 'forged')] }))
      answer({ questions: [{ type: 'TXT', name: 'example.net' }], answers: [txt('example.net', 'lie')] })
      answer({ answers: [txt(nameOf(text), nameOf(text))] })
    })
    expect(await askAll(server, ['a.example.org'])).toEqual([found('a.example.org')])
  })
})

describe('what a lost connection leaves', () => {
  it('is asked by UDP, and nothing twice that was answered', async () => {
    const server = await start(sound, (asked) => {
      if (nameOf(asked.text) === 'n5.example.org') asked.hangUp()
      else sound(asked)
    })
    const asked = names(10)
    expect(await askAll(server, asked)).toEqual(asked.map(found))
    expect(server.asked).toContain('udp TXT n5.example.org')
    expect(server.asked).not.toContain('udp TXT n0.example.org')
  })

  it('is asked by UDP where a server takes no TCP, and so is everything after it for a while', async () => {
    const server = await start(sound, ({ hangUp }) => hangUp())
    const resolver = resolverOf(server)
    for (const name of names(3)) expect(await resolver.query(name, 'TXT')).toEqual(found(name))
    expect(server.connections()).toBe(1)
  })

  it('is asked by UDP after two seconds of silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const server = await start(sound, silent)
    const query = resolverOf(server).query('a.example.org', 'TXT')
    while (server.asked.length === 0) await new Promise((done) => setImmediate(done))
    vi.advanceTimersByTime(2_000)
    expect(await query).toEqual(found('a.example.org'))
    expect(server.asked.filter((one) => one.startsWith('udp '))).toEqual(['udp TXT a.example.org'])
  })
})

it('closed, it answers that nothing can be reached', async () => {
  const server = await start(silent, silent)
  const resolver = resolverOf(server)
  const query = resolver.query('example.org', 'TXT')
  await haveCome(server, 1)
  resolver.close()
  expect(await query).toEqual(notKnown('unreachable'))
})

it('a refusal is told as what it is', async () => {
  const server = await start(silent, ({ answer }) => answer({ flags: 0x0185 }))
  expect(await askAll(server, ['example.org'])).toEqual([notKnown('refused')])
})
