import { createServer, type Socket } from 'node:net'

/** A lookup table that Postfix asks over TCP, so that an answer can change without a reload: see tcp_table(5). */
export interface TcpTable {
  readonly port: number
  stop(): Promise<void>
}

/** Starts the table on a free port of 127.0.0.1. `lookUp` gives the value of a key, or null when there is none. */
export async function startTcpTable(lookUp: (key: string) => string | null): Promise<TcpTable> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    let received = ''
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString()
      const lines = received.split('\n')
      received = lines.pop() ?? ''
      for (const line of lines) socket.write(answer(line, lookUp))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The table does not listen on a port')
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Keys and values are percent-encoded; 500 means that there is no such key. */
function answer(line: string, lookUp: (key: string) => string | null): string {
  const key = /^get (.*)$/.exec(line)?.[1]
  if (key === undefined) return '400 only get is known\n'
  const value = lookUp(decodeURIComponent(key))
  return value === null ? '500 none\n' : `200 ${encodeURIComponent(value)}\n`
}
