/** Setting up a relay: finding it, testing it, comparing several, listing the folders of its mailbox. */
import type { ImapCheck, ProbeBatch, ProbeEvent, Relay, RelayTest } from '@bienrecu/shared'
import { type Client, pairClient } from '../product/api-client.ts'
import { startApi } from '../product/start-api.ts'
import { type CertificateAuthority, createCertificateAuthority } from '../servers/certificate-authority.ts'
import { startDelayedProxy } from '../servers/delayed-proxy.ts'
import { startDovecot } from '../servers/dovecot.ts'
import { askBarely, type BareTarget } from './bare-client.ts'
import { addRelay, newAddress, sendOnce } from './click.ts'
import { measureDetection } from './detection-figures.ts'
import { type Figure, median } from './figure.ts'
import { measureRoundTrip } from './line.ts'
import { type BenchRelay, SENDER, startFastRelay } from './relays.ts'

const ONE_WAY_MS = 20
const RUNS = 9
const WARM_UPS = 5
const CLOSENESS = 1.1
/** One way, in milliseconds: the third is the slowest. */
const THREE_LINES = [10, 20, 40] as const
const READS = 10

interface Place {
  readonly client: Client
  readonly authority: CertificateAuthority
  readonly relay: BenchRelay
  /** Milliseconds. */
  readonly roundTrip: number
}

const targetOf = ({ authority, relay }: Place, port: number, security: BareTarget['security']): BareTarget => ({
  port,
  security,
  authority: authority.caCertificate,
  username: relay.username,
  password: relay.password,
  from: SENDER,
  message: '',
})

const testOnce = async (client: Client, target: BareTarget): Promise<number> => {
  const id = await addRelay(client, target)
  const begun = performance.now()
  const test = await client.post<RelayTest>(`/v1/relays/${id}/test`, undefined)
  if (!test.ok) throw new Error(`the test failed: ${test.code}`)
  return performance.now() - begun
}

/** The whole test, from the request to its answer, beside a client that says the same and nothing else. */
const measureTest = async (place: Place, security: BareTarget['security'], port: number): Promise<Figure> => {
  const proxy = await startDelayedProxy(port, ONE_WAY_MS)
  const target = targetOf(place, proxy.port, security)
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    bare.push(await askBarely(target, SENDER))
    ours.push(await testOnce(place.client, target))
  }
  await proxy.stop()
  const floor = median(bare.slice(WARM_UPS)) / place.roundTrip
  return {
    name: `test of a good relay, ${security === 'tls' ? '465' : 'STARTTLS'}`,
    measured: median(ours.slice(WARM_UPS)) / place.roundTrip,
    target: Number((floor * CLOSENESS).toFixed(2)),
    unit: 'RTT',
    beside: { name: 'a bare SMTP client on the same line', measured: floor },
  }
}

const untilAccepted = async (client: Client, probeId: string): Promise<void> => {
  for await (const event of client.events<ProbeEvent>(`/v1/probes/${probeId}/events`)) {
    if (event.step === 'accepted') return
    if (event.state === 'failed' || event.state === 'unknown') throw new Error(`probe ${event.state}: ${event.code}`)
  }
  throw new Error('the events ended before the relay had accepted')
}

const sendThroughAll = async (client: Client, relayIds: readonly string[]): Promise<number> => {
  const targets = relayIds.map((relayId) => ({ relayId, address: newAddress() }))
  const request = { targets, locale: 'fr', overQuota: true }
  const begun = performance.now()
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const { items } = await client.post<ProbeBatch>('/v1/probe-batches', request, key)
  await Promise.all(items.map(({ probe }) => untilAccepted(client, probe.id)))
  return performance.now() - begun
}

/** New relays for each run: none has a connection that was kept. */
const measureThree = async (place: Place): Promise<Figure> => {
  const { client, relay } = place
  const proxies = await Promise.all(THREE_LINES.map((oneWay) => startDelayedProxy(relay.tlsPort, oneWay)))
  const add = (port: number) => addRelay(client, targetOf(place, port, 'tls'))
  const [all, slowest]: [number[], number[]] = [[], []]
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    const ids: string[] = []
    for (const { port } of proxies) ids.push(await add(port))
    all.push(await sendThroughAll(client, ids))
    slowest.push(await sendOnce(client, await add(proxies.at(-1)?.port ?? 0)))
  }
  for (const proxy of proxies) await proxy.stop()
  const alone = median(slowest.slice(WARM_UPS))
  return {
    name: 'three relays at once',
    measured: median(all.slice(WARM_UPS)),
    target: Math.round(alone * CLOSENESS),
    unit: 'ms',
    beside: { name: 'the slowest of them alone', measured: alone },
  }
}

/** Every sign-in is for the folder list alone: nothing is sent. */
const measureFolders = async ({ client, authority, relay, ...place }: Place): Promise<Figure> => {
  const dovecot = await startDovecot({ username: SENDER, certificate: await authority.issue(['imap.example.org']) })
  const id = await addRelay(client, targetOf({ client, authority, relay, ...place }, relay.tlsPort, 'tls'))
  const { username, password, tlsPort: port } = dovecot
  const settings = { host: '127.0.0.1', port, security: 'tls', username, password }
  const put = (body: object) => client.put<Relay>(`/v1/relays/${id}/imap`, body)
  await put(settings)
  const check = await client.post<ImapCheck>(`/v1/relays/${id}/imap/check`, undefined)
  if (!check.ok || check.folders.length === 0) throw new Error(`no folders: ${check.code}`)
  const { password: _, ...unchanged } = settings
  for (let read = 0; read < READS; read += 1) {
    const { imap } = await client.get<Relay>(`/v1/relays/${id}`)
    if (imap?.lastCheck?.folders.length !== check.folders.length) throw new Error('the folders were not kept')
    await put({ ...unchanged, folder: check.suggestedFolder })
  }
  const signIns = (await dovecot.log()).match(/Login: user=/g)?.length ?? 0
  await dovecot.stop()
  return {
    name: `folder list: fetched, for ${READS} looks at it and ${READS} changes of the folder`,
    measured: signIns,
    target: 1,
    unit: '',
  }
}

/** Everything through the built API but the detection, which asks a web server at a port that nobody else may choose. */
export const measureRelays = async (): Promise<Figure[]> => {
  const authority = await createCertificateAuthority()
  const api = await startApi({ env: { BIENRECU_DAILY_LIMIT: '10000' } })
  const relay = await startFastRelay(authority)
  try {
    const roundTrip = await measureRoundTrip(ONE_WAY_MS)
    const place = async () => ({ client: await pairClient(await api.pair()), authority, relay, roundTrip })
    return [
      ...(await measureDetection(authority, ONE_WAY_MS, roundTrip)),
      await measureTest(await place(), 'tls', relay.tlsPort),
      await measureTest(await place(), 'starttls', relay.starttlsPort),
      await measureThree(await place()),
      await measureFolders(await place()),
    ]
  } finally {
    await relay.stop()
    await api.stop()
    await authority.remove()
  }
}
