import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../fixtures/free-port.ts'
import { listen } from './listen.ts'

const QUICK = { headersTimeout: 80, requestTimeout: 160, connectionsCheckingInterval: 20, keepAliveTimeout: 20 }
const HEAD = 'POST /body HTTP/1.1\r\nHost: 127.0.0.1\r\n'

const app = new Hono()
  .get('/', (c) => c.text('here'))
  .post('/body', async (c) => c.text(await c.req.text()))
  .post('/refused', (c) => c.text('refused', 401))
  .onError((_error, c) => c.text('cut off', 400))

/** All that is said on a connection until it ends, be it by a reset. */
const heardOn = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(heard))
  })

// Bytes sent to a server that has hung up are answered by a reset, which may overtake what it said before.
const GIVEN_UP = /^HTTP\/1\.1 408|^$/

/** A client of a server with short limits; `answer`: all it was told until the server hung up. */
const dial = async (limits = {}) => {
  const port = await freePort()
  const listener = await listen(app.fetch, { host: '127.0.0.1', port }, { ...QUICK, ...limits })
  onTestFinished(() => listener.close())
  const client = () => {
    const socket = connect(port, '127.0.0.1')
    return { socket, answer: heardOn(socket) }
  }
  return { ...client(), client }
}

/** Sends a little now and then, for as long as somebody listens. */
const dribble = ({ socket }: Pick<Awaited<ReturnType<typeof dial>>, 'socket'>, piece: string): void => {
  const timer = setInterval(() => socket.write(piece), 10)
  socket.once('close', () => clearInterval(timer))
}

describe('a connection is given up when', () => {
  it('nothing is ever said on it', async () => {
    const { answer } = await dial()
    expect(await answer).toContain('408')
  })

  it('its head comes drop by drop', async () => {
    const { socket, answer } = await dial()
    socket.write(HEAD)
    dribble({ socket }, 'X: y\r\n')
    expect(await answer).toMatch(GIVEN_UP)
  })

  it('its body comes drop by drop', async () => {
    const { socket, answer } = await dial()
    socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`)
    dribble({ socket }, 'x')
    expect(await answer).toMatch(GIVEN_UP)
  })

  it('there are more than the server takes; those that come once the idle ones are given up are answered', async () => {
    const { socket, answer, client } = await dial({ maxConnections: 1 })
    await once(socket, 'connect')
    expect(await client().answer).toBe('')
    await answer
    const next = client()
    next.socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
    expect(await next.answer).toContain('here')
  })
})

it('an answer before the end of an endless body ends the connection', async () => {
  const { socket, answer } = await dial({ requestTimeout: 5_000 })
  socket.write('POST /refused HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n')
  dribble({ socket }, '400\r\n' + 'x'.repeat(1_024) + '\r\n')
  expect(await answer).toContain('401')
})

it.each(['websocket', 'h2c'])('an upgrade to %s is answered as the ordinary request it also is', async (protocol) => {
  const { socket, answer } = await dial()
  const head = ['GET / HTTP/1.1', 'Host: 127.0.0.1', 'Connection: Upgrade', `Upgrade: ${protocol}`]
  socket.write(
    `${[...head, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='].join('\r\n')}\r\n\r\n`,
  )
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
})
