import { connect, createServer, type AddressInfo } from 'node:net'
import { startDelayedProxy } from '../servers/delayed-proxy.ts'
import { median } from './figure.ts'

const ECHOES = 25

/** What a byte and its echo really take on a line of this delay, in milliseconds: the timers of the line are late at times. */
export const measureRoundTrip = async (oneWayMs: number): Promise<number> => {
  const echo = createServer({ noDelay: true }, (socket) => socket.pipe(socket))
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  const proxy = await startDelayedProxy(portOf(echo.address()), oneWayMs)
  const socket = connect({ port: proxy.port, host: '127.0.0.1', noDelay: true })
  const once = async (): Promise<number> => {
    const begun = performance.now()
    const heard = new Promise((resolve) => socket.once('data', resolve))
    socket.write('x')
    await heard
    return performance.now() - begun
  }
  await once() // the connection itself takes longer
  const times: number[] = []
  while (times.length < ECHOES) times.push(await once())
  socket.destroy()
  await proxy.stop()
  echo.close()
  return median(times)
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the echo does not listen on a port')
  return address.port
}
