import { describe, expect, it } from 'vitest'
import { evidenceFromBrowser, evidenceFromServers, type ServerZone, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { unresolvableServer } from './unresolvable-server.ts'

const judge = async (servers: Record<string, ServerZone>) =>
  runCheck(unresolvableServer, await evidenceFromServers(servers))

describe('delegation/unresolvable-server', () => {
  it('fails for a server without address, asked directly or not', async () => {
    const lost = { 'ns2.example.org': {} }
    for (const evidence of [
      await evidenceFromServers({ ns1: {}, ns2: {} }, lost),
      await evidenceFromBrowser({ ns1: {}, ns2: {} }, lost),
    ]) {
      expect(runCheck(unresolvableServer, evidence)).toMatchObject({
        status: 'fail',
        params: { zone: 'example.org', servers: ['ns2.example.org'] },
      })
    }
  })

  it('passes when all have one', async () => {
    expect((await judge({ ns1: {}, ns2: {} })).status).toBe('pass')
  })

  it('does not know when an address is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'ns1.example.org': { A: 'TIMEOUT' } })
    expect(runCheck(unresolvableServer, evidence).status).toBe('unknown')
  })

  it('does not know when the list of servers is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { SOA: [soa(1)], NS: 'TIMEOUT' } })
    expect(runCheck(unresolvableServer, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(unresolvableServer, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
