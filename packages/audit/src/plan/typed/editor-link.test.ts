import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'
import { describe, expect, it } from 'vitest'
import { editorLinkOf } from './editor-link.ts'

describe('the way to a zone editor', () => {
  it('goes to the zone where the host has an address for it', () => {
    expect(editorLinkOf('ovh', 'Example.org.', 'fr')).toMatchObject({
      url: 'https://www.ovh.com/manager/#/web/domain/example.org/zone',
      opens: 'domain',
      path: 'Web Cloud > Zones DNS > example.org > Ajouter une entrée',
    })
  })

  it('leaves to Cloudflare what Cloudflare fills in itself', () => {
    expect(editorLinkOf('cloudflare', 'example.org', 'en')).toMatchObject({
      url: 'https://dash.cloudflare.com/?to=/:account/:zone/dns/records',
      opens: 'choose account and domain',
    })
  })

  it('takes the other address of a host whose own depends on the server of the customer, or none', () => {
    expect(editorLinkOf('o2switch', 'example.org', 'en')?.url).toBe('https://clients.o2switch.fr/')
    expect(editorLinkOf('cpanel-generic', 'example.org', 'en')).toMatchObject({ url: null })
  })

  it.each(['example.org/../../evil', 'example.org?x=1', 'example.org#', 'a@evil.example', 'exa mple.org'])(
    'never puts %s into an address',
    (zone) => {
      for (const { id } of dnsHosts()) {
        const url = editorLinkOf(id, zone, 'en')?.url ?? ''
        expect(url).not.toContain('evil')
        expect(url).not.toContain('example.org')
      }
    },
  )

  it.each(dnsHosts().map(({ id }) => [id] as const))('is complete for %s, in both languages', (id) => {
    for (const locale of ['en', 'fr'] as const) {
      const link = editorLinkOf(id, 'example.org', locale)
      expect(link?.path).not.toMatch(/[{}]/)
      if (link?.url != null) expect(new URL(link.url).protocol).toBe('https:')
    }
  })

  it('is not known for an unknown host', () => {
    expect(editorLinkOf('nobody', 'example.org', 'en')).toBeNull()
  })
})
