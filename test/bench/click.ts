import type { Probe, ProbeEvent } from '@bienrecu/shared'
import type { Client } from '../product/api-client.ts'
import type { BareTarget } from './bare-client.ts'

/** An address of mail-tester that no run has used yet. */
export const newAddress = (): string => `bench-${crypto.randomUUID()}@srv1.mail-tester.com`

/** Clicks, and follows the events until the relay has accepted; gives the milliseconds since the click. */
export const sendOnce = async (client: Client, relayId: string): Promise<number> => {
  const request = { relayId, address: newAddress(), locale: 'fr', overQuota: true }
  const clicked = performance.now()
  const probe = await client.post<Probe>('/v1/probes', request, { 'Idempotency-Key': crypto.randomUUID() })
  for await (const event of client.events<ProbeEvent>(`/v1/probes/${probe.id}/events`)) {
    if (event.step === 'accepted') return performance.now() - clicked
    if (event.state === 'failed' || event.state === 'unknown') throw new Error(`probe ${event.state}: ${event.code}`)
  }
  throw new Error('the events ended before the relay had accepted')
}

/** A relay of its own for each run, because a connection is kept by relay. */
export const addRelay = async (client: Client, target: BareTarget): Promise<string> => {
  const { id } = await client.post<{ id: string }>('/v1/relays', {
    name: crypto.randomUUID(),
    host: '127.0.0.1',
    port: target.port,
    security: target.security,
    authentication: true,
    username: target.username,
    password: target.password,
    fromAddress: target.from,
    caCertificate: target.authority,
  })
  return id
}
