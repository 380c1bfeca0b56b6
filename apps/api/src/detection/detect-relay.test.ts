import { type Failure, type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { RelayDetection } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { inRounds } from '../../../../packages/audit/fixtures/rounds.ts'
import { createDetectRelay } from './detect-relay.ts'
import type { AutoconfigAnswer } from './fetch-autoconfig.ts'

const ADDRESS = 'isabelle@example.org'
const NO_FILE: AutoconfigAnswer = { files: [], reason: null }

const detect = async (zone: Zone, { address = ADDRESS, autoconfig = NO_FILE } = {}) => {
  const resolver = zoneResolver(zone)
  const fetchAutoconfig = async () => autoconfig
  const detection = await createDetectRelay({ resolver, fetchAutoconfig })(address)
  return { ...RelayDetection.strict().parse(detection), asked: resolver.asked }
}

const server = (host: string, port = 465, security: 'tls' | 'starttls' = 'tls') => ({ host, port, security })
const fileOf = (host: string, url = 'https://autoconfig.example.org/mail/config-v1.1.xml'): AutoconfigAnswer => ({
  files: [{ url, autoconfig: { smtp: { server: server(host), username: ADDRESS }, imap: null } }],
  reason: null,
})
const SRV = '_submissions._tcp.example.org'

describe('a domain that a provider owns', () => {
  it('is known from the table, and nobody is asked', async () => {
    const found = await detect({}, { address: 'isabelle.martin@gmail.com' })
    expect(found).toEqual({
      asked: [],
      address: 'isabelle.martin@gmail.com',
      provider: { id: 'gmail', name: 'Gmail', isCertain: true },
      alternatives: [],
      smtp: server('smtp.gmail.com'),
      imap: server('imap.gmail.com', 993),
      username: 'isabelle.martin@gmail.com',
      missing: [],
      gateway: null,
      undetermined: [],
      sources: (
        [
          ['provider', 'gmail'],
          ['smtp', 'smtp.gmail.com:465 tls'],
          ['imap', 'imap.gmail.com:993 tls'],
          ['username', 'isabelle.martin@gmail.com'],
        ] as const
      ).map(([about, value]) => ({ about, value, source: 'provider-table', evidence: 'gmail.com', isCertain: true })),
    })
  })

  it('may want the local part as user name', async () => {
    expect((await detect({}, { address: 'isabelle@laposte.net' })).username).toBe('isabelle')
  })

  it('is asked about where the table only guesses from its form', async () => {
    const zone = { 'yahoo.com.br': { MX: ['1 mta5.am0.yahoodns.net'] } }
    const { provider, sources, asked } = await detect(zone, { address: 'isabelle@yahoo.com.br' })
    expect(provider).toEqual({ id: 'yahoo', name: 'Yahoo Mail', isCertain: false })
    expect(sources.filter(({ about }) => about === 'provider').map(({ source }) => source)).toEqual([
      'provider-table',
      'mx',
    ])
    expect(asked).toContain('MX yahoo.com.br')
  })
})

describe('a domain of one’s own', () => {
  it('is known by its MX', async () => {
    const found = await detect({ 'example.org': { MX: ['10 spool.mail.gandi.net', '50 fb.mail.gandi.net'] } })
    expect(found).toMatchObject({
      provider: { id: 'gandi', name: 'Gandi Mail', isCertain: true },
      smtp: server('mail.gandi.net'),
      imap: server('mail.gandi.net', 993),
      username: ADDRESS,
      undetermined: [],
    })
    expect(found.sources[0]).toEqual({
      about: 'provider',
      value: 'gandi',
      source: 'mx',
      evidence: 'example.org MX 10 spool.mail.gandi.net',
      isCertain: true,
    })
  })

  it('is not certain where offers of one host share their MX; they are named', async () => {
    const { provider, alternatives, smtp } = await detect({ 'example.org': { MX: ['1 mx1.mail.ovh.net'] } })
    expect(provider).toMatchObject({ id: 'ovh-mxplan', isCertain: false })
    expect(alternatives.map(({ id }) => id)).toEqual(['ovh-emailpro', 'ovh-exchange'])
    expect(smtp).toEqual(server('smtp.mail.ovh.net'))
  })

  it('is told apart by where it sends Outlook, server number included', async () => {
    const found = await detect({
      'example.org': { MX: ['1 mx1.mail.ovh.net'] },
      '_autodiscover._tcp.example.org': { SRV: ['0 0 443 pro12.mail.ovh.net'] },
    })
    expect(found).toMatchObject({
      provider: { id: 'ovh-emailpro', isCertain: true },
      alternatives: [],
      smtp: server('pro12.mail.ovh.net', 587, 'starttls'),
    })
    expect(found.sources.filter(({ about }) => about === 'provider').map(({ value }) => value)).toEqual([
      'ovh-emailpro',
      'ovh-emailpro',
    ])
  })

  it('misses only what the user alone knows', async () => {
    const zone = { 'example.org': { MX: ['1 mx.example.org'], TXT: ['v=spf1 include:amazonses.com -all'] } }
    expect(await detect(zone)).toMatchObject({ provider: { id: 'amazon-ses' }, smtp: null, missing: ['region'] })
  })

  it('that answers nothing useful leaves everything open, and says so', async () => {
    const found = await detect({ 'example.org': { MX: ['10 mail.example.org'], TXT: ['v=spf1 mx -all'] } })
    expect(found).toMatchObject({
      provider: null,
      smtp: null,
      imap: null,
      username: null,
      sources: [],
      undetermined: [],
    })
  })

  it('that receives no mail (RFC 7505) may still be known by its SPF, which is never certain', async () => {
    const found = await detect({ 'example.org': { MX: ['0 .'], TXT: ['v=spf1 include:spf.brevo.com -all'] } })
    expect(found).toMatchObject({
      provider: { id: 'brevo', isCertain: false },
      smtp: server('smtp-relay.brevo.com', 587, 'starttls'),
      username: null,
    })
    expect(found.sources[0]).toMatchObject({ source: 'spf', evidence: 'example.org TXT include:spf.brevo.com' })
  })

  it('whose mailbox host is known is not sent through the service of its newsletters', async () => {
    const spf = 'v=spf1 include:spf.brevo.com include:_mailcust.gandi.net -all'
    const { sources } = await detect({ 'example.org': { MX: ['10 spool.mail.gandi.net'], TXT: [spf] } })
    expect(sources.filter(({ about }) => about === 'provider')).toMatchObject([
      { value: 'gandi', source: 'mx', isCertain: true },
      { value: 'gandi', source: 'spf', isCertain: false },
    ])
  })

  it('whose mail is only forwarded is sent by whom its SPF names', async () => {
    const found = await detect({
      'example.org': { MX: ['10 route1.mx.cloudflare.net'], TXT: ['v=spf1 include:_spf.google.com ~all'] },
    })
    expect(found).toMatchObject({ provider: { id: 'cloudflare-email-routing' }, smtp: server('smtp.gmail.com') })
    expect(found.sources.find(({ about }) => about === 'smtp')).toMatchObject({ source: 'spf', isCertain: false })
  })

  it('that does not exist is said not to', async () => {
    await expect(detect({ 'example.net': {} })).rejects.toMatchObject({
      code: 'domain-not-found',
      params: { domain: 'example.org' },
    })
  })
})

describe('the order of the sources', () => {
  const ALL: Zone = {
    'example.org': { MX: ['10 spool.mail.gandi.net'], TXT: ['v=spf1 include:spf.infomaniak.ch -all'] },
    [SRV]: { SRV: ['0 1 465 smtp.srv.example.org'] },
  }

  it('is configuration file, SRV, MX, SPF; what disagrees stands behind', async () => {
    const { smtp, sources } = await detect(ALL, { autoconfig: fileOf('smtp.file.example.org') })
    expect(smtp).toEqual(server('smtp.file.example.org'))
    expect(sources.filter(({ about }) => about === 'smtp').map(({ source, value }) => `${source} ${value}`)).toEqual([
      'autoconfig smtp.file.example.org:465 tls',
      'srv smtp.srv.example.org:465 tls',
      'mx mail.gandi.net:465 tls',
      'spf mail.infomaniak.com:465 tls',
    ])
    expect((await detect(ALL)).smtp).toEqual(server('smtp.srv.example.org'))
  })

  it('does not keep a file from being doubted that names somebody else’s server', async () => {
    const { sources } = await detect(ALL, { autoconfig: fileOf('smtp.example.net') })
    expect(sources.find(({ about }) => about === 'smtp')).toMatchObject({ source: 'autoconfig', isCertain: false })
    const database = fileOf('smtp.example.org', 'https://autoconfig.thunderbird.net/v1.1/example.org')
    const told = await detect(ALL, { autoconfig: database })
    expect(told.sources.find(({ about }) => about === 'smtp')).toMatchObject({ isCertain: false })
  })
})

describe('behind a filter', () => {
  const FILTERED: Zone = {
    'example.org': { MX: ['10 mx1-eu1.ppe-hosted.com'], TXT: ['v=spf1 include:spf.protection.outlook.com -all'] },
  }

  it('nothing is deduced from MX and SPF: it cannot be known', async () => {
    const found = await detect(FILTERED)
    expect(found).toMatchObject({
      provider: null,
      smtp: null,
      imap: null,
      username: null,
      gateway: { id: 'proofpoint', name: 'Proofpoint' },
    })
    expect(found.sources).toEqual([
      {
        about: 'gateway',
        value: 'proofpoint',
        source: 'mx',
        evidence: 'example.org MX 10 mx1-eu1.ppe-hosted.com',
        isCertain: true,
      },
    ])
  })

  it('what the domain itself says still counts', async () => {
    const zone = { ...FILTERED, '_submission._tcp.example.org': { SRV: ['0 1 587 smtp.office365.com'] } }
    expect(await detect(zone)).toMatchObject({
      provider: { id: 'microsoft-365' },
      smtp: server('smtp.office365.com', 587, 'starttls'),
      gateway: { id: 'proofpoint' },
    })
  })
})

describe('what does not answer', () => {
  const everywhere = (failure: Failure): Zone =>
    Object.fromEntries(
      ['example.org', ...['submissions', 'submission', 'imaps', 'imap'].map((name) => `_${name}._tcp.example.org`)].map(
        (name) => [name, { MX: failure, TXT: failure, SRV: failure }],
      ),
    )

  it.each([
    ['SERVFAIL', 'servfail'],
    ['TIMEOUT', 'timeout'],
    ['REFUSED', 'refused'],
  ] as const)('is undetermined, never "no": %s', async (failure, reason) => {
    const found = await detect(everywhere(failure), { autoconfig: { files: [], reason: 'timeout' } })
    expect(found).toMatchObject({ provider: null, smtp: null, sources: [] })
    expect(found.undetermined).toEqual([
      { source: 'autoconfig', reason: 'timeout' },
      { source: 'srv', reason },
      { source: 'mx', reason },
      { source: 'spf', reason },
    ])
  })

  it('does not hide what does', async () => {
    const zone: Zone = { ...everywhere('SERVFAIL'), 'example.org': { MX: ['10 spool.mail.gandi.net'] } }
    expect(await detect(zone)).toMatchObject({
      provider: { id: 'gandi' },
      undetermined: [{ source: 'srv', reason: 'servfail' }],
    })
  })
})

it('asks everything in one round', async () => {
  const resolver = inRounds(zoneResolver({ 'example.org': { MX: ['10 spool.mail.gandi.net'] } }))
  await createDetectRelay({ resolver, fetchAutoconfig: async () => NO_FILE })(ADDRESS)
  expect(resolver.rounds()).toBe(1)
})
