import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { startDnsServer, type DnsScript, type DnsServer } from '../dns/fixtures/dns-server.ts'
import { createLookUp } from './look-up.ts'

const HOST = 'relay.example.org'
const { signal } = new AbortController()

let server: DnsServer | null = null
const lookUpWith = async (script: DnsScript) => {
  server = await startDnsServer(script)
  return createLookUp({ dnsServers: [server] })(HOST, signal)
}
const codeOf = (looking: Promise<unknown>) =>
  looking.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

afterEach(async () => {
  await server?.close()
  server = null
})

describe('the name servers of the configuration', () => {
  it('are asked for addresses of both kinds', async () => {
    const found = await lookUpWith(({ text, answer }) =>
      answer({
        answers: text.startsWith('AAAA')
          ? [{ type: 'AAAA', name: HOST, data: '2001:db8::1' }]
          : [{ type: 'A', name: HOST, data: '192.0.2.1' }],
      }),
    )
    expect(found).toEqual(['192.0.2.1', '2001:db8::1'])
  })

  it('may know a host by one kind alone', async () => {
    const found = await lookUpWith(({ text, answer }) =>
      answer({ answers: text.startsWith('AAAA') ? [] : [{ type: 'A', name: HOST, data: '192.0.2.1' }] }),
    )
    expect(found).toEqual(['192.0.2.1'])
  })

  it('say that there is no such host, and not that nobody answered', async () => {
    expect(await codeOf(lookUpWith(({ answer }) => answer({ answers: [] })))).toBe('host-not-found')
  })

  it('that refuse to answer say nothing about the host', async () => {
    expect(await codeOf(lookUpWith(({ answer }) => answer({ flags: 5 })))).toBe('host-lookup-failed')
  })
})

it('without name servers of one’s own the system is asked', async () => {
  expect(await createLookUp({ dnsServers: [] })('localhost', signal)).toContain('127.0.0.1')
})
