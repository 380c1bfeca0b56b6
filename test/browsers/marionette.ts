// The wire format of Firefox's Marionette, version 3: `length:json`, commands [0, id, name, parameters],
// answers [1, id, error, result]. One command at a time.

import { connect, type Socket } from 'node:net'

/** A connection to Firefox's own remote control. */
export interface Marionette {
  /** Sends a command, such as `WebDriver:Navigate`, and returns its result. Throws Firefox's own words when it fails. */
  command(name: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): void
}

/** Connects to the port given in the preference `marionette.port`. Firefox must listen already. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect({ port, host: '127.0.0.1' })
  const packets = readPackets(socket)
  await packets.next() // The greeting: which protocol, which application.
  let lastId = 0
  return {
    async command(name, parameters = {}) {
      lastId += 1
      const text = JSON.stringify([0, lastId, name, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
      const { value, done } = await packets.next()
      if (done || !Array.isArray(value)) throw new Error(`Firefox went away during ${name}`)
      const [, , error, result] = value
      if (error !== null) throw new Error(`${name}: ${describeError(error)}`)
      return result
    },
    close: () => socket.destroy(),
  }
}

async function* readPackets(socket: Socket): AsyncGenerator<unknown, undefined> {
  let received = Buffer.alloc(0)
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk])
    for (;;) {
      const colon = received.indexOf(':')
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)).toString())
      if (colon === -1 || received.length < end) break
      yield JSON.parse(received.subarray(colon + 1, end).toString())
      received = received.subarray(end)
    }
  }
  return undefined
}

/** WebDriver (W3C) section 6.6: a code and a message, which may be empty. */
function describeError(error: unknown): string {
  if (!(error instanceof Object && 'error' in error && 'message' in error)) return JSON.stringify(error)
  return `${String(error.error)}: ${String(error.message)}`
}
