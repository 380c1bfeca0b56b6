import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../dns/fixtures/dns-server.ts'
import { zoneScript } from '../../dns/fixtures/zone-script.ts'
import type { LineAuditor } from './list-line.ts'
import type { ThreadTask } from './list-thread-protocol.ts'
import { createListThreads } from './list-threads.ts'

let dns: DnsServer
let auditor: LineAuditor | null
beforeEach(async () => {
  dns = await startDnsServer(zoneScript({ 'example.org': { TXT: ['v=spf1 -all'] } }))
})
afterEach(async () => {
  await auditor?.close()
  await dns.close()
})

const LINE = { number: 7, text: 'example.org' }

const start = (changes: Partial<ThreadTask> = {}): LineAuditor => {
  const task: ThreadTask = {
    settings: {
      question: { lists: [] },
      servers: [{ address: dns.address, port: dns.port }],
      format: 'csv',
      failOn: 'critical',
      concurrency: 3,
    },
    options: { format: 'csv', showAll: false, isLong: true },
    locale: 'fr',
    screen: { isTerminal: false, isColoured: false, width: 80 },
    threads: 2,
    ...changes,
  }
  auditor = createListThreads(task, () => {
    throw new Error('no check throws here')
  })
  return auditor
}

it('what threads have audited is what is written of a line, and what it adds to the tally', async () => {
  const { audit } = start()
  const lines = Array.from({ length: 40 }, (_, at) =>
    at % 2 === 0 ? { ...LINE, number: at } : { number: at, text: 'a@b.org' },
  )
  for (const [at, finished] of (await Promise.all(lines.map(audit))).entries()) {
    if (at % 2 === 0) expect(finished).toMatchObject({ text: 'example.org', step: { code: null, isReached: false } })
    else expect(finished).toMatchObject({ text: 'a@b.org', step: { code: 2 } })
    expect(finished.written).toMatch(at % 2 === 0 ? new RegExp(`^${at},example\\.org,[A-F],`) : /,domain-is-address$/)
  }
})

it('a bug in a thread is thrown where the list is read, with its place', async () => {
  // What is written needs options: there are none.
  const { audit } = start({ options: null as never })
  await expect(audit(LINE)).rejects.toMatchObject({
    name: 'TypeError',
    stack: expect.stringContaining('write-outcome'),
  })
})

it('a line that nobody will audit any more is no line without an answer', async () => {
  const { audit } = start()
  const left = expect(audit(LINE)).rejects.toThrow('a thread has ended')
  await auditor?.close()
  await left
  await expect(audit(LINE)).rejects.toThrow('a thread has ended')
})
