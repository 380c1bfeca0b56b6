import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'
import { describe, expect, it } from 'vitest'
import { storeForm } from '../../../fixtures/dns-form.ts'
import { renderTyped } from './render-typed.ts'
import { type Typed, typeRecord, type WantedRecord } from './type-record.ts'

const ZONE = 'example.org'
const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(382)}`

const RECORDS = {
  'an SPF record at the root': { name: ZONE, type: 'TXT', value: 'v=spf1 include:_spf.example.net -all' },
  'a DMARC record': { name: '_dmarc.example.org', type: 'TXT', value: 'v=DMARC1; p=none; rua=mailto:d@example.org' },
  'a DKIM key of 400 characters': { name: 's1._domainkey.example.org', type: 'TXT', value: KEY },
  'a DKIM key behind an alias': { name: 's2._domainkey.example.org', type: 'CNAME', value: 's2.dkim.example.net' },
  'a mail server': { name: ZONE, type: 'MX', value: '10 mx.example.net' },
} as const satisfies Record<string, WantedRecord>

const hostOf = (id: string | null) => (id === null ? null : { id })
const type = (hostId: string | null, record: WantedRecord, zone = ZONE): Typed =>
  typeRecord(record, { host: hostOf(hostId), zone })
const codesOf = ({ notes }: Typed): string[] => notes.map(({ code }) => code)

const HOSTS = [...dnsHosts().map(({ id }) => id), null]
const ROWS = HOSTS.flatMap((hostId) =>
  Object.entries(RECORDS).map(([what, record]) => [hostId ?? 'an unknown host', what, hostId, record] as const),
)

describe('typed as it says, the zone holds what was wanted', () => {
  it('is asked of all hosts', () => {
    expect(ROWS).toHaveLength(36 * 5)
  })

  it.each(ROWS)('at %s: %s', (_host, _what, hostId, record) => {
    const stored = storeForm(hostId, ZONE, type(hostId, record))
    expect(stored.name).toBe(record.name)
    expect(stored.type).toBe(record.type)
    expect(stored.data.join('')).toBe(record.value)
    expect(Math.max(...stored.data.map((string) => string.length))).toBeLessThanOrEqual(255)
  })
})

/** What a person has to type for the root, for a target and for a short TXT, written out host by host. */
const TABLE: readonly (readonly [string, name: string, target: string, dmarc: string])[] = [
  ['ovh', '', 's2.dkim.example.net.', 'bare'],
  ['gandi', '@', 's2.dkim.example.net.', 'bare'],
  ['ionos', '@', 's2.dkim.example.net', 'bare'],
  ['cloudflare', '@', 's2.dkim.example.net', 'bare'],
  ['godaddy', '@', 's2.dkim.example.net', 'bare'],
  ['namecheap', '@', 's2.dkim.example.net.', 'bare'],
  ['hostinger', '@', 's2.dkim.example.net', 'bare'],
  ['infomaniak', '', 's2.dkim.example.net', 'bare'],
  ['o2switch', 'example.org.', 's2.dkim.example.net', 'bare'],
  ['lws', '@', 's2.dkim.example.net.', 'bare'],
  ['planethoster', '@', 's2.dkim.example.net', 'bare'],
  ['route53', '', 's2.dkim.example.net.', 'bare'],
  ['google-cloud-dns', '', 's2.dkim.example.net.', 'quoted'],
  ['azure-dns', '@', 's2.dkim.example.net', 'bare'],
  ['wix', '', 's2.dkim.example.net', 'bare'],
  ['squarespace', '@', 's2.dkim.example.net', 'bare'],
  ['wordpress-com', '', 's2.dkim.example.net.', 'bare'],
  ['scaleway', '', 's2.dkim.example.net.', 'bare'],
  ['alwaysdata', '', 's2.dkim.example.net', 'bare'],
  ['digitalocean', '@', 's2.dkim.example.net.', 'bare'],
  ['vercel', '', 's2.dkim.example.net', 'bare'],
  ['netlify', '@', 's2.dkim.example.net', 'bare'],
  ['porkbun', '', 's2.dkim.example.net', 'bare'],
  ['bookmyname', '@', 's2.dkim.example.net.', 'quoted'],
  ['amen', 'example.org.', 's2.dkim.example.net.', 'bare'],
  ['nordnet', '@', 's2.dkim.example.net', 'bare'],
  ['online-net', '@', 's2.dkim.example.net.', 'bare'],
  ['netim', '@', 's2.dkim.example.net', 'bare'],
  ['ikoula', '@', 's2.dkim.example.net', 'bare'],
  ['hetzner', '@', 's2.dkim.example.net.', 'quoted'],
  ['one-com', '', 's2.dkim.example.net', 'bare'],
  ['microsoft365-dns', '@', 's2.dkim.example.net', 'bare'],
  ['ns1', '@', 's2.dkim.example.net', 'bare'],
  ['cpanel-generic', 'example.org.', 's2.dkim.example.net', 'bare'],
  ['plesk-generic', '', 's2.dkim.example.net', 'bare'],
]

describe('each host', () => {
  it('stands in the table', () => {
    expect(TABLE.map(([id]) => id)).toEqual(dnsHosts().map(({ id }) => id))
  })

  it.each(TABLE)('%s has %j for the root, %s for a target, and DMARC %s', (id, root, target, quotes) => {
    const dmarc = RECORDS['a DMARC record']
    const labels = id === 'amen' ? '_dmarc.example.org.' : '_dmarc'
    expect(type(id, RECORDS['an SPF record at the root']).name).toBe(root)
    expect(type(id, RECORDS['a DKIM key behind an alias']).value).toBe(target)
    expect(type(id, dmarc)).toMatchObject({
      name: labels,
      value: quotes === 'quoted' ? `"${dmarc.value}"` : dmarc.value,
      type: 'TXT',
    })
    expect(type(id, RECORDS['a mail server'])).toMatchObject({
      name: root,
      priority: 10,
      value: target.replace('s2.dkim', 'mx'),
    })
  })
})

describe('a TXT of more than 255 octets', () => {
  const key = RECORDS['a DKIM key of 400 characters']

  it.each(['gandi', 'route53', 'google-cloud-dns', 'bookmyname', 'hetzner'])('is split by hand at %s', (id) => {
    const typed = type(id, key)
    expect(typed.value).toBe(`"${KEY.slice(0, 255)}" "${KEY.slice(255)}"`)
    expect(codesOf(typed)).toContain('one-record-quoted')
  })

  it.each(['ovh', 'ionos', 'cloudflare', 'o2switch'])('is left to %s, which splits', (id) => {
    expect(type(id, key).value).toBe(KEY)
    expect(codesOf(type(id, key))).not.toContain('one-record-quoted')
  })

  it('is offered both ways where nobody knows', () => {
    const typed = type('lws', key)
    expect(typed.value).toBe(KEY)
    expect(renderTyped(typed, 'en').notes.join(' ')).toContain(`"${KEY.slice(0, 255)}" "${KEY.slice(255)}"`)
  })

  it('escapes quotes and backslashes between quotes, and only there', () => {
    const value = String.raw`v=x; a="b\c"`
    const record = { name: ZONE, type: 'TXT', value } as const
    expect(type('ovh', record).value).toBe(value)
    expect(type('hetzner', record).value).toBe(String.raw`"v=x; a=\"b\\c\""`)
    expect(storeForm('hetzner', ZONE, type('hetzner', record)).data).toEqual([value])
  })

  it('is told to be too long for a host with a limit', () => {
    const record = { ...key, value: `${KEY}${'A'.repeat(113)}` }
    expect(renderTyped(type('digitalocean', record), 'en').notes).toEqual([
      'This value has 513 characters, and this host takes 512 at most: a shorter one is needed.',
    ])
    expect(codesOf(type('digitalocean', { ...key, value: record.value.slice(1) }))).toEqual([])
  })
})

describe('the name', () => {
  it('is relative to the zone, not to the sender’s domain below it', () => {
    const record = { name: '_dmarc.news.example.org', type: 'TXT', value: 'v=DMARC1; p=none' } as const
    expect(type('gandi', record).name).toBe('_dmarc.news')
    expect(type('gandi', record, 'news.example.org').name).toBe('_dmarc')
  })

  it('is compared without case and without final dot', () => {
    expect(type('gandi', { name: '_DMARC.Example.Org.', type: 'TXT', value: 'x' }, 'example.ORG.').name).toBe('_dmarc')
  })

  it('that only ends like the zone does not lie in it', () => {
    const typed = type('gandi', { name: '_dmarc.myexample.org', type: 'TXT', value: 'x' })
    expect(typed.name).toBe('_dmarc.myexample.org')
    expect(codesOf(typed)).toContain('outside-zone')
    expect(typed.isCertain).toBe(false)
  })

  it('of an international zone is typed in A-labels, and shown as people read it', () => {
    const record = { name: '_dmarc.xn--bcher-kva.example', type: 'TXT', value: 'v=DMARC1; p=none' } as const
    const typed = type('cpanel-generic', { ...record, name: 'xn--bcher-kva.example' }, 'xn--bcher-kva.example')
    expect(typed.name).toBe('xn--bcher-kva.example.')
    expect(renderTyped(type('ovh', record, 'xn--bcher-kva.example'), 'fr').notes.join()).toContain(
      '_dmarc.bücher.example',
    )
  })
})

describe('an unknown host', () => {
  it('gets the short name, the full one beside it, and how to recognise a doubled one', () => {
    const typed = type(null, RECORDS['a DMARC record'])
    expect(typed).toMatchObject({ name: '_dmarc', otherName: '_dmarc.example.org', isCertain: false, nameLabel: null })
    expect(renderTyped(typed, 'en').notes.join()).toContain('_dmarc.example.org.example.org')
  })

  it('gets no dot, no quotes, and what to do about each', () => {
    expect(type(null, RECORDS['a DKIM key behind an alias']).value).toBe('s2.dkim.example.net')
    expect(codesOf(type(null, RECORDS['a mail server']))).toEqual([
      'root-otherwise',
      'target-completed',
      'priority-in-line',
    ])
    expect(codesOf(type(null, RECORDS['a DKIM key of 400 characters']))).toContain('split-if-refused')
  })

  it('is what an id nobody knows stands for', () => {
    expect(type('nobody', RECORDS['a DMARC record'])).toEqual(type(null, RECORDS['a DMARC record']))
  })
})

describe('certainty', () => {
  it('comes from sources alone, habit by habit', () => {
    expect(type('ovh', RECORDS['a DMARC record']).isCertain).toBe(true)
    expect(type('ovh', RECORDS['a DKIM key of 400 characters']).isCertain).toBe(false)
    expect(type('route53', RECORDS['a DKIM key of 400 characters']).isCertain).toBe(true)
    expect(type('hostinger', RECORDS['a DMARC record']).isCertain).toBe(false)
    expect(type('ionos', RECORDS['a DKIM key behind an alias']).isCertain).toBe(false)
  })
})

describe('notes', () => {
  it('name the host’s own form for SPF, and keep TXT', () => {
    const typed = type('ionos', RECORDS['an SPF record at the root'])
    expect(typed.type).toBe('TXT')
    expect(renderTyped(typed, 'fr').notes.join()).toContain('SPF (TXT)')
    expect(codesOf(type('ionos', RECORDS['a DMARC record']))).toEqual([])
  })

  it('ask for the final dot where it matters', () => {
    expect(codesOf(type('ovh', RECORDS['a DKIM key behind an alias']))).toEqual(['dot-at-end'])
    expect(codesOf(type('cpanel-generic', RECORDS['a DKIM key behind an alias']))).toEqual([])
  })

  it.each(['en', 'fr'] as const)('leave no placeholder open in %s', (locale) => {
    for (const [, , hostId, record] of ROWS) {
      expect(renderTyped(type(hostId, record), locale).notes.join('')).not.toMatch(/[{}]/)
    }
  })
})

it('keeps the target of “no mail here” as it is', () => {
  expect(type('ionos', { name: ZONE, type: 'MX', value: '0 .' })).toMatchObject({ priority: 0, value: '.' })
})

it('suggests a TTL only where the host’s own makes a slip last for hours', () => {
  expect(type('lws', RECORDS['a DMARC record']).ttl).toBe(3600)
  expect(type('ovh', RECORDS['a DMARC record']).ttl).toBeNull()
})
