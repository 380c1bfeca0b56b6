import { createSocket } from 'node:dgram'
import { createServer } from 'node:https'
import type { ServerCertificate } from './certificate-authority.ts'

/** DNS over HTTPS (RFC 8484, GET) in front of a name server on 127.0.0.1. */
export interface DohServer {
  readonly port: number
  /** How many questions came. */
  questions(): number
  stop(): Promise<void>
}

const MEDIA_TYPE = 'application/dns-message'
const PATIENCE = 5_000 // ms

const askByUdp = (message: Buffer, port: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    const timer = setTimeout(() => socket.close(() => reject(new Error('no answer'))), PATIENCE)
    socket.once('message', (answer) => {
      clearTimeout(timer)
      socket.close(() => resolve(answer))
    })
    socket.send(message, port, '127.0.0.1')
  })

/** Starts it with a certificate of the lab; like the large public services, it lets any page read its answers. */
export async function startDohServer(dnsPort: number, { certificate, key }: ServerCertificate): Promise<DohServer> {
  let questions = 0
  const server = createServer({ cert: certificate, key }, (request, response) => {
    const asked = new URL(request.url ?? '/', 'https://lab.invalid').searchParams.get('dns')
    if (request.method !== 'GET' || asked === null) return void response.writeHead(400).end()
    questions += 1
    askByUdp(Buffer.from(asked, 'base64url'), dnsPort).then(
      (answer) =>
        response.writeHead(200, { 'content-type': MEDIA_TYPE, 'access-control-allow-origin': '*' }).end(answer),
      () => response.writeHead(504).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The DoH server has no port')
  return {
    port: address.port,
    questions: () => questions,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
