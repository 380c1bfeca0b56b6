import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy on a free port of 127.0.0.1 that makes its target look far away. */
export interface DelayedProxy {
  readonly port: number
  /** Connections made so far. */
  connectionCount(): number
  stop(): Promise<void>
}

/**
 * Starts a proxy to a port of 127.0.0.1 that is as far away as the given one-way delay; a round trip takes two of them.
 *
 * The model is a line with constant delay, any bandwidth and no loss: what goes in comes out at the other end after the
 * delay, in order, and so does the end of a stream. Only TCP's handshake cannot be held back, because the kernel answers
 * at once. Its cost is added behind it instead. On a real line connect() returns after 2 delays (SYN there, SYN-ACK back)
 * and the server sees the connection, together with the client's first bytes, after 3. Here connect() returns at once, and
 * the server sees the connection and the first bytes after 3 delays: from then on everything happens when it really would.
 * A greeting is therefore heard 4 delays after connect() was called, on the real line as here.
 */
export async function startDelayedProxy(targetPort: number, oneWayDelayMs: number): Promise<DelayedProxy> {
  const sockets = new Set<Socket>()
  let connections = 0
  const track = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    return socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    connections += 1
    track(client)
    const arrival = Date.now() + 3 * oneWayDelayMs
    const upstream = delayedWriter(() => Math.max(Date.now() + oneWayDelayMs, arrival))
    forward(client, upstream)
    setTimeout(() => {
      if (client.destroyed) return
      const target = track(connect({ port: targetPort, host: '127.0.0.1' }))
      upstream.attach(target)
      const downstream = delayedWriter(() => Date.now() + oneWayDelayMs)
      downstream.attach(client)
      forward(target, downstream)
    }, 3 * oneWayDelayMs)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port')
  return {
    port: address.port,
    connectionCount: () => connections,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

interface DelayedWriter {
  /** Where to write; what came before waits for it. */
  attach(socket: Socket): void
  /** Hands over bytes, or null for the end of the stream. */
  send(chunk: Buffer | null): void
}

/** Writes everything in order, each piece at the time that `due` names (in milliseconds of Date.now()) when it comes in. */
function delayedWriter(due: () => number): DelayedWriter {
  const waiting: { at: number; chunk: Buffer | null }[] = []
  let target: Socket | null = null
  let timer: NodeJS.Timeout | null = null

  const flush = (socket: Socket): void => {
    timer = null
    const due = waiting.filter(({ at }) => at <= Date.now())
    for (const { chunk } of waiting.splice(0, due.length)) {
      if (chunk === null) socket.end()
      else socket.write(chunk)
    }
    const next = waiting[0]
    if (next) timer = setTimeout(flush, next.at - Date.now(), socket)
  }
  return {
    attach(socket) {
      target = socket
      socket.once('close', () => timer && clearTimeout(timer))
      flush(socket)
    },
    send(chunk) {
      waiting.push({ at: due(), chunk })
      if (target && timer === null) flush(target)
    },
  }
}

function forward(source: Socket, writer: DelayedWriter): void {
  source.on('data', (chunk: Buffer) => writer.send(chunk))
  source.once('end', () => writer.send(null))
  // A reset looks like an end to the other side: the proxy has nothing better to offer.
  source.once('error', () => writer.send(null))
}
