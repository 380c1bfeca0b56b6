import { describe, expect, it } from 'vitest'
import { evidenceFromServers, type ServerZone, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { singleServer } from './single-server.ts'

const judge = async (servers: Record<string, ServerZone>) => runCheck(singleServer, await evidenceFromServers(servers))

describe('delegation/single-server', () => {
  it('fails for one server', async () => {
    expect(await judge({ ns1: {} })).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { zone: 'example.org', server: 'ns1.example.org' },
    })
  })

  it('passes for two', async () => {
    expect((await judge({ ns1: {}, ns2: {} })).status).toBe('pass')
  })

  it('does not know when the list of servers is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { SOA: [soa(1)], NS: 'TIMEOUT' } })
    expect(runCheck(singleServer, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(singleServer, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
