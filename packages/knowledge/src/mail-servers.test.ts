import { describe, expect, it } from 'vitest'
import { mailProvider, providersOfServer } from './mail-providers.ts'
import { mailServer } from './mail-servers.ts'

const server = (id: string, what: 'smtp' | 'imap', emailDomain: string, seenHosts: string[] = []) => {
  const provider = mailProvider(id)
  if (!provider) throw new Error(`${id} is not in the table`)
  return mailServer(provider, what, { emailDomain, seenHosts })
}

describe('the server for an address', () => {
  it('is the one the provider prefers', () => {
    expect(server('gandi', 'smtp', 'example.org')).toEqual({
      host: 'mail.gandi.net',
      port: 465,
      security: 'tls',
      missing: [],
      isCertain: true,
    })
    expect(server('icloud', 'imap', 'icloud.com')).toMatchObject({ host: 'imap.mail.me.com', port: 993 })
  })

  it('has the domain of the address in its name where the provider wants it so', () => {
    expect(server('o2switch', 'smtp', 'example.org')).toMatchObject({
      host: 'mail.example.org',
      missing: [],
      isCertain: false,
    })
  })

  it('misses what only the provider’s own pages tell', () => {
    expect(server('ovh-emailpro', 'smtp', 'example.org')).toMatchObject({
      host: 'pro{n}.mail.ovh.net',
      missing: ['n'],
    })
    expect(server('amazon-ses', 'smtp', 'example.org')?.missing).toEqual(['region'])
  })

  it('misses nothing that a host of the domain, or the domain itself, tells', () => {
    expect(server('ovh-emailpro', 'imap', 'example.org', ['pro12.mail.ovh.net'])).toMatchObject({
      host: 'pro12.mail.ovh.net',
      missing: [],
    })
    expect(server('alwaysdata', 'smtp', 'martin.alwaysdata.net')).toMatchObject({
      host: 'smtp-martin.alwaysdata.net',
      missing: [],
    })
  })

  it('is the one of the region', () => {
    const zoho = (domain: string, ...hosts: string[]) => server('zoho', 'smtp', domain, hosts)
    expect(zoho('example.org', 'mx.zoho.com')).toMatchObject({ host: 'smtppro.zoho.com', isCertain: true })
    expect(zoho('example.org', 'mx2.zoho.eu')).toMatchObject({ host: 'smtppro.zoho.eu', isCertain: true })
    expect(zoho('example.org', 'mx.zoho.in')).toMatchObject({ host: 'smtppro.zoho.eu', isCertain: false })
    expect(zoho('zohomail.eu')).toMatchObject({ host: 'smtp.zoho.eu', isCertain: true })
    expect(zoho('zoho.com')).toMatchObject({ host: 'smtp.zoho.com', isCertain: true })
    expect(server('mailgun', 'smtp', 'example.org', ['mxa.mailgun.org'])?.host).toBe('smtp.mailgun.org')
    expect(server('mailgun', 'smtp', 'example.org', ['mxa.eu.mailgun.org'])?.host).toBe('smtp.eu.mailgun.org')
  })

  it('is never a program on the user’s own machine', () => {
    expect(server('proton', 'smtp', 'example.org')?.host).toBe('smtp.protonmail.ch')
    expect(server('proton', 'imap', 'example.org')).toBeNull()
  })

  it('is not there where the provider only forwards', () => {
    expect(server('cloudflare-email-routing', 'smtp', 'example.org')).toBeNull()
  })
})

describe('whose server a host is', () => {
  const ids = (host: string, domain = 'example.org') => providersOfServer(host, domain).map(({ id }) => id)

  it('is told by its name', () => {
    expect(ids('SMTP.mail.ovh.net.')).toEqual(['ovh-mxplan'])
    expect(ids('pro7.mail.ovh.net')).toEqual(['ovh-emailpro'])
    expect(ids('smtp.example.net')).toEqual([])
  })

  it('depends on the address where a provider serves its own domains and those of others', () => {
    expect(ids('smtp.gmail.com')).toEqual(['google-workspace', 'gmail'])
    expect(ids('smtp.gmail.com', 'gmail.com')[0]).toBe('gmail')
  })

  it('is told by no pattern that fits the server of anybody', () => {
    expect(ids('mail.example.org')).toEqual([])
    expect(ids('127.0.0.1')).toEqual([])
    expect(ids('::1')).toEqual([])
  })
})
