import type { Failure, Locale, Reply } from '@bienrecu/shared'
import { API_VERSION, Meta, PRODUCT, Problem } from '@bienrecu/shared'
import type { z } from 'zod'

/** An answer should come within this time; a test of a relay has a longer one. Below the 30 s after which Chrome stops
 * a background whose request is still unanswered. */
const DEFAULT_TIMEOUT = 15_000 // ms

export interface Connection {
  /** Origin and path of the API, without a trailing slash. */
  apiUrl: string
  /** Null before pairing. */
  token: string | null
}

export interface ExchangePorts {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  locale: () => Promise<Locale>
}

export interface Request<T> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** Null when the answer has no content. */
  schema: z.ZodType<T>
  body?: unknown
  /** Instead of `body`, what is not JSON. */
  raw?: { type: string; body: BodyInit }
  headers?: Record<string, string>
  timeout?: number // ms
}

type Answer = { kind: 'unreachable' } | { kind: 'not-json' } | { kind: 'json'; status: number; body: unknown }

const isJson = (response: Response): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')

const readAnswer = async (response: Response): Promise<Answer> => {
  if (response.status === 204) return { kind: 'json', status: 204, body: null }
  if (!isJson(response)) return { kind: 'not-json' }
  try {
    return { kind: 'json', status: response.status, body: await response.json() }
  } catch (error) {
    // Said to be JSON and is not, unless the connection broke while it was read.
    return { kind: error instanceof SyntaxError ? 'not-json' : 'unreachable' }
  }
}

/** Headers and rules of every request: nothing of the browser’s own (cookies, cache, referrer) travels with it. */
export const requestInit = async (
  ports: ExchangePorts,
  { token }: Connection,
  { method, body, raw, headers = {} }: Pick<Request<unknown>, 'method' | 'body' | 'raw' | 'headers'>,
): Promise<RequestInit> => ({
  method,
  headers: {
    accept: 'application/json',
    'accept-language': await ports.locale(),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(raw === undefined ? {} : { 'content-type': raw.type }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  ...(raw === undefined ? {} : { body: raw.body }),
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'manual', // a login page of a proxy is told apart instead of followed
  referrerPolicy: 'no-referrer',
})

const ask = async (
  ports: ExchangePorts,
  connection: Connection,
  request: Pick<Request<unknown>, 'method' | 'path' | 'body' | 'raw' | 'headers' | 'timeout'>,
): Promise<Answer> => {
  const init = await requestInit(ports, connection, request)
  const signal = AbortSignal.timeout(request.timeout ?? DEFAULT_TIMEOUT)
  try {
    return await readAnswer(await ports.fetch(connection.apiUrl + request.path, { ...init, signal }))
  } catch {
    // Refused, not found, bad certificate, no CORS, too slow: the browser tells an extension only that it failed.
    return { kind: 'unreachable' }
  }
}

const failure = (code: Failure['code'], url: string): Failure => ({ ok: false, code, params: { url } })

/**
 * True when anything at all answers at the address. A program that knows nothing of extensions gives no CORS headers, and
 * looks like nobody to a plain request; one in `no-cors` mode shows that it is there, and nothing else of it.
 */
const isAnybodyThere = async (ports: ExchangePorts, apiUrl: string): Promise<boolean> => {
  const signal = AbortSignal.timeout(DEFAULT_TIMEOUT)
  try {
    await ports.fetch(`${apiUrl}/v1/meta`, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
    return true
  } catch {
    return false
  }
}

/** Asks who answers at an address, without a token: unreachable, not our product, another version, or its `Meta`. */
export const readMeta = async (ports: ExchangePorts, apiUrl: string): Promise<Reply<Meta>> => {
  const answer = await ask(ports, { apiUrl, token: null }, { method: 'GET', path: '/v1/meta' })
  if (answer.kind === 'unreachable')
    return failure((await isAnybodyThere(ports, apiUrl)) ? 'api-wrong-product' : 'api-unreachable', apiUrl)
  const problem = answer.kind === 'json' ? Problem.safeParse(answer.body) : null
  if (problem?.success) return failureOf(problem.data)
  const meta = answer.kind === 'json' ? Meta.safeParse(answer.body) : null
  if (!meta?.success || meta.data.product !== PRODUCT) return failure('api-wrong-product', apiUrl)
  if (meta.data.apiVersion !== API_VERSION) return failure('api-too-old', apiUrl)
  return { ok: true, value: meta.data }
}

/** Why an answer is none of the contract: something else answers there, another version does, or it is a bug. */
const explain = async (ports: ExchangePorts, apiUrl: string): Promise<Failure> => {
  const meta = await readMeta(ports, apiUrl)
  return meta.ok ? failure('api-answer-not-understood', apiUrl) : meta
}

const failureOf = ({ code, params, errors, requestId }: Problem): Failure => ({
  ok: false,
  code,
  params: { ...params, requestId },
  ...(errors ? { errors } : {}),
})

/** The failure that an answer outside 2xx stands for. */
export const readFailure = async (ports: ExchangePorts, apiUrl: string, response: Response): Promise<Failure> => {
  const answer = await readAnswer(response)
  const problem = answer.kind === 'json' ? Problem.safeParse(answer.body) : null
  return problem?.success ? failureOf(problem.data) : explain(ports, apiUrl)
}

/** Sends one request and reads its answer by the contract. Never throws for what a server or a network can do. */
export const exchange = async <T>(
  ports: ExchangePorts,
  connection: Connection,
  request: Request<T>,
): Promise<Reply<T>> => {
  const answer = await ask(ports, connection, request)
  if (answer.kind === 'unreachable') return failure('api-unreachable', connection.apiUrl)
  if (answer.kind === 'not-json') return explain(ports, connection.apiUrl)
  const isSuccess = answer.status >= 200 && answer.status < 300
  const problem = isSuccess ? null : Problem.safeParse(answer.body)
  if (problem?.success) return failureOf(problem.data)
  const value = isSuccess ? request.schema.safeParse(answer.body) : null
  return value?.success ? { ok: true, value: value.data } : explain(ports, connection.apiUrl)
}
