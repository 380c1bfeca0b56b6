import { describe, expect, it } from 'vitest'
import { evidenceFromBrowser, evidenceFromServers, type ServerZone, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { serversDisagree } from './servers-disagree.ts'

const judge = async (servers: Record<string, ServerZone>) =>
  runCheck(serversDisagree, await evidenceFromServers(servers))

describe('delegation/servers-disagree', () => {
  it('names which server says what', async () => {
    expect(
      await judge({ ns1: { TXT: ['v=spf1 -all'] }, ns2: { TXT: ['v=spf1 mx -all'] }, ns3: { TXT: ['v=spf1 -all'] } }),
    ).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: {
        name: 'example.org',
        answers: ['ns1.example.org, ns3.example.org → v=spf1 -all', 'ns2.example.org → v=spf1 mx -all'],
      },
    })
  })

  it('compares DMARC', async () => {
    expect(await judge({ ns1: { dmarc: ['v=DMARC1; p=none'] }, ns2: {} })).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: {
        name: '_dmarc.example.org',
        answers: ['ns1.example.org → v=DMARC1; p=none', 'ns2.example.org → ∅'],
      },
    })
  })

  it('is calm when only the serial number differs', async () => {
    expect(await judge({ ns1: { SOA: [soa(7)] }, ns2: { SOA: [soa(8)] } })).toMatchObject({
      status: 'fail',
      severity: 'info',
      params: { name: 'example.org', answers: ['ns1.example.org → 7', 'ns2.example.org → 8'] },
    })
  })

  it('leaves out what all servers have alike', async () => {
    expect(await judge({ ns1: { TXT: ['a', 'b'] }, ns2: { TXT: ['a', 'c'] } })).toMatchObject({
      params: { answers: ['ns1.example.org → b', 'ns2.example.org → c'] },
    })
  })

  it('does not mind the order of records', async () => {
    expect((await judge({ ns1: { TXT: ['a', 'b'] }, ns2: { TXT: ['b', 'a'] } })).status).toBe('pass')
  })

  it('leaves out a server that did not answer', async () => {
    const silent = { SOA: 'TIMEOUT', TXT: 'TIMEOUT' } as const
    expect((await judge({ ns1: { TXT: ['a'] }, ns2: { TXT: ['a'] }, ns3: silent })).status).toBe('pass')
  })

  it('has nothing to compare for one server', async () => {
    expect((await judge({ ns1: {} })).status).toBe('not-applicable')
  })

  it('does not know when no server answered', async () => {
    const silent = { SOA: 'TIMEOUT', TXT: 'TIMEOUT' } as const
    expect((await judge({ ns1: silent, ns2: silent })).status).toBe('unknown')
  })

  it('says nothing where nobody can ask servers (a browser)', async () => {
    expect(runCheck(serversDisagree, await evidenceFromBrowser({ ns1: {}, ns2: {} })).status).toBe('not-applicable')
  })

  it('does not know when the list of servers is not known', async () => {
    const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { SOA: [soa(1)], NS: 'TIMEOUT' } })
    expect(runCheck(serversDisagree, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(serversDisagree, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
