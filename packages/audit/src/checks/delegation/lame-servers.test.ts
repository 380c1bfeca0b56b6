import { describe, expect, it } from 'vitest'
import { evidenceFromBrowser, evidenceFromServers, type ServerZone, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { lameServers } from './lame-servers.ts'

const judge = async (servers: Record<string, ServerZone>) => runCheck(lameServers, await evidenceFromServers(servers))

describe('delegation/lame-servers', () => {
  it.each([{ SOA: 'REFUSED' }, { SOA: 'SERVFAIL' }, { SOA: [] }] as const)('fails for %j', async (lame) => {
    expect(await judge({ ns1: {}, ns2: lame })).toMatchObject({
      status: 'fail',
      severity: 'medium',
      params: { zone: 'example.org', servers: ['ns2.example.org'] },
    })
  })

  it('is worse when all are lame', async () => {
    expect(await judge({ ns1: { SOA: 'REFUSED' } })).toMatchObject({ status: 'fail', severity: 'high' })
  })

  it('passes when those that answered know the zone', async () => {
    expect((await judge({ ns1: {}, ns2: { SOA: 'TIMEOUT' } })).status).toBe('pass')
  })

  it('does not know when none answered', async () => {
    expect((await judge({ ns1: { SOA: 'TIMEOUT' } })).status).toBe('unknown')
  })

  it('says nothing where nobody can ask servers (a browser)', async () => {
    expect(runCheck(lameServers, await evidenceFromBrowser({ ns1: {}, ns2: {} })).status).toBe('not-applicable')
  })

  it('does not know when the list of servers is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { SOA: [soa(1)], NS: 'TIMEOUT' } })
    expect(runCheck(lameServers, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(lameServers, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
