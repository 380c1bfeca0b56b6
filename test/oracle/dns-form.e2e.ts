import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import { describe, expect, it } from 'vitest'

import { store } from './dns-form.ts'

const ZONE = 'example.org'

const text = (host: string, name: string, value: string) => store({ type: 'TXT', name, value }, dnsHost(host), ZONE)
const target = (host: string, value: string) =>
  store({ type: 'CNAME', name: 'key._domainkey', value }, dnsHost(host), ZONE)
const stored = (name: string, value: string) => ({ record: { name, type: 'TXT', value } })

const LONG = `v=DKIM1; p=${'A'.repeat(300)}`

describe('the model of a DNS host’s form', () => {
  it('takes a blank name for the root where the host does, and @ for a name where it does not', () => {
    expect(text('ovh', '', 'v=spf1 -all')).toEqual(stored('example.org', 'v=spf1 -all'))
    expect(text('ovh', '@', 'v=spf1 -all')).toEqual(stored('@.example.org', 'v=spf1 -all'))
    expect(text('gandi', '@', 'v=spf1 -all')).toEqual(stored('example.org', 'v=spf1 -all'))
    expect(text('gandi', '', 'v=spf1 -all')).toMatchObject({ refused: expect.any(String) })
  })

  it('doubles a full name, unless the host understands it', () => {
    expect(text('ionos', '_dmarc.example.org', 'x')).toEqual(stored('_dmarc.example.org.example.org', 'x'))
    expect(text('cloudflare', '_dmarc.example.org', 'x')).toEqual(stored('_dmarc.example.org', 'x'))
    expect(text('cpanel-generic', 'example.org.', 'x')).toEqual(stored('example.org', 'x'))
    expect(text('cpanel-generic', 'example.org', 'x')).toEqual(stored('example.org.example.org', 'x'))
  })

  it('keeps quotes where they are part of the text, and reads them where it is a zone file', () => {
    expect(text('ovh', '', '"v=spf1 -all"')).toEqual(stored('example.org', '"v=spf1 -all"'))
    expect(text('namecheap', '@', '"v=spf1 -all"')).toMatchObject({ refused: expect.any(String) })
    expect(text('hetzner', '@', '"v=spf1 -all"')).toEqual(stored('example.org', 'v=spf1 -all'))
    expect(text('hetzner', '@', 'v=DMARC1; p=none')).toEqual(stored('example.org', 'v=DMARC1'))
  })

  it('splits a long text by itself, or wants it split', () => {
    const split = `"${LONG.slice(0, 255)}" "${LONG.slice(255)}"`
    expect(text('ovh', 'a', LONG)).toEqual(stored('a.example.org', LONG))
    expect(text('route53', 'a', LONG)).toMatchObject({ refused: expect.any(String) })
    expect(text('route53', 'a', split)).toEqual(stored('a.example.org', LONG))
    expect(text('digitalocean', 'a', 'A'.repeat(513))).toMatchObject({ refused: expect.any(String) })
  })

  it('completes a target without a final dot where targets are relative', () => {
    const record = { name: 'key._domainkey.example.org', type: 'CNAME' }
    expect(target('ovh', 'key.example.net')).toEqual({ record: { ...record, value: 'key.example.net.example.org.' } })
    expect(target('ovh', 'key.example.net.')).toEqual({ record: { ...record, value: 'key.example.net.' } })
    expect(target('ionos', 'key.example.net')).toEqual({ record: { ...record, value: 'key.example.net.' } })
  })
})
