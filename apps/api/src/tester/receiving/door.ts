import { randomBytes } from 'node:crypto'
import { chmodSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type ListenOptions, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../app-error.ts'
import type { Door as Place } from '../../tester-config.ts'
import type { Admission } from './admission.ts'
import type { DoorLimits } from './door-limits.ts'
import { TOO_MANY_CONNECTIONS } from './refusal.ts'
import type { Speaker } from './speak-smtp.ts'

const PATIENCE = 3_000 // ms that connections have to end once we stop
const SWEEP = 20 // ms between two looks whether they have
const EVERYBODY = 0o666 // who may speak to a socket is decided by the rights of its folder

/** Where mail comes in. */
export interface Door {
  /** What is listened on; empty and null for the path of a socket. */
  address: string
  port: number | null
  /** Takes no more connections, answers those there are with 421, cuts them after a moment. */
  close(): Promise<void>
}

/** A connection that was let in. */
export interface Connection {
  socket: Socket
  /** Forgets it, once. The speaker says so too: inside TLS the library no longer lets us listen to the socket. */
  end: () => void
}

export interface DoorDeps {
  admission: Admission
  limits: DoorLimits
  /** Loads what speaks the protocol; called with the first connection. */
  loadSpeaker: () => Promise<Speaker>
  /** Open connections by id, shared with whoever may have to cut one. */
  connections: Map<string, Connection>
  onFault: (error: unknown) => void
  onEnd: (connectionId: string) => void
}

const listenFault = (error: NodeJS.ErrnoException, host: string, place: Place): unknown => {
  const port = 'port' in place ? place.port : place.path
  if (error.code === 'EADDRINUSE') return new AppError('tester-port-in-use', { cause: error, params: { port } })
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new AppError('tester-port-not-permitted', { cause: error, params: { port } })
  const isElsewhere = error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
  return isElsewhere ? new AppError('address-not-here', { cause: error, params: { host } }) : error
}

const listen = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, () => {
      server.off('error', reject)
      resolve()
    })
  })

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** A program that was killed leaves its socket behind: it is removed when nobody answers there. */
const removeLeftSocket = async (path: string): Promise<void> => {
  if (!statSync(path, { throwIfNoEntry: false })?.isSocket()) return
  if (!(await isAnswered(path))) rmSync(path, { force: true })
}

/** Accepts connections and hands them to the speaker, which is loaded with the first. */
const createReceive = ({ admission, limits, loadSpeaker, connections, onFault, onEnd }: DoorDeps) => {
  const refuse = (socket: Socket): void => {
    socket.end(TOO_MANY_CONNECTIONS)
    socket.setTimeout(PATIENCE, () => socket.destroy())
  }
  const welcome = async (socket: Socket): Promise<void> => {
    const entry = await admission.enter(socket.remoteAddress)
    if (entry === null) return refuse(socket)
    const id = randomBytes(8).toString('hex')
    const tooLong = setTimeout(() => socket.destroy(), limits.connection).unref()
    const end = () => {
      if (!connections.delete(id)) return
      clearTimeout(tooLong)
      entry.leave()
      onEnd(id)
    }
    connections.set(id, { socket, end })
    socket.once('close', end)
    const speaker = await loadSpeaker()
    if (socket.destroyed) end()
    else speaker.speak(socket, id)
  }
  return (socket: Socket): void => {
    socket.on('error', () => socket.destroy()) // a client that left before it was greeted
    welcome(socket).catch((error: unknown) => {
      socket.destroy()
      onFault(error)
    })
  }
}

const closeServer = async (server: Server, connections: ReadonlyMap<string, Connection>): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const until = Date.now() + PATIENCE
  while (connections.size > 0 && Date.now() < until) await sleep(SWEEP)
  for (const { socket } of connections.values()) socket.destroy()
  await closed
}

/**
 * Opens a door. Throws `tester-port-in-use`, `tester-port-not-permitted` or `address-not-here`; nothing is loaded before the
 * first connection.
 */
export const openDoor = async (host: string, place: Place, deps: DoorDeps): Promise<Door> => {
  const server = createServer(createReceive(deps))
  try {
    if ('path' in place) await removeLeftSocket(place.path)
    await listen(server, 'path' in place ? { path: place.path } : { host, port: place.port })
    if ('path' in place) chmodSync(place.path, EVERYBODY)
  } catch (error) {
    throw error instanceof Error ? listenFault(error, host, place) : error
  }
  const bound = server.address()
  const { address, port } = typeof bound === 'object' && bound !== null ? bound : { address: '', port: null }
  return {
    address,
    port,
    close: () => closeServer(server, deps.connections),
  }
}
