import dnsPacket, { type Answer } from 'dns-packet'
import { expect, it, onTestFinished } from 'vitest'
import { type DnsScript, startDnsServer } from '../dns/fixtures/dns-server.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { createTell } from '../notices/tell.ts'
import { createLooks } from './looks.ts'
import { createSetWatch } from './set-watch.ts'

const DOMAINS = ['example.org', 'a.example.org', 'b.example.org']
const LOOKED_AT_FOR = 3_500 // ms: more than three full seconds

const ttl = 1
const SOA = { mname: 'ns1.example.org', rname: 'h.example.org', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 }
const ANSWERS: Readonly<Record<string, Answer>> = {
  'NS example.org': { type: 'NS', name: 'example.org', ttl, data: 'ns1.example.org' },
  'A ns1.example.org': { type: 'A', name: 'ns1.example.org', ttl, data: '127.0.0.1' },
  'SOA example.org': { type: 'SOA', name: 'example.org', ttl, data: SOA },
}

/** A zone of one server, which is its own resolver. */
const zone: DnsScript = ({ text, answer }) => {
  const found = ANSWERS[text]
  answer({ flags: dnsPacket.AUTHORITATIVE_ANSWER, ...(found && { answers: [found] }) })
}

/** Every answer over UDP is cut short: each question has to be sent a second time. */
const cut: DnsScript = ({ answer }) => answer({ flags: dnsPacket.TRUNCATED_RESPONSE })

it('no server gets more than twenty questions of the watch in a second, whatever has to be sent twice', async () => {
  const times: number[] = []
  const counted =
    (script: DnsScript): DnsScript =>
    (asked) => {
      times.push(performance.now())
      script(asked)
    }
  const server = await startDnsServer(counted(cut), counted(zone))
  onTestFinished(server.close)
  const deps = await createTestDeps({
    BIENRECU_DNS: `127.0.0.1:${server.port}`,
    BIENRECU_ALLOWED_PRIVATE_HOSTS: '127.0.0.0/8',
  })
  const looks = createLooks({ ...deps, tell: createTell(deps.database, deps.now) })
  const setWatch = createSetWatch(deps)
  for (const domain of DOMAINS) setWatch(domain, false, null)
  const stop = new AbortController()
  for (const domain of DOMAINS) void looks.checkDomain(domain, stop.signal)
  await new Promise((resolve) => setTimeout(resolve, LOOKED_AT_FOR))
  stop.abort()
  looks.close()
  const most = Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1_000).length))
  expect(times.length).toBeGreaterThan(40)
  expect(most).toBeLessThanOrEqual(20)
})
