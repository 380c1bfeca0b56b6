import { describe, expect, it } from 'vitest'
import { evidenceFromServers } from '../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../fixtures/zone.ts'

const SOA = 'ns.example.net hostmaster.example.net 1 2 3 4 60'

describe('the zone of a domain', () => {
  it('is the longest name above it that begins one', async () => {
    const { delegation } = await evidenceFrom('a.news.example.org', {
      'news.example.org': { SOA: [SOA], NS: ['ns.example.net'] },
      'example.org': { SOA: [SOA], NS: ['ns.example.net', 'ns2.example.net'] },
    })
    expect(delegation).toMatchObject({ known: true, value: { zone: 'news.example.org', isAskedDirectly: false } })
  })

  it('is not that of the target of an alias', async () => {
    const { delegation, domainAlias } = await evidenceFrom('www.example.org', {
      'www.example.org': { CNAME: ['example.net'] },
      'example.net': { SOA: [SOA], NS: ['ns.example.net'] },
      'example.org': { SOA: [SOA], NS: ['ns.example.net'] },
    })
    expect(delegation).toMatchObject({ value: { zone: 'example.org' } })
    expect(domainAlias).toEqual({ known: true, value: 'example.net' })
  })

  it('is open when a name on the way did not answer', async () => {
    const { delegation } = await evidenceFrom('news.example.org', {
      'news.example.org': { SOA: 'SERVFAIL' },
      'example.org': { SOA: [SOA], NS: ['ns.example.net'] },
    })
    expect(delegation).toEqual({ known: false, reason: 'servfail' })
  })

  it('keeps what is known when its servers are not', async () => {
    const { delegation, dnsHost } = await evidenceFrom('example.org', { 'example.org': { SOA: [SOA], NS: 'TIMEOUT' } })
    expect(delegation).toMatchObject({
      value: { servers: { known: false, reason: 'timeout' }, negativeTtl: { known: true, value: 60 } },
    })
    expect(dnsHost).toEqual({ known: false, reason: 'timeout' })
  })

  it('tells what each server says', async () => {
    const { delegation } = await evidenceFromServers({ ns1: { TXT: ['b', 'a'] }, ns2: { SOA: 'REFUSED' } })
    expect(delegation).toMatchObject({
      value: {
        isAskedDirectly: true,
        txtTtl: { known: true, value: 3600 },
        servers: {
          value: [
            { name: 'ns1.example.org', soa: { value: { serial: 1 } }, txt: { value: ['a', 'b'] } },
            { name: 'ns2.example.org', soa: { known: true, value: null } },
          ],
        },
      },
    })
  })
})

describe('the DNS host', () => {
  it('is known by its servers', async () => {
    const { dnsHost } = await evidenceFrom('example.org', {
      'example.org': { SOA: [SOA], NS: ['dns101.ovh.net', 'ns101.ovh.net'] },
    })
    expect(dnsHost).toMatchObject({ known: true, value: { id: 'ovh' } })
  })

  it('is null for servers of nobody known, and for a domain without zone', async () => {
    const own = await evidenceFrom('example.org', { 'example.org': { SOA: [SOA], NS: ['ns.example.net'] } })
    expect(own.dnsHost).toEqual({ known: true, value: null })
    expect((await evidenceFrom('example.org', {})).dnsHost).toEqual({ known: true, value: null })
  })
})
