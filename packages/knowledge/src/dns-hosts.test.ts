import { describe, expect, it } from 'vitest'
import { detectDnsHost, dnsHost, dnsHosts } from './dns-hosts.ts'

describe('recognising a DNS host', () => {
  it('knows it by all its servers', () => {
    expect(detectDnsHost(['ns103.ovh.net.', 'DNS103.ovh.net'])).toEqual({
      id: 'ovh',
      name: dnsHost('ovh')?.name,
      isCertain: true,
      ambiguousWith: [],
    })
  })

  it('says nothing when one server is somebody else’s', () => {
    expect(detectDnsHost(['ns103.ovh.net', 'ns1.example.org'])).toBeNull()
    expect(detectDnsHost(['ns103.ovh.net', 'ns-12-a.gandi.net'])).toBeNull()
  })

  it('says nothing without servers', () => {
    expect(detectDnsHost([])).toBeNull()
  })

  it('names the hosts that share the servers', () => {
    const found = detectDnsHost(['ns-cloud-a1.googledomains.com', 'ns-cloud-a2.googledomains.com'])
    expect(found).toMatchObject({ id: 'google-cloud-dns', isCertain: false })
    expect(found?.ambiguousWith).toContain('squarespace')
    expect(detectDnsHost(['dns1.p01.nsone.net'])).toMatchObject({ id: 'netlify', isCertain: false })
  })

  it('is not certain of a pattern from memory', () => {
    expect(detectDnsHost(['ns1.nordnet.fr'])).toMatchObject({ id: 'nordnet', isCertain: false })
  })

  it.each(dnsHosts().map((host) => [host.id, host] as const))('knows %s by its own examples', (_id, host) => {
    for (const example of host.nsExamples.filter((name) => !/[{*…<\s]/.test(name))) {
      const found = detectDnsHost([example])
      expect([found?.id, ...(found?.ambiguousWith ?? [])]).toContain(host.id)
    }
  })
})

it('gives a host by its id, or nothing', () => {
  expect(dnsHost('gandi')?.zoneEditor.urlTemplate).toContain('gandi.net')
  expect(dnsHost('nobody')).toBeNull()
})
