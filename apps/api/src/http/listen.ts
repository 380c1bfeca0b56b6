import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { AppError } from '../app-error.ts'

/** Milliseconds, but for the size and the number. Whoever is slow on purpose must not use up the connections of all. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000, // until the whole request is here; an answer may take longer
  connectionsCheckingInterval: 1_000, // how late the two above may be; Node looks every 30 s otherwise
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16 * 1024,
  maxConnections: 256,
}
const PATIENCE = 5_000 // ms that answers under way have to end once we stop
const SWEEP = 50 // ms between two looks at connections that have become idle

type Fetch = Parameters<typeof getRequestListener>[0]

export interface Listener {
  /** Takes no more requests, lets those under way end, cuts what has not ended after five seconds. */
  close: () => Promise<void>
}

/** A connection that was kept open is idle only once its last answer is out, which may be after we began to stop. */
const close = (server: Server): Promise<void> => {
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE)
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP)
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
  })
}

const listenFault = (error: NodeJS.ErrnoException, host: string, port: number): unknown => {
  if (error.code === 'EADDRINUSE') return new AppError('port-in-use', { cause: error, params: { port } })
  if (error.code === 'EACCES') return new AppError('port-not-permitted', { cause: error, params: { port } })
  const isElsewhere = error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
  return isElsewhere ? new AppError('address-not-here', { cause: error, params: { host } }) : error
}

interface Place {
  host: string
  port: number
}

/** Answers HTTP on one address. Throws `port-in-use`, `port-not-permitted` or `address-not-here`. */
export const listen = (
  fetch: Fetch,
  { host, port }: Place,
  changes: Partial<typeof LIMITS> = {},
): Promise<Listener> => {
  const limits = { ...LIMITS, ...changes }
  const handle = getRequestListener(fetch)
  const server = createServer(limits, (request, response) => void handle(request, response))
  server.maxConnections = limits.maxConnections
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, host, port)))
    server.listen({ host, port }, () => resolve({ close: () => close(server) }))
  })
}
