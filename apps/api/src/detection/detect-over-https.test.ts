import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { createServer as createTcpServer, type Server } from 'node:net'
import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { describe, expect, it, onTestFinished } from 'vitest'
import { inRounds } from '../../../../packages/audit/fixtures/rounds.ts'
import { createFetchPublic } from '../dns/fetch-public.ts'
import { createTestAuthority } from '../smtp/fixtures/certificates.ts'
import { portOf } from '../smtp/fixtures/scripted-peer.ts'
import { createDetectRelay } from './detect-relay.ts'
import { createFetchAutoconfig } from './fetch-autoconfig.ts'

const ADDRESS = 'isabelle@example.org'
const HOSTS = ['autoconfig.example.org', 'example.org', 'www.example.org', 'example.net']
const ZONE: Zone = Object.fromEntries(HOSTS.map((host) => [host, { A: ['127.0.0.1'], MX: ['10 mx.example.org'] }]))
const FILE = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="example.org">
<outgoingServer type="smtp"><hostname>smtp.example.org</hostname><port>587</port><socketType>STARTTLS</socketType>
<username>%EMAILLOCALPART%</username></outgoingServer></emailProvider></clientConfig>`
const authority = createTestAuthority()

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  return portOf(server.address())
}
const serve = (listener: RequestListener, names = HOSTS) => {
  const server = createServer({ ...authority.issue(names), keepAliveTimeout: 1 }, listener)
  onTestFinished(() => server.closeAllConnections())
  return listen(server)
}
/** Answers at one place, and is asked what it was asked: `host path`. */
const site = (answers: Record<string, (response: Parameters<RequestListener>[1]) => void>) => {
  const asked: string[] = []
  const listener: RequestListener = ({ url = '', headers }, response) => {
    const place = `${(headers.host ?? '').replace(/:\d+$/, '')}${url}`
    asked.push(place)
    const answer = answers[place]
    if (answer) answer(response)
    else response.writeHead(404).end('not here')
  }
  return { asked, listener }
}
const OWN = `autoconfig.example.org/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(ADDRESS)}`
const WELL_KNOWN = 'example.org/.well-known/autoconfig/mail/config-v1.1.xml'

const detectFrom = async (port: number, { zone = ZONE, allowed = ['127.0.0.0/8'], timeout = 5_000 } = {}) => {
  const resolver = inRounds(zoneResolver(zone))
  const network = { names: [], ranges: allowed }
  const fetchPublic = createFetchPublic({ resolver, allowed: network, port, authorities: authority.cert })
  const fetchAutoconfig = createFetchAutoconfig({ fetchPublic, isDatabaseAllowed: false, timeout })
  return { detection: await createDetectRelay({ resolver, fetchAutoconfig })(ADDRESS), rounds: resolver.rounds() }
}
const reasonFrom = async (...input: Parameters<typeof detectFrom>) => {
  const { smtp, undetermined } = (await detectFrom(...input)).detection
  return { smtp, reason: undetermined.find(({ source }) => source === 'autoconfig')?.reason ?? null }
}

describe('a configuration file on a real web server', () => {
  it('tells the server, after one round of DNS and one request to each place', async () => {
    const { asked, listener } = site({ [OWN]: (response) => response.end(FILE) })
    const { detection, rounds } = await detectFrom(await serve(listener))
    expect(detection).toMatchObject({
      smtp: { host: 'smtp.example.org', port: 587, security: 'starttls' },
      username: 'isabelle',
      undetermined: [],
    })
    expect(detection.sources[0]).toEqual({
      about: 'smtp',
      value: 'smtp.example.org:587 starttls',
      source: 'autoconfig',
      evidence: 'https://autoconfig.example.org/mail/config-v1.1.xml',
      isCertain: true,
    })
    expect(asked.toSorted()).toEqual([OWN, WELL_KNOWN].toSorted())
    expect(rounds).toBe(1)
  })

  it('is not there where both places say so', async () => {
    expect(await reasonFrom(await serve(site({}).listener))).toEqual({ smtp: null, reason: null })
  })

  it('may be moved within the domain, and nowhere else', async () => {
    const { asked, listener } = site({
      [WELL_KNOWN]: (response) => response.writeHead(302, { location: 'https://example.net/config.xml' }).end(),
      'example.net/config.xml': (response) => response.end(FILE),
    })
    expect(await reasonFrom(await serve(listener))).toEqual({ smtp: null, reason: 'redirect' })
    expect(asked.filter((place) => place.startsWith('example.net'))).toEqual([])
  })
})

describe('a hostile web server', () => {
  const endless: RequestListener = (_, response) => {
    response.on('error', () => undefined)
    const piece = FILE + ' '.repeat(64 * 1024)
    const write = () => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', write)
    }
    write()
  }

  it.each<[string, string, RequestListener]>([
    ['sends a file without end', 'too-large', endless],
    ['sends a file of 256 KB and more', 'too-large', (_, response) => response.end(FILE.padEnd(256 * 1024 + 1))],
    ['sends garbage', 'malformed', (_, response) => response.end('<clientConfig>\0\u0001<<<')],
    ['breaks off', 'bad-answer', (_, response) => response.write(FILE.slice(0, 40), () => response.destroy())],
    ['fails', 'refused', (_, response) => response.writeHead(500).end()],
  ])('that %s is not believed, and told: %s', async (_what, reason, listener) => {
    expect(await reasonFrom(await serve(listener))).toEqual({ smtp: null, reason })
  })

  it('may send 256 KB', async () => {
    const port = await serve((_, response) => response.end(FILE.padEnd(256 * 1024)))
    expect((await detectFrom(port)).detection.smtp?.host).toBe('smtp.example.org')
  })

  it('that sends one octet at a time, or none, is given up', async () => {
    const drip = await serve((_, response) => {
      const timer = setInterval(() => response.write('<'), 10)
      response.once('close', () => clearInterval(timer))
    })
    expect(await reasonFrom(drip, { timeout: 150 })).toEqual({ smtp: null, reason: 'timeout' })
    const silent = await listen(createTcpServer((socket) => void socket.on('error', () => undefined).resume()))
    expect(await reasonFrom(silent, { timeout: 100 })).toEqual({ smtp: null, reason: 'timeout' })
  })

  it('with a certificate for another name is not believed', async () => {
    const port = await serve(site({}).listener, ['other.example.com'])
    expect(await reasonFrom(port)).toEqual({ smtp: null, reason: 'tls' })
  })

  it('at a private address is not asked at all', async () => {
    let asked = 0
    const port = await serve((_, response) => {
      asked += 1
      response.end(FILE)
    })
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '10.0.0.1', '100.64.0.1', 'fe80::1']) {
      const type = address.includes(':') ? 'AAAA' : 'A'
      const zone = Object.fromEntries(HOSTS.map((host) => [host, { [type]: [address], MX: ['10 mx.example.org'] }]))
      expect([address, await reasonFrom(port, { zone, allowed: [] })]).toEqual([
        address,
        { smtp: null, reason: 'not-asked' },
      ])
    }
    expect(asked).toBe(0)
  })
})
