import { describe, expect, it } from 'vitest'
import { evidenceFromBrowser, evidenceFromServers, type ServerZone, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { silentServers } from './silent-servers.ts'

const judge = async (servers: Record<string, ServerZone>) => runCheck(silentServers, await evidenceFromServers(servers))

describe('delegation/silent-servers', () => {
  it('fails when one is silent while another answers', async () => {
    expect(await judge({ ns1: {}, ns2: { SOA: 'TIMEOUT' } })).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { servers: ['ns2.example.org'] },
    })
  })

  it('passes when all answer', async () => {
    expect((await judge({ ns1: {}, ns2: { SOA: 'REFUSED' } })).status).toBe('pass')
  })

  it('does not know when all are silent: the fault may be ours', async () => {
    expect((await judge({ ns1: { SOA: 'TIMEOUT' }, ns2: { SOA: 'TIMEOUT' } })).status).toBe('unknown')
  })

  it('says nothing where nobody can ask servers (a browser)', async () => {
    expect(runCheck(silentServers, await evidenceFromBrowser({ ns1: {}, ns2: {} })).status).toBe('not-applicable')
  })

  it('does not know when the list of servers is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { SOA: [soa(1)], NS: 'TIMEOUT' } })
    expect(runCheck(silentServers, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(silentServers, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
