import type { AuditRequest, CreateProbe, PairRequest, Reply, TesterReport } from '@bienrecu/shared'
import { AuditReport, DeviceList, PairResponse, Probe, ProbeList, StoredReport, TesterQuota } from '@bienrecu/shared'
import { z } from 'zod'
import { exchange, readMeta, type Connection, type ExchangePorts, type Request } from './api/exchange.ts'
import { openProbeEvents } from './api/probe-events.ts'
import { comparisonRequests } from './api/comparison-requests.ts'
import { planRequests } from './api/plan-requests.ts'
import { relayRequests } from './api/relay-requests.ts'
import { scoreRequests } from './api/score-requests.ts'
import { testerRequests } from './api/tester-requests.ts'

// The API gives an audit 30 s; this is below what Chrome gives a background that waits.
const AUDIT_TIMEOUT = 29_000 // ms

export interface ApiPorts extends ExchangePorts {
  /** The paired API, or why nothing may be asked: no consent yet, or no pairing. */
  connection: () => Promise<Reply<Connection>>
  /** The API no longer knows this device. */
  onRejected: () => Promise<void>
}

export type ApiClient = ReturnType<typeof createApiClient>

const nothing = z.unknown().transform(() => null)
const isRejection = (reply: Reply<unknown>): boolean =>
  !reply.ok && ['unauthorized', 'token-revoked', 'token-expired'].includes(reply.code)

/** Every request of the contract, as functions that answer with a `Reply` and never throw for a fault of the world. */
export const createApiClient = (ports: ApiPorts) => {
  const call = async <T>(request: Request<T>): Promise<Reply<T>> => {
    const connection = await ports.connection()
    if (!connection.ok) return connection
    const reply = await exchange(ports, connection.value, request)
    if (isRejection(reply)) await ports.onRejected()
    return reply
  }
  const get = <T>(path: string, schema: z.ZodType<T>) => call({ method: 'GET', path, schema })
  const post = <T>(path: string, schema: z.ZodType<T>, body: unknown = {}) =>
    call({ method: 'POST', path, schema, body })
  const remove = (path: string) => call({ method: 'DELETE', path, schema: nothing })

  return {
    meta: (apiUrl: string) => readMeta(ports, apiUrl),
    pair: (apiUrl: string, body: PairRequest) =>
      exchange(ports, { apiUrl, token: null }, { method: 'POST', path: '/v1/pair', schema: PairResponse, body }),

    devices: () => get('/v1/devices', DeviceList),
    removeDevice: (id: string) => remove(`/v1/devices/${id}`),

    ...relayRequests(call),
    ...comparisonRequests(call),
    ...scoreRequests(call),
    ...planRequests(call),
    ...testerRequests(call),

    testerQuota: () => get('/v1/tester-quota', TesterQuota),
    createProbe: (body: CreateProbe, idempotencyKey: string) =>
      call({
        method: 'POST',
        path: '/v1/probes',
        schema: Probe,
        body,
        headers: { 'idempotency-key': idempotencyKey },
      }),
    probes: (cursor?: string) =>
      get(`/v1/probes${cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`}`, ProbeList),
    probe: (id: string) => get(`/v1/probes/${id}`, Probe),
    cancelProbe: (id: string) => post(`/v1/probes/${id}/cancel`, Probe),
    removeProbe: (id: string) => remove(`/v1/probes/${id}`),
    probeEvents: async (probeId: string, lastEventId: number, signal: AbortSignal) => {
      const connection = await ports.connection()
      if (!connection.ok) return connection
      const reply = await openProbeEvents(ports, connection.value, { probeId, lastEventId, signal })
      if (isRejection(reply)) await ports.onRejected()
      return reply
    },

    storeReport: (report: TesterReport) => post('/v1/reports', StoredReport, { report }),
    report: (id: string) => get(`/v1/reports/${id}`, StoredReport),

    audit: (body: AuditRequest) =>
      call({ method: 'POST', path: '/v1/audits', schema: AuditReport, body, timeout: AUDIT_TIMEOUT }),
  }
}
