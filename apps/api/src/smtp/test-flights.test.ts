import { afterEach, describe, expect, it } from 'vitest'
import { converse } from './fixtures/converse.ts'
import { startFlightCounter } from './fixtures/flight-counter.ts'
import { relayScript, type RelayScript } from './fixtures/relay-script.ts'
import { startPeer } from './fixtures/scripted-peer.ts'
import { certificate, targetOf } from './fixtures/send-through.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const GOODBYE = 1 // RSET, and QUIT behind it: their answers are awaited by nobody, and do not come here
const silence = () => new Promise<never>(() => undefined)

/** Flights of the test of a good relay, the goodbye included. */
const count = async (security: 'tls' | 'starttls' | 'none', script: RelayScript = {}) => {
  const peer = await startPeer(relayScript({ certificate, security, RSET: silence, ...script }))
  closers.push(peer.close)
  const counter = await startFlightCounter(peer.port)
  closers.push(counter.close)
  expect(await converse(targetOf(counter, security))).toMatchObject({ code: null, failed: null })
  await expect.poll(() => peer.lines.at(-1)).toBe('RSET')
  // In clear the greeting comes unasked, one round trip after the connection: a change of direction that the counter does not see.
  return counter.takeFlights() + (security === 'tls' ? 0 : 1)
}

describe('round trips of the test of a relay', () => {
  it('are 6 with TLS from the start: connection, two for TLS and the greeting, EHLO, AUTH, envelope', async () => {
    expect(await count('tls')).toBe(6 + GOODBYE)
  })

  it('are 8 with STARTTLS: two more greetings and the question for it', async () => {
    expect(await count('starttls')).toBe(8 + GOODBYE)
  })

  it('are one more where the server takes one command at a time', async () => {
    expect(await count('tls', { offers: ['AUTH PLAIN'] })).toBe(7 + GOODBYE)
  })
})
