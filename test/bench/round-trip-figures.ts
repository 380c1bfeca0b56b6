/** From the click (POST /v1/probes) to "accepted" heard by the one who clicked, in round trips to a relay 40 ms away. */
import { type Client, pairClient } from '../product/api-client.ts'
import { type Api, startApi } from '../product/start-api.ts'
import { type CertificateAuthority, createCertificateAuthority } from '../servers/certificate-authority.ts'
import { startDelayedProxy } from '../servers/delayed-proxy.ts'
import { type BareTarget, sendBarely } from './bare-client.ts'
import { addRelay, newAddress, sendOnce } from './click.ts'
import { measureCommit } from './disk.ts'
import { type Figure, median } from './figure.ts'
import { measureRoundTrip } from './line.ts'
import { type BenchRelay, SENDER, startFastRelay, startPostfixRelay } from './relays.ts'

const ONE_WAY_MS = 20
const RUNS = 11
const WARM_UPS = 10 // until the code on the way is compiled; the first send of all has a figure of its own
const STARTS = 3
const REST_MS = 4_000

interface Kind {
  security: 'tls' | 'starttls'
  name: string
  port: (relay: BenchRelay) => number
  target: number
}

const TLS: Kind = { security: 'tls', name: '465', port: ({ tlsPort }) => tlsPort, target: 7.5 }
const STARTTLS: Kind = { security: 'starttls', name: 'STARTTLS', port: ({ starttlsPort }) => starttlsPort, target: 9.5 }
const SECOND_TARGET = 2.5

// As long as the probe, with the same parts of SMTP in it; nobody reads it.
const MESSAGE = `From: ${SENDER}\r\nSubject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(60)}`

interface Pair {
  first: number
  second: number
}

const sendTwice = async (client: Client, target: BareTarget): Promise<Pair> => {
  const relayId = await addRelay(client, target)
  const first = await sendOnce(client, relayId)
  return { first, second: await sendOnce(client, relayId) }
}

const sendTwiceBarely = async (target: BareTarget): Promise<Pair> => {
  const { milliseconds, again, end } = await sendBarely(target, newAddress())
  const second = await again(newAddress())
  end()
  return { first: milliseconds, second }
}

interface Place {
  api: Api
  authority: CertificateAuthority
  /** Milliseconds. */
  roundTrip: number
}

const barelyTo = (
  port: number,
  relay: BenchRelay,
  { security }: Kind,
  authority: CertificateAuthority,
): BareTarget => ({
  port,
  security,
  authority: authority.caCertificate,
  username: relay.username,
  password: relay.password,
  from: SENDER,
  message: MESSAGE,
})

const measureKind = async ({ api, authority, roundTrip }: Place, relay: BenchRelay, kind: Kind): Promise<Figure[]> => {
  const proxy = await startDelayedProxy(kind.port(relay), ONE_WAY_MS)
  const target = barelyTo(proxy.port, relay, kind, authority)
  const client = await pairClient(await api.pair()) // one for each kind: a device may not write without end
  for (let run = 0; run < WARM_UPS; run += 1) await sendTwice(client, target)
  const ours: Pair[] = []
  const bare: Pair[] = []
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await sendTwiceBarely(target))
    ours.push(await sendTwice(client, target))
  }
  await proxy.stop()
  const of = (pairs: Pair[], key: keyof Pair) => median(pairs.map((pair) => pair[key])) / roundTrip
  const figure = (name: string, key: keyof Pair, goal: number): Figure => ({
    name: `${name}, ${kind.name}, ${relay.name}`,
    measured: of(ours, key),
    target: goal,
    unit: 'RTT',
    beside: { name: 'a bare SMTP client on the same line', measured: of(bare, key) },
  })
  return [figure('click to accepted', 'first', kind.target), figure('second send', 'second', SECOND_TARGET)]
}

const measureThrough = async (place: Place, start: (authority: CertificateAuthority) => Promise<BenchRelay>) => {
  const relay = await start(place.authority)
  try {
    const figures: Figure[] = []
    for (const kind of [TLS, STARTTLS]) figures.push(...(await measureKind(place, relay, kind)))
    return figures
  } finally {
    await relay.stop()
  }
}

/** The first send of all after a start: nothing of it has run before but what the program does by itself at rest. */
const measureFirstOfAll = async ({ authority, roundTrip }: Omit<Place, 'api'>, kind: Kind): Promise<Figure> => {
  const relay = await startFastRelay(authority)
  const proxy = await startDelayedProxy(kind.port(relay), ONE_WAY_MS)
  const times: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const api = await startApi()
    const client = await pairClient(await api.pair())
    const relayId = await addRelay(client, barelyTo(proxy.port, relay, kind, authority))
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    times.push(await sendOnce(client, relayId))
    await api.stop()
  }
  await proxy.stop()
  await relay.stop()
  return {
    name: `first send after a start, ${kind.name}`,
    measured: median(times) / roundTrip,
    target: null,
    unit: 'RTT',
  }
}

/** Measures both ways of TLS, on new connections and on kept ones, through a relay that costs nothing and through Postfix. */
export const measureRoundTrips = async (): Promise<Figure[]> => {
  const authority = await createCertificateAuthority()
  const api = await startApi({ env: { BIENRECU_DAILY_LIMIT: '10000' } })
  try {
    const place = { api, authority, roundTrip: await measureRoundTrip(ONE_WAY_MS) }
    return [
      { name: 'the line: a byte and its echo', measured: place.roundTrip, target: null, unit: 'ms' },
      { name: 'the disk: one durable commit', measured: await measureCommit(), target: null, unit: 'ms' },
      ...(await measureThrough(place, startFastRelay)),
      ...(await measureThrough(place, startPostfixRelay)),
      await measureFirstOfAll(place, TLS),
    ]
  } finally {
    await api.stop()
    await authority.remove()
  }
}
