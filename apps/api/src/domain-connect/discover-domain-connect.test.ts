import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Zone, zoneResolver } from '../../../../packages/audit/fixtures/zone.ts'
import { createFetchPublic } from '../dns/fetch-public.ts'
import { createTestAuthority } from '../smtp/fixtures/certificates.ts'
import { portOf } from '../smtp/fixtures/scripted-peer.ts'
import { createDiscoverDomainConnect, type DomainConnectQuestion } from './discover-domain-connect.ts'

const authority = createTestAuthority()
const API = 'connect.example.net'
const SETTINGS = {
  providerId: 'example.net',
  providerName: 'Example DNS',
  urlSyncUX: 'https://consent.example.net/dns/',
  urlAPI: `https://${API}/v1`,
  urlControlPanel: 'https://panel.example.net/zones/%domain%/records',
  nameServers: ['ns1.example.net', 'ns2.example.net'],
}
const TEMPLATE = '/v1/v2/domainTemplates/providers/mailjet.com/services/domain-auth'
const ZONE: Zone = {
  'example.org': { NS: ['ns1.example.net', 'ns2.example.net'] },
  '_domainconnect.example.org': { TXT: [`${API}/v1`] },
  [API]: { A: ['127.0.0.1'] },
}
const EDITS: PlanEdit[] = [
  { name: 'example.org', type: 'TXT', before: [], after: ['v=spf1 include:spf.mailjet.com ~all'] },
  { name: 'mailjet._domainkey.example.org', type: 'TXT', before: [], after: ['k=rsa; p=MII+/='] },
]

type Files = Readonly<Record<string, string | number | RequestListener>>

const settingsFile = (settings: object = SETTINGS): Files => ({
  '/v1/v2/example.org/settings': JSON.stringify(settings),
})

/** A host whose files these are; a number is a status without a body. What is asked is noted. */
const serve = async (files: Files) => {
  const asked: string[] = []
  const server = createServer({ ...authority.issue([API]), keepAliveTimeout: 1 }, (request, response) => {
    asked.push(request.url ?? '')
    const file = files[request.url ?? ''] ?? 404
    if (typeof file === 'function') return file(request, response)
    response.writeHead(typeof file === 'number' ? file : 200, { 'content-type': 'application/json' })
    response.end(typeof file === 'string' ? file : '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  onTestFinished(() => server.closeAllConnections())
  return { asked, port: portOf(server.address()) }
}

const discover = async (files: Files, zone: Zone = ZONE, question: Partial<DomainConnectQuestion> = {}) => {
  const { asked, port } = await serve(files)
  const resolver = zoneResolver(zone)
  const allowed = { names: [], ranges: ['127.0.0.0/8'] }
  const fetchPublic = createFetchPublic({ resolver, allowed, port, authorities: authority.cert })
  const found = await createDiscoverDomainConnect({ resolver, fetchPublic, timeout: 500 })({
    zone: 'example.org',
    dnsHost: null,
    edits: [],
    ...question,
  })
  return { asked, found }
}

describe('a host that takes part', () => {
  it('is found through the zone, with its own address for the editor', async () => {
    const { found, asked } = await discover(settingsFile())
    expect(found).toEqual({
      providerName: 'Example DNS',
      editorUrl: 'https://panel.example.net/zones/example.org/records',
      applyUrl: null,
    })
    expect(asked).toEqual(['/v1/v2/example.org/settings'])
  })

  it('is called as it wants to be', async () => {
    const { found } = await discover(settingsFile({ ...SETTINGS, providerDisplayName: 'A brand of Example' }))
    expect(found?.providerName).toBe('A brand of Example')
  })

  it('without a list of name servers is believed where the zone is known to be there', async () => {
    const { nameServers: _, ...rest } = SETTINGS
    const settings = { ...rest, urlAPI: 'https://api.domainconnect.ionos.com' }
    expect((await discover(settingsFile(settings), ZONE, { dnsHost: 'ionos' })).found).not.toBeNull()
    expect((await discover(settingsFile(settings), ZONE, { dnsHost: 'gandi' })).found).toBeNull()
    expect((await discover(settingsFile(settings))).found).toBeNull()
  })
})

describe('nothing is found', () => {
  it('where the zone says nothing: nobody is contacted', async () => {
    const { found, asked } = await discover(settingsFile(), { 'example.org': { NS: ['ns1.example.net'] } })
    expect({ found, asked }).toEqual({ found: null, asked: [] })
  })

  it('where the zone moved away and kept the record of its former host', async () => {
    const moved = { ...ZONE, 'example.org': { NS: ['ns1.example.com', 'ns2.example.net'] } }
    expect((await discover(settingsFile(), moved)).found).toBeNull()
  })

  it('where somebody bought the name of a former host, and claims the name servers of today', async () => {
    const nameServers = ['ns1.example.com', 'ns2.example.com']
    const moved = { ...ZONE, 'example.org': { NS: nameServers } }
    const claimed = settingsFile({ ...SETTINGS, nameServers })
    expect((await discover(claimed, moved)).found).toBeNull()
    expect((await discover(settingsFile(), ZONE, { dnsHost: 'ionos' })).found).toBeNull()
  })

  it.each([
    ['an address', '127.0.0.1'],
    ['a port', `${API}:8443`],
    ['a user', `me@${API}`],
    ['no name', '//'],
  ])('where the zone names %s', async (_what, prefix) => {
    const { found, asked } = await discover(settingsFile(), {
      ...ZONE,
      '_domainconnect.example.org': { TXT: [prefix] },
    })
    expect({ found, asked }).toEqual({ found: null, asked: [] })
  })

  it('where the host has a private address that nobody allowed', async () => {
    const { found, asked } = await discover(settingsFile(), { ...ZONE, [API]: { A: ['10.0.0.1'] } })
    expect({ found, asked }).toEqual({ found: null, asked: [] })
  })

  it.each<[string, Files]>([
    ['no settings', {}],
    ['no JSON', { '/v1/v2/example.org/settings': '<!doctype html>' }],
    ['settings without an API', settingsFile({ ...SETTINGS, urlAPI: undefined })],
    ['an API without HTTPS', settingsFile({ ...SETTINGS, urlAPI: 'http://connect.example.net' })],
    ['settings without end', { '/v1/v2/example.org/settings': 'x'.repeat(65 * 1024) }],
    ['settings that never come', { '/v1/v2/example.org/settings': () => undefined }],
    [
      'a redirect',
      {
        '/v1/v2/example.org/settings': (_, response) =>
          void response.writeHead(302, { location: 'https://127.0.0.1/' }).end(),
      },
    ],
  ])('where the host has %s', async (_what, files) => {
    expect((await discover(files)).found).toBeNull()
  })
})

it.each([
  'http://panel.example.net/',
  'javascript:alert(1)',
  'https://me:secret@panel.example.net/',
  'https://192.0.2.1/',
  7,
])('an editor at %s is not linked to', async (urlControlPanel) => {
  const { found } = await discover(settingsFile({ ...SETTINGS, urlControlPanel }))
  expect(found).toMatchObject({ editorUrl: null, providerName: 'Example DNS' })
})

describe('a template', () => {
  const withTemplate = (template: string | number, settings: object = SETTINGS) =>
    discover({ ...settingsFile(settings), [TEMPLATE]: template }, ZONE, { edits: EDITS })

  it.each([
    ['says so without a word', ''],
    ['says so with “no content”', 204],
    ['tells its version', '{"version":2}'],
    ['shows it', '{"version":2,"records":[{},{}]}'],
  ])('is offered where it writes all that is wanted and the host %s', async (_what, template) => {
    const { found } = await withTemplate(template)
    const url = new URL(found?.applyUrl ?? '')
    expect(url.origin + url.pathname).toBe(
      'https://consent.example.net/dns/v2/domainTemplates/providers/mailjet.com/services/domain-auth/apply',
    )
    expect(Object.fromEntries(url.searchParams)).toEqual({ domain: 'example.org', dkimtxt: 'k=rsa; p=MII+/=' })
  })

  it.each([
    ['does not support it', 404],
    ['fails', 500],
    ['has another version', '{"version":3}'],
    ['has another number of records', '{"records":[{}]}'],
    ['wants it signed', '{"syncPubKeyDomain":"example.com"}'],
    ['blocks links to it', '{"syncBlock":true}'],
    ['says what is no template', '<html>'],
  ])('is not offered where the host %s', async (_what, template) => {
    expect((await withTemplate(template)).found).toMatchObject({ applyUrl: null, editorUrl: expect.any(String) })
  })

  it('is not asked for where it would write something else', async () => {
    const { found, asked } = await discover({ ...settingsFile(), [TEMPLATE]: '' }, ZONE, { edits: EDITS.slice(1) })
    expect(found?.applyUrl).toBeNull()
    expect(asked).not.toContain(TEMPLATE)
  })

  it('is not offered by a host without a consent page', async () => {
    const { urlSyncUX: _, ...rest } = SETTINGS
    expect((await withTemplate('', rest)).found?.applyUrl).toBeNull()
  })
})
