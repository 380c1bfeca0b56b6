/** From the click (POST /v1/probes) to "accepted", counted in round trips of 40 ms to a real Postfix behind a slow line. */
import { readFile } from 'node:fs/promises'
import type { Probe, ProbeEvent } from '@bienrecu/shared'
import { startDelayedProxy } from '../servers/delayed-proxy.ts'
import { type Lab, startLab, USER_ADDRESS } from '../servers/lab.ts'
import { startApi } from '../product/start-api.ts'
import { type Client, pairClient } from '../product/api-client.ts'
import { type Figure, median } from './figure.ts'

const ONE_WAY_MS = 20
const ROUND_TRIP_MS = 2 * ONE_WAY_MS
const RUNS = 5

interface Line {
  security: 'tls' | 'starttls'
  port: (lab: Lab) => number
  target: number
}

const LINES: Record<string, Line> = {
  'TLS (465)': { security: 'tls', port: ({ relay }) => relay.tlsPort, target: 7.5 },
  'STARTTLS (587)': { security: 'starttls', port: ({ relay }) => relay.starttlsPort, target: 9.5 },
}
const SECOND_SEND_TARGET = 2.5

/** Follows the events until the relay has accepted; gives the milliseconds since the click. */
const sendOnce = async (client: Client, relayId: string): Promise<number> => {
  const address = `bench-${crypto.randomUUID().slice(0, 8)}@srv1.mail-tester.com`
  const clicked = performance.now()
  const probe = await client.post<Probe>(
    '/v1/probes',
    { relayId, address, locale: 'fr' },
    { 'Idempotency-Key': crypto.randomUUID() },
  )
  for await (const event of client.events<ProbeEvent>(`/v1/probes/${probe.id}/events`)) {
    if (event.step === 'accepted') return performance.now() - clicked
    if (event.state === 'failed' || event.state === 'unknown') throw new Error(`probe ${event.state}: ${event.code}`)
  }
  throw new Error('the events ended before the relay had accepted')
}

const addRelay = async (client: Client, lab: Lab, line: Line, port: number, name: string): Promise<string> => {
  const { username, password } = lab.relay
  const { id } = await client.post<{ id: string }>('/v1/relays', {
    name,
    host: '127.0.0.1',
    port,
    security: line.security,
    authentication: true,
    username,
    password,
    fromAddress: USER_ADDRESS,
    caCertificate: await readFile(lab.authority.caFile, 'utf8'),
  })
  return id
}

const measureLine = async (client: Client, lab: Lab, name: string, line: Line): Promise<Figure[]> => {
  const proxy = await startDelayedProxy(line.port(lab), ONE_WAY_MS)
  const first: number[] = []
  const second: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const relayId = await addRelay(client, lab, line, proxy.port, `${name} ${run}`)
    first.push(await sendOnce(client, relayId))
    second.push(await sendOnce(client, relayId))
  }
  await proxy.stop()
  const inRoundTrips = (times: number[]) => median(times) / ROUND_TRIP_MS
  return [
    { name: `click to accepted, ${name}`, measured: inRoundTrips(first), target: line.target, unit: 'RTT' },
    {
      name: `second send, connection kept, ${name}`,
      measured: inRoundTrips(second),
      target: SECOND_SEND_TARGET,
      unit: 'RTT',
    },
  ]
}

/** Measures both ways of TLS, each on connections of its own and on kept ones. */
export const measureRoundTrips = async (): Promise<Figure[]> => {
  const lab = await startLab({ signing: false })
  const api = await startApi({ env: { BIENRECU_DAILY_LIMIT: '1000' } })
  try {
    const client = await pairClient(await api.pair())
    const figures: Figure[] = []
    for (const [name, line] of Object.entries(LINES)) figures.push(...(await measureLine(client, lab, name, line)))
    return figures
  } finally {
    await Promise.all([api.stop(), lab.stop()])
  }
}
