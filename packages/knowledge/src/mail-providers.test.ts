import { describe, expect, it } from 'vitest'
import { detectGateway, detectMailProviders, mailProvider, mailProviders } from './mail-providers.ts'

describe('recognising a mail provider', () => {
  it('knows a host by its MX, with or without the final dot', () => {
    expect(detectMailProviders({ mx: ['ASPMX.L.google.com.'] })).toEqual([
      { id: 'google-workspace', name: 'Google Workspace', kind: 'domain_mailbox_host', from: 'mx', isCertain: true },
    ])
  })

  it('puts what the MX says before SPF, autodiscover and DKIM', () => {
    const found = detectMailProviders({
      dkimTargets: ['x.dkim.amazonses.com'],
      autodiscover: ['autodiscover.outlook.com'],
      spfIncludes: ['spf.brevo.com'],
      mx: ['spool.mail.gandi.net'],
    })
    expect(found.map(({ id, from }) => `${id} ${from}`)).toEqual([
      'gandi mx',
      'brevo spf',
      'microsoft-365 autodiscover',
      'amazon-ses dkim',
    ])
  })

  it('is not certain where offers of one host share their servers', () => {
    const found = detectMailProviders({ mx: ['mx1.mail.ovh.net'] })
    expect(found.map(({ id }) => id)).toEqual(['ovh-mxplan', 'ovh-emailpro', 'ovh-exchange'])
    expect(found.every(({ isCertain }) => !isCertain)).toBe(true)
  })

  it('tells them apart when a second trace does', () => {
    const [, pro] = detectMailProviders({ mx: ['mx1.mail.ovh.net'], autodiscover: ['pro12.mail.ovh.net'] })
    expect(pro).toMatchObject({ id: 'ovh-emailpro', from: 'autodiscover', isCertain: true })
  })

  it('sees Workspace, not Gmail, behind the SPF of a domain that is not Google’s', () => {
    expect(detectMailProviders({ spfIncludes: ['_spf.google.com'] }).map(({ id }) => id)).toEqual(['google-workspace'])
    const own = detectMailProviders({ emailDomain: 'gmail.com', spfIncludes: ['_spf.google.com'] })
    expect(own.map(({ id }) => id)).toEqual(['gmail', 'google-workspace'])
  })

  it('is never certain of what is only known from memory', () => {
    expect(detectMailProviders({ mx: ['mx1.free.fr'] })).toMatchObject([{ id: 'free', isCertain: false }])
    for (const { detect, confidence, id } of mailProviders()) {
      for (const include of confidence.dns === 'memory' ? (detect.spfIncludes ?? []) : []) {
        const found = detectMailProviders({ spfIncludes: [include] }).find((one) => one.id === id)
        expect(found?.isCertain ?? false).toBe(false)
      }
    }
  })

  it('is never certain of a selector or of a verification text', () => {
    expect(detectMailProviders({ dkimSelectors: ['google'], txt: ['MS=ms12345678'] })).toMatchObject([
      { id: 'google-workspace', from: 'dkim-selector', isCertain: false },
      { id: 'microsoft-365', from: 'txt', isCertain: false },
    ])
  })

  it('takes no pattern that fits every domain', () => {
    expect(detectMailProviders({ mx: ['mail.example.org'] })).toEqual([])
  })

  it('knows the domains that a provider owns, under any ending', () => {
    expect(detectMailProviders({ emailDomain: 'yahoo.co.uk' })).toMatchObject([
      { id: 'yahoo', from: 'email-domain', isCertain: true },
    ])
    expect(detectMailProviders({ emailDomain: 'yahoo.com.br' })).toMatchObject([{ id: 'yahoo', isCertain: false }])
    expect(detectMailProviders({ emailDomain: 'outlook.example.org' })).toEqual([])
  })

  it('says nothing of a domain that leaves no trace', () => {
    expect(detectMailProviders({})).toEqual([])
    expect(detectMailProviders({ mx: ['mx.example.org'], spfIncludes: ['spf.example.org'] })).toEqual([])
  })
})

it('recognises every provider by the domain of its own SPF', () => {
  for (const { id, detect } of mailProviders()) {
    for (const include of detect.spfIncludes ?? []) {
      const found = detectMailProviders({ spfIncludes: [include], emailDomain: detect.emailDomains?.[0] })
      expect(found.map((one) => one.id)).toContain(id)
    }
  }
})

describe('a filter before the mailbox', () => {
  it('is told apart from the mailbox host', () => {
    expect(detectGateway(['mx1-eu1.ppe-hosted.com'])).toEqual({ id: 'proofpoint', name: 'Proofpoint', isCertain: true })
    expect(detectGateway(['mx.mailinblack.com'])).toMatchObject({ isCertain: false })
    expect(detectGateway(['mx.example.org'])).toBeNull()
  })
})

it('gives a provider by its id, or nothing', () => {
  expect(mailProvider('gandi')?.name).toBe('Gandi Mail')
  expect(mailProvider('constructor')).toBeNull()
})
