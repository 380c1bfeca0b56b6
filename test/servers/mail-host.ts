import { randomInt } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { ServerCertificate } from './certificate-authority.ts'

/** A mail host with a loopback address of its own, so that it can have the ports the world expects. */
export interface MailHost {
  readonly address: string
  /** How often its settings were asked for. */
  settingsRead(): number
  stop(): Promise<void>
}

export interface MailHostOptions {
  /** The port of 127.0.0.1 that answers on 465. */
  readonly submissionsPort: number
  /** For the host that publishes the settings. */
  readonly certificate: ServerCertificate
  /** Mozilla’s autoconfiguration file. */
  readonly settings: string
}

const PATH = '/mail/config-v1.1.xml'
const ATTEMPTS = 20

const listen = (server: Server, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

const forwarder = (port: number, sockets: Set<Socket>): Server =>
  createServer((client) => {
    const target = connect({ port, host: '127.0.0.1' })
    for (const socket of [client, target]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket)).once('error', () => socket.destroy())
    }
    client.pipe(target).pipe(client)
  })

// All of 127.0.0.0/8 is this machine: somewhere in it both ports are free.
const freeAddress = async (first: Server, port: number): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    const address = `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`
    try {
      await listen(first, port, address)
      return address
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** Starts it: 465 leads to the relay, 443 gives the settings. Needs the right to open ports below 1024. */
export async function startMailHost({ submissionsPort, certificate, settings }: MailHostOptions): Promise<MailHost> {
  let reads = 0
  const sockets = new Set<Socket>()
  const submissions = forwarder(submissionsPort, sockets)
  const web = createHttpsServer({ cert: certificate.certificate, key: certificate.key }, (request, response) => {
    const isSettings = new URL(request.url ?? '/', 'https://lab.invalid').pathname === PATH
    if (!isSettings) return void response.writeHead(404).end()
    reads += 1
    response.writeHead(200, { 'content-type': 'text/xml' }).end(settings)
  })
  const address = await freeAddress(submissions, 465)
  await listen(web, 443, address)
  return {
    address,
    settingsRead: () => reads,
    async stop() {
      for (const socket of sockets) socket.destroy()
      web.closeAllConnections()
      await Promise.all([close(web), close(submissions)])
    },
  }
}
