import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'

import { expect, it, onTestFinished } from 'vitest'

import { startDelayedProxy } from './delayed-proxy.ts'
import { startHostileSmtp } from './hostile-smtp.ts'
import { submitMail } from './submit-mail.ts'

const ONE_WAY_MS = 20
/** Timers may fire up to a millisecond early by the clock that the test reads. */
const CLOCK_MS = 2

/** Milliseconds from connect() until the first bytes of the server. */
async function timeToFirstBytes(port: number, hello: string): Promise<number> {
  const start = performance.now()
  const socket = connect({ port, host: '127.0.0.1' })
  onTestFinished(() => void socket.destroy())
  if (hello !== '') socket.write(hello)
  await once(socket, 'data')
  return performance.now() - start
}

it('lets a server that speaks first be heard after two round trips, as on a real line', async () => {
  const server = await startHostileSmtp({ security: 'none' })
  const proxy = await startDelayedProxy(server.port, ONE_WAY_MS)
  onTestFinished(() => proxy.stop())
  onTestFinished(() => server.stop())
  expect(await timeToFirstBytes(proxy.port, '')).toBeGreaterThanOrEqual(4 * ONE_WAY_MS - CLOCK_MS)
})

it('lets the answer to a client that speaks first arrive after two round trips', async () => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const proxy = await startDelayedProxy(portOf(echo.address()), ONE_WAY_MS)
  onTestFinished(() => proxy.stop())
  onTestFinished(() => void echo.close())
  expect(await timeToFirstBytes(proxy.port, 'hello')).toBeGreaterThanOrEqual(4 * ONE_WAY_MS - CLOCK_MS)
})

it('passes a whole conversation on, byte for byte, and its end', async () => {
  const server = await startHostileSmtp({ security: 'none' })
  const proxy = await startDelayedProxy(server.port, 1)
  onTestFinished(() => proxy.stop())
  onTestFinished(() => server.stop())
  const message = `Subject: x\r\n\r\n${'0123456789'.repeat(20_000)}`
  await submitMail({
    port: proxy.port,
    security: 'none',
    serverName: 'smtp.example.org',
    ca: '',
    from: 'isabelle@example.org',
    to: ['test-abc@srv1.mail-tester.com'],
    message,
  })
  expect(server.messages[0] === `${message}\r\n`).toBe(true)
  expect(proxy.connectionCount()).toBe(1)
})

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return address.port
}
