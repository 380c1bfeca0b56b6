import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'

/** An HTTP proxy on a free port of 127.0.0.1 that knows only some hosts. */
export interface ConnectProxy {
  readonly port: number
  /** Every `host:port` that was asked for and refused. */
  readonly refused: readonly string[]
  stop(): Promise<void>
}

/**
 * Starts a proxy for browsers that cannot map host names to ports themselves, as Firefox.
 * `CONNECT` to port 443 of a given host leads to its port of 127.0.0.1 (RFC 9110 section 9.3.6); anything else is refused.
 */
export async function startConnectProxy(hosts: Readonly<Record<string, number>>): Promise<ConnectProxy> {
  const refused: string[] = []
  const sockets = new Set<Socket>()
  const track = (socket: Socket): void => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((request, response) => {
    refused.push(request.url ?? '')
    response.writeHead(403).end()
  })
  server.on('connection', track)
  server.on('connect', (request, client: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':')
    const mapped = port === '443' ? hosts[host] : undefined
    if (mapped === undefined) {
      refused.push(request.url ?? '')
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const target = connect({ port: mapped, host: '127.0.0.1' }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      client.pipe(target).pipe(client)
    })
    track(target)
    client.once('close', () => target.destroy())
    target.once('close', () => client.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port')
  return {
    port: address.port,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
