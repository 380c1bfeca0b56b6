import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** Below Linux's range for outgoing connections (32768 and up), so that none of them takes a port we just found. */
const LOWEST = 12_000
const HIGHEST = 31_999
/** Ports set aside for each process: two labs side by side look in different places. */
const PER_PROCESS = 50

const span = HIGHEST - LOWEST + 1
let offset = (process.pid * PER_PROCESS) % span

/**
 * A port of 127.0.0.1 that nobody uses, neither for TCP nor for UDP.
 * Meant for programs that cannot listen on port 0 and say what they got.
 */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < span; tried += 1) {
    const port = LOWEST + offset
    offset = (offset + 1) % span
    if ((await isFreeForTcp(port)) && (await isFreeForUdp(port))) return port
  }
  throw new Error(`No free port between ${LOWEST} and ${HIGHEST} on 127.0.0.1`)
}

function isFreeForTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => socket.close(() => resolve(false)))
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => socket.close(() => resolve(true)))
  })
}
