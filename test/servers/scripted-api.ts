import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Meta, PairResponse, type ErrorCode } from '@bienrecu/shared'

/** An API that answers as it is told to, for screens that only other people’s servers bring about. */
export interface ScriptedApi {
  readonly url: string
  /** What is typed to pair with it. */
  readonly pairing: string
  /** Answers one route (`GET /v1/relays`) with this from now on. */
  answer(route: string, body: unknown, status?: number): void
  /** Refuses one route with this code and, where given, these faulty fields. */
  refuse(route: string, code: ErrorCode, errors?: readonly { pointer: string; code: ErrorCode; detail: string }[]): void
  stop(): Promise<void>
}

const NOW = '2026-11-22T10:00:00.000Z'

const META = Meta.parse({
  product: 'bienrecu',
  apiVersion: 1,
  version: '0.1.0',
  instanceId: '9f3d8d5c-6f0e-4a3b-8d5b-0c8e7f0a1b2c',
  time: NOW,
})

const PAIRED = PairResponse.parse({
  token: 'bienrecu_scripted',
  device: {
    id: '0b7f5a0e-6c4e-4f6e-9d53-8f6d0a0c0001',
    name: 'Chromium',
    origin: null,
    createdAt: NOW,
    lastUsedAt: NOW,
    expiresAt: '2027-05-20T10:00:00.000Z',
    isCurrent: true,
  },
})

const QUOTA = { limit: 3, used: 0, left: 3, windowHours: 24, nextAt: null }

type Scripted = { status: number; type: string; body: unknown }
const json = (body: unknown, status = 200): Scripted => ({ status, type: 'application/json', body })

const corsOf = ({ headers }: IncomingMessage): Record<string, string> => ({
  'access-control-allow-origin': headers.origin ?? '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, last-event-id',
})

const reply = (request: IncomingMessage, response: ServerResponse, routes: ReadonlyMap<string, Scripted>): void => {
  request.resume()
  if (request.method === 'OPTIONS') return void response.writeHead(204, corsOf(request)).end()
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { status, type, body } = routes.get(`${request.method} ${pathname}`) ?? json({ code: 'not-found' }, 404)
  response.writeHead(status, { ...corsOf(request), 'content-type': type })
  response.end(body === null ? undefined : JSON.stringify(body))
}

/** Starts it on a free port. Whoever asks is paired; nothing is kept. */
export async function startScriptedApi(): Promise<ScriptedApi> {
  const routes = new Map<string, Scripted>([
    ['GET /v1/meta', json(META)],
    ['POST /v1/pair', json(PAIRED, 201)],
    ['GET /v1/devices', json({ items: [PAIRED.device] })],
    ['GET /v1/tester-quota', json(QUOTA)],
    ['GET /v1/probes', json({ items: [], nextCursor: null })],
  ])
  const server = createServer((request, response) => reply(request, response, routes))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The scripted API has no port')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    pairing: `${url}#BCDF-GHJK`,
    answer: (route, body, status) => void routes.set(route, json(body, status)),
    refuse(route, code, errors) {
      const body = { type: `urn:bienrecu:error:${code}`, title: code, status: 422, code, requestId: 'lab', errors }
      routes.set(route, { status: 422, type: 'application/problem+json', body })
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
