import { createServer } from 'node:net'

/** A port of 127.0.0.1 at which nobody is to be seen. */
export interface HttpTrap {
  readonly port: number
  /** The beginning of what each visitor has sent. */
  readonly visits: readonly string[]
  stop(): Promise<void>
}

/** Opens it. Whoever connects is noted and sent away. */
export async function startHttpTrap(): Promise<HttpTrap> {
  const visits: string[] = []
  const server = createServer((socket) => {
    const at = visits.push('') - 1
    socket.on('error', () => {})
    socket.once('data', (chunk: Buffer) => {
      visits[at] = chunk.toString('latin1').slice(0, 200)
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The trap does not listen on a port')
  return { port: address.port, visits, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}
