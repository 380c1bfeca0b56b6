import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { describe, expect, it } from 'vitest'
import { createDetectRelay } from './detect-relay.ts'

const ADDRESS = 'isabelle@example.org'
const SRV = '_submissions._tcp.example.org'

const detect = (zone: Zone) =>
  createDetectRelay({
    resolver: zoneResolver(zone),
    fetchAutoconfig: async () => ({ files: [], reason: null }),
  })(ADDRESS)
const server = (host: string, port = 465, security: 'tls' | 'starttls' = 'tls') => ({ host, port, security })

describe('SRV records', () => {
  const withSrv = (records: Zone) => detect({ 'example.org': { MX: ['10 mail.example.org'] }, ...records })

  it('name the server, and the whole address is the user name', async () => {
    const found = await withSrv({
      [SRV]: { SRV: ['0 1 465 smtp.example.org'] },
      '_imaps._tcp.example.org': { SRV: ['0 1 993 imap.example.org'] },
    })
    expect(found).toMatchObject({
      provider: null,
      smtp: server('smtp.example.org'),
      imap: server('imap.example.org', 993),
      username: ADDRESS,
    })
    expect(found.sources).toMatchObject([
      { about: 'smtp', evidence: '_submissions._tcp.example.org SRV 0 1 465 smtp.example.org', isCertain: true },
      { about: 'imap', isCertain: true },
      { about: 'username', isCertain: false },
    ])
  })

  it.each([
    [
      'the lowest priority',
      ['10 9 465 c.example.org', '0 1 465 a.example.org', '0 9 465 b.example.org'],
      'b.example.org',
    ],
    ['the heaviest weight', ['5 1 465 a.example.org', '5 100 465 b.example.org'], 'b.example.org'],
    ['one on a port of mail', ['0 1 8465 a.example.org', '1 1 465 b.example.org'], 'b.example.org'],
    ['one with a name', ['0 1 465 .', '1 1 465 b.example.org'], 'b.example.org'],
  ])('of several, %s is taken', async (_what, records, host) => {
    expect((await withSrv({ [SRV]: { SRV: records } })).smtp).toEqual(server(host))
  })

  it('prefer TLS from the first byte, unless their own order says otherwise', async () => {
    const starttls = (priority: number) => ({
      [SRV]: { SRV: ['5 1 465 a.example.org'] },
      '_submission._tcp.example.org': { SRV: [`${priority} 1 587 b.example.org`] },
    })
    expect((await withSrv(starttls(5))).smtp).toEqual(server('a.example.org'))
    expect((await withSrv(starttls(1))).smtp).toEqual(server('b.example.org', 587, 'starttls'))
  })

  it('with the target "." say that the service is not offered', async () => {
    const found = await withSrv({
      [SRV]: { SRV: ['0 0 0 .'] },
      '_submission._tcp.example.org': { SRV: ['0 1 587 smtp.example.org'] },
    })
    expect(found.smtp).toEqual(server('smtp.example.org', 587, 'starttls'))
    expect((await withSrv({ [SRV]: { SRV: ['0 0 0 .'] } })).smtp).toBeNull()
  })

  it.each([
    'nonsense',
    '0 1 465',
    '0 1 465 localhost',
    '0 1 465 192.0.2.1',
    '0 1 99999 a.example.org',
    '0 1 465 a_b.example.org',
  ])('that lead nowhere name no server: %s', async (record) => {
    expect((await withSrv({ [SRV]: { SRV: [record] } })).smtp).toBeNull()
  })

  it('that lead to somebody else are not certain; a host of the table is recognised', async () => {
    const stranger = await withSrv({ [SRV]: { SRV: ['0 1 465 smtp.example.net'] } })
    expect(stranger.sources[0]).toMatchObject({ about: 'smtp', isCertain: false })
    const host = await withSrv({ [SRV]: { SRV: ['0 1 465 mail.infomaniak.com'] } })
    expect(host.provider).toEqual({ id: 'infomaniak', name: 'Infomaniak (Service Mail, kSuite)', isCertain: false })
  })
})
