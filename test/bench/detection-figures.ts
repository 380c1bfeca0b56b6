/** A mail host found from an address: real BIND and a real web server, both 40 ms away. */
import { get } from 'node:https'
import { createServer } from 'node:https'
import type { Resolver } from '@bienrecu/audit'
import { createDetectRelay } from '../../apps/api/src/detection/detect-relay.ts'
import { createFetchAutoconfig } from '../../apps/api/src/detection/fetch-autoconfig.ts'
import { createFetchPublic, type FetchPublic } from '../../apps/api/src/dns/fetch-public.ts'
import { createNodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { inRounds } from '../../packages/audit/fixtures/rounds.ts'
import { startBind } from '../servers/bind.ts'
import type { CertificateAuthority } from '../servers/certificate-authority.ts'
import { type DelayedProxy, startDelayedProxy } from '../servers/delayed-proxy.ts'
import { type Figure, median } from './figure.ts'

const DOMAIN = 'example.org'
const ADDRESS = `isabelle@${DOMAIN}`
const HOST = `autoconfig.${DOMAIN}`
const PATH = '/mail/config-v1.1.xml'
const RUNS = 11
const WARM_UPS = 3
const MOST_DNS_ROUNDS = 5
const MOST_HTTPS_ROUNDS = 1
const ALLOWED = { names: [], ranges: ['127.0.0.0/8'] }
const FILE = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="${DOMAIN}"><outgoingServer type="smtp">
<hostname>smtp.${DOMAIN}</hostname><port>465</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username>
</outgoingServer></emailProvider></clientConfig>`

/** Answers come a round trip later than they are. */
const farAway = (resolver: Resolver, roundTrip: number): Resolver => ({
  query: async (name, type) => {
    const fact = await resolver.query(name, type)
    await new Promise((resolve) => setTimeout(resolve, roundTrip))
    return fact
  },
})

/** Counts requests that only began when others were answered: each costs the time of one more. */
const countingRounds = (fetchPublic: FetchPublic) => {
  let [rounds, underWay] = [0, 0]
  const counting: FetchPublic = async (request) => {
    if (underWay === 0) rounds += 1
    underWay += 1
    try {
      return await fetchPublic(request)
    } finally {
      underWay -= 1
    }
  }
  return { fetchPublic: counting, rounds: () => rounds }
}

const startWeb = async (authority: CertificateAuthority) => {
  const { certificate, key } = await authority.issue([HOST, DOMAIN])
  const server = createServer({ cert: certificate, key }, ({ url = '' }, response) => {
    if (url.startsWith(PATH)) response.end(FILE)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the web server does not listen on a port')
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { port: address.port, stop }
}

/** The least there can be: one question, then one request to the address that is its answer. */
const askBarely = (resolver: Resolver, port: number, authority: CertificateAuthority): Promise<number> => {
  const begun = performance.now()
  return resolver.query(HOST, 'A').then(
    () =>
      new Promise<number>((resolve, reject) => {
        const options = {
          host: '127.0.0.1',
          port,
          path: PATH,
          servername: HOST,
          ca: authority.caCertificate,
          agent: false,
        }
        get(options, (response) => {
          response.resume().once('end', () => resolve(performance.now() - begun))
        }).once('error', reject)
      }),
  )
}

interface Place {
  readonly resolver: Resolver
  readonly web: DelayedProxy
  readonly authority: CertificateAuthority
}

const detectOnce = async ({ resolver, web, authority }: Place) => {
  const dns = inRounds(resolver)
  const deps = { resolver: dns, allowed: ALLOWED, port: web.port, authorities: authority.caCertificate }
  const { fetchPublic, rounds } = countingRounds(createFetchPublic(deps))
  const fetchAutoconfig = createFetchAutoconfig({ fetchPublic, isDatabaseAllowed: false })
  const begun = performance.now()
  const { smtp, sources } = await createDetectRelay({ resolver: dns, fetchAutoconfig })(ADDRESS)
  const milliseconds = performance.now() - begun
  const isWhole = smtp?.host === `smtp.${DOMAIN}` && sources.some(({ source }) => source === 'mx')
  if (!isWhole) throw new Error(`detected ${JSON.stringify({ smtp, sources })}`)
  return { milliseconds, dnsRounds: dns.rounds(), httpsRounds: rounds() }
}

/** `roundTrip`: what a byte and its echo take on the line of the web server, in milliseconds. */
export const measureDetection = async (
  authority: CertificateAuthority,
  oneWay: number,
  roundTrip: number,
): Promise<Figure[]> => {
  const addresses = { A: ['127.0.0.1'] }
  const bind = await startBind({
    [DOMAIN]: { [DOMAIN]: { ...addresses, MX: ['10 spool.mail.gandi.net.'] }, [HOST]: addresses },
  })
  const web = await startWeb(authority)
  const proxy = await startDelayedProxy(web.port, oneWay)
  const dns = createNodeResolver({ servers: [{ address: '127.0.0.1', port: bind.port }] })
  const place = { resolver: farAway(dns, 2 * oneWay), web: proxy, authority }
  const runs: Awaited<ReturnType<typeof detectOnce>>[] = []
  const bare: number[] = []
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    bare.push(await askBarely(place.resolver, proxy.port, authority))
    runs.push(await detectOnce(place))
  }
  dns.close()
  await proxy.stop()
  web.stop()
  await bind.stop()
  const measured = runs.slice(WARM_UPS)
  const name = 'a mail host from its address'
  return [
    {
      name: `${name}: rounds of DNS`,
      measured: Math.max(...measured.map(({ dnsRounds }) => dnsRounds)),
      target: MOST_DNS_ROUNDS,
      unit: '',
    },
    {
      name: `${name}: rounds of HTTPS`,
      measured: Math.max(...measured.map(({ httpsRounds }) => httpsRounds)),
      target: MOST_HTTPS_ROUNDS,
      unit: '',
    },
    {
      name,
      measured: median(measured.map(({ milliseconds }) => milliseconds)) / roundTrip,
      target: null,
      unit: 'RTT',
      beside: { name: 'one question, then one request', measured: median(bare.slice(WARM_UPS)) / roundTrip },
    },
  ]
}
