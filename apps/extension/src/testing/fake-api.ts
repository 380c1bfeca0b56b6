import type {
  Meta,
  PairResponse,
  Probe,
  ProbeEvent,
  Problem,
  Relay,
  RelayList,
  Tester,
  TesterAddress,
  TesterList,
  TesterQuota,
  TesterResultList,
} from '@bienrecu/shared'

export const API_URL = 'http://127.0.0.1:2436'
export const TOKEN = 'bienrecu_token'

type Answer = Response | Promise<Response>
interface Call {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: unknown
}

export interface FakeApi {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  calls: Call[]
  /** Messages that really left, by idempotency key. */
  mails: Map<string, Probe>
  /** Answers one route (“GET /v1/meta”) in another way. */
  answer: (route: string, respond: (call: Call) => Answer) => void
}

export const json = (body: unknown, status = 200, type = 'application/json'): Response =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { 'content-type': type } })

export const problem = (code: Problem['code'], status: number, more: Partial<Problem> = {}): Response =>
  json(
    { type: `urn:bienrecu:error:${code}`, title: code, status, code, requestId: 'request-1', ...more },
    status,
    'application/problem+json',
  )

export const META: Meta = {
  product: 'bienrecu',
  apiVersion: 1,
  version: '0.1.0',
  instanceId: '9f3d8d5c-6f0e-4a3b-8d5b-0c8e7f0a1b2c',
  time: '2026-11-21T10:00:00.000Z',
}

export const PAIRED: PairResponse = {
  token: TOKEN,
  device: {
    id: '0b7f5a0e-6c4e-4f6e-9d53-8f6d0a0c0001',
    name: 'Chromium on Linux',
    origin: 'chrome-extension://test-extension-id',
    createdAt: '2026-11-21T10:00:00.000Z',
    lastUsedAt: null,
    expiresAt: '2027-05-20T10:00:00.000Z',
    isCurrent: true,
  },
}

export const RELAY: Relay = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002',
  name: 'Office',
  host: 'smtp.example.org',
  port: 587,
  security: 'starttls',
  authentication: true,
  username: 'isabelle@example.org',
  fromAddress: 'isabelle@example.org',
  fromName: null,
  replyToAddress: null,
  replyToName: null,
  caCertificate: null,
  certificatePin: null,
  providerId: null,
  authMethod: 'auto',
  ehloName: null,
  headers: [],
  isDefault: true,
  isFallback: false,
  canSend: true,
  senderRule: null,
  signInProvider: null,
  oauth: null,
  imap: null,
  hasPassword: true,
  passwordSetAt: '2026-11-20T10:00:00.000Z',
  lastTest: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
}

export const QUOTA: TesterQuota = { limit: 3, used: 1, left: 2, windowHours: 24, nextAt: null }

/** What happens to every mail of this API: the whole way to a result. */
export const HAPPY_END: ProbeEvent[] = (
  [
    'queued',
    'connecting',
    'connected',
    'tls',
    'authenticated',
    'envelope',
    'data',
    'accepted',
    'waiting',
    'reported',
  ] as const
).map((step, index) => ({
  sequence: index + 1,
  step,
  state: step === 'queued' || step === 'accepted' || step === 'waiting' || step === 'reported' ? step : 'connecting',
  at: '2026-11-21T10:00:00.000Z',
  facts: {},
  code: null,
  params: {},
}))

export const PROBE: Probe = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0001',
  relayId: RELAY.id,
  relayName: RELAY.name,
  address: 'test-abc123xyz@srv1.mail-tester.com',
  state: 'queued',
  code: null,
  params: {},
  cause: null,
  reply: null,
  ownMessageId: null,
  batchId: null,
  sentCopy: null,
  messageId: null,
  isCancellable: true,
  createdAt: '2026-11-21T10:00:00.000Z',
  acceptedAt: null,
  resultDeadline: null,
  report: null,
  events: HAPPY_END.slice(0, 1),
}

const SETTLED = {
  state: 'reported',
  isCancellable: false,
  report: { id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0009', score: 9.5, band: 4, readAt: '2026-11-21T10:01:00.000Z' },
  events: HAPPY_END,
} as const satisfies Partial<Probe>

export const REPORTED: Probe = { ...PROBE, ...SETTLED }

export const MAIL_TESTER: Tester = {
  id: 'mail-tester',
  name: 'mail-tester',
  pageUrl: 'https://www.mail-tester.com/',
  givesAddresses: false,
  isReachable: true,
  freeTests: 3,
}

export const OWN_TESTER: Tester = {
  id: 'bienrecu',
  name: 'Bien reçu',
  pageUrl: `${API_URL}/t`,
  givesAddresses: true,
  isReachable: true,
  freeTests: null,
}

export const OWN_ADDRESS: TesterAddress = {
  tester: 'bienrecu',
  address: 'test-7h3k9m2p4q6r@tester.example.org',
  pageUrl: `${API_URL}/t/Zk3-token`,
  expiresAt: '2026-11-22T10:00:00.000Z',
}

/** What the practice relay sends, to an address of its own making. */
export const PRACTICE_PROBE: Probe = {
  ...PROBE,
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0051',
  relayId: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0052',
  relayName: 'Practice',
  address: 'test-8j4m2q6r9s3t@bienrecu.localhost',
}

export const PRACTICE_REPORTED: Probe = { ...REPORTED, ...PRACTICE_PROBE, ...SETTLED }

/** The stream of these events, as the API writes it; whole, in one piece. */
export const eventStream = (events: readonly ProbeEvent[]): Response =>
  new Response(
    events.map((event) => `id: ${event.sequence}\nevent: step\ndata: ${JSON.stringify(event)}\n\n`).join(''),
    { headers: { 'content-type': 'text/event-stream' } },
  )

const eventsAfter = ({ headers }: Call): ProbeEvent[] =>
  HAPPY_END.filter(({ sequence }) => sequence > Number(headers.get('last-event-id') ?? 0))

/** An API on which every mail arrives. Anything it was not told of throws, as a bug of the caller. */
export const createFakeApi = (): FakeApi => {
  const calls: Call[] = []
  const mails = new Map<string, Probe>()
  const routes = new Map<string, (call: Call) => Answer>([
    ['GET /v1/meta', () => json(META)],
    ['POST /v1/pair', () => json(PAIRED, 201)],
    ['GET /v1/relays', () => json({ items: [RELAY] } satisfies RelayList)],
    ['GET /v1/tester-quota', () => json(QUOTA)],
    ['GET /v1/testers', () => json({ items: [MAIL_TESTER, OWN_TESTER] } satisfies TesterList)],
    ['POST /v1/tester-addresses', () => json(OWN_ADDRESS, 201)],
    ['POST /v1/practice-probes', () => json(PRACTICE_PROBE, 201)],
    ['GET /v1/tester-results', () => json({ items: [], nextCursor: null } satisfies TesterResultList)],
    [`GET /v1/probes/${PRACTICE_PROBE.id}`, () => json(PRACTICE_REPORTED)],
    [`GET /v1/probes/${PRACTICE_PROBE.id}/events`, (call) => eventStream(eventsAfter(call))],
    ['GET /v1/plans', () => json({ items: [] })],
    ['GET /v1/watches', () => json({ items: [] })],
    ['GET /v1/notices', () => json({ items: [], unread: 0 })],
    ['DELETE /v1/devices/current', () => json(null, 204)],
    [`GET /v1/probes/${PROBE.id}`, () => json(REPORTED)],
    [`GET /v1/probes/${PROBE.id}/events`, (call) => eventStream(eventsAfter(call))],
    [
      'POST /v1/probes',
      ({ headers }) => {
        const key = headers.get('idempotency-key') ?? ''
        if (!mails.has(key)) mails.set(key, PROBE)
        return json(mails.get(key), 202)
      },
    ],
  ])

  return {
    calls,
    mails,
    answer: (route, respond) => void routes.set(route, respond),
    fetch: async (url, { method = 'GET', headers, body }) => {
      const { origin, pathname, searchParams } = new URL(url)
      const call = {
        method,
        path: pathname,
        query: searchParams,
        headers: new Headers(headers),
        body: typeof body === 'string' ? JSON.parse(body) : null,
      }
      calls.push(call)
      const respond = origin === API_URL ? routes.get(`${method} ${pathname}`) : undefined
      if (!respond) throw new Error(`Not faked: ${method} ${url}`)
      return respond(call)
    },
  }
}
