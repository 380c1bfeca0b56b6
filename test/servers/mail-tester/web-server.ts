import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'

import type { ServerCertificate } from '../certificate-authority.ts'

/** A request as the replica saw it. */
export interface SeenRequest {
  readonly at: Date
  readonly method: string
  readonly host: string
  readonly target: string
  readonly userAgent: string
}

/** What a handler answers with. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An HTTPS server on a free port of 127.0.0.1. */
export interface WebServer {
  readonly port: number
  readonly requests: readonly SeenRequest[]
  stop(): Promise<void>
}

/** Starts the server; every GET is answered by the handler, anything else with 405. */
export async function startWebServer(
  certificate: ServerCertificate,
  handle: (target: string, acceptLanguage: string) => Promise<Answer>,
): Promise<WebServer> {
  const requests: SeenRequest[] = []
  const server = createServer({ cert: certificate.certificate, key: certificate.key }, (request, response) => {
    requests.push(describe(request))
    const answer =
      request.method === 'GET'
        ? handle(request.url ?? '/', request.headers['accept-language'] ?? '')
        : Promise.resolve({ status: 405, headers: {}, body: '' })
    answer.then(
      (given) => send(response, given),
      (error: unknown) => send(response, { status: 500, headers: {}, body: String(error) }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return {
    port: address.port,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function describe(request: IncomingMessage): SeenRequest {
  return {
    at: new Date(),
    method: request.method ?? '',
    host: request.headers.host ?? '',
    target: request.url ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers })
  response.end(body)
}
