import { afterEach, describe, expect, it } from 'vitest'
import { startFlightCounter } from './fixtures/flight-counter.ts'
import { relayScript, type RelayScript } from './fixtures/relay-script.ts'
import { type Peer, type PeerConnection, startPeer } from './fixtures/scripted-peer.ts'
import { attempt, certificate, targetOf, testSender } from './fixtures/send-through.ts'
import type { SmtpSender } from './smtp-sender.ts'
import type { Timeouts } from './timeouts.ts'

const MINUTE = 60_000
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const start = async (script: RelayScript, timeouts: Partial<Timeouts> = {}, keepFor = MINUTE) => {
  const peer = await startPeer(relayScript({ certificate, ...script }))
  const sender = testSender(timeouts, keepFor)
  closers.push(peer.close, () => sender.close())
  return { peer, sender }
}
const commands = ({ lines }: Peer): string[] => lines.map((line) => line.split(' ')[0] ?? '')

describe('round trips from the click to the acceptance', () => {
  const count = async (security: 'tls' | 'starttls') => {
    const { peer, sender } = await start({ security })
    const counter = await startFlightCounter(peer.port)
    closers.push(counter.close)
    const target = targetOf(counter, security)
    const send = async () => {
      expect(await attempt(target, { sender })).toMatchObject({ code: null })
      return counter.takeFlights()
    }
    return [await send(), await send()]
  }

  it('are 7 with TLS from the start, and 2 for the next message', async () => {
    expect(await count('tls')).toEqual([7, 2])
  })

  it('are 9 with STARTTLS, and 2 for the next message', async () => {
    // The greeting comes unasked, one round trip after the connection: a change of direction that the counter does not see.
    const [first = 0, second] = await count('starttls')
    expect([first + 1, second]).toEqual([9, 2])
  })
})

describe('the connection after a message', () => {
  it('is kept, and the next message needs no new sign-in', async () => {
    const { peer, sender } = await start({})
    const target = targetOf(peer, 'none')
    const first = await attempt(target, { sender })
    const second = await attempt(target, { sender })
    expect(first.phases).toEqual(['connected', 'authenticated', 'envelope', 'data', 'accepted'])
    expect(second).toMatchObject({
      code: null,
      phases: ['connected', 'envelope', 'data', 'accepted'],
      facts: { connection: 'kept' },
    })
    expect(commands(peer)).toEqual(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'MAIL', 'RCPT', 'DATA'])
    expect(peer).toMatchObject({ connections: 1, messages: [expect.any(String), expect.any(String)] })
  })

  it('is not shared by two messages at the same time', async () => {
    const { peer, sender } = await start({})
    const target = targetOf(peer, 'none')
    await attempt(target, { sender })
    const sent = await Promise.all([attempt(target, { sender }), attempt(target, { sender })])
    expect(sent.map(({ code }) => code)).toEqual([null, null])
    expect(peer).toMatchObject({ connections: 2 })
    expect(peer.messages).toHaveLength(3)
  })

  it.each([
    ['another password', { credentials: { username: 'isabelle', password: 'other' } }],
    ['another user', { credentials: { username: 'karim', password: 'canary-Pa55w0rd' } }],
    ['another authority', { caCertificate: null }],
    ['another name for EHLO', { ehloName: 'office.example.org' }],
    ['a pinned certificate', { certificatePin: 'ab'.repeat(32) }],
    ['any change at all', { version: 2 }],
  ])('is not used with %s', async (_what, change) => {
    const { peer, sender } = await start({})
    await attempt(targetOf(peer, 'none'), { sender })
    expect(await attempt(targetOf(peer, 'none', change), { sender })).toMatchObject({ code: null })
    expect(peer.connections).toBe(2)
  })

  it('ends with QUIT when the relay is forgotten', async () => {
    const { peer, sender } = await start({})
    await attempt(targetOf(peer, 'none'), { sender })
    sender.forget('relay-1')
    await expect.poll(() => commands(peer).at(-1)).toBe('QUIT')
  })

  it('ends with QUIT when the relay has been changed or deleted', async () => {
    for (const version of [2, null]) {
      const { peer, sender } = await start({})
      await attempt(targetOf(peer, 'none'), { sender })
      sender.forgetStale(() => 1)
      expect(commands(peer).at(-1)).toBe('DATA')
      sender.forgetStale(() => version)
      await expect.poll(() => commands(peer).at(-1)).toBe('QUIT')
    }
  })

  it('ends with QUIT when its time is up', async () => {
    const { peer, sender } = await start({}, {}, 30)
    await attempt(targetOf(peer, 'none'), { sender })
    await expect.poll(() => commands(peer).at(-1)).toBe('QUIT')
  })
})

describe('a kept connection that is of no use any more gives way to a new one', () => {
  const sendTwice = async (peer: Peer, sender: SmtpSender, between: () => unknown = () => undefined) => {
    const target = targetOf(peer, 'none')
    await attempt(target, { sender })
    await between()
    return attempt(target, { sender })
  }
  /** Does something else at the second MAIL, which is the first on the kept connection. */
  const onSecondMail = (act: (connection: PeerConnection) => unknown) => {
    let mails = 0
    return (connection: PeerConnection) => {
      mails += 1
      if (mails === 2) return act(connection)
      connection.say('250 2.1.0 ok')
      return true
    }
  }

  it('because the server has closed it', async () => {
    let idle: PeerConnection | null = null
    const body = (connection: PeerConnection) => {
      idle = connection
      connection.say('250 queued')
    }
    const { peer, sender } = await start({ body })
    const sent = await sendTwice(peer, sender, () => idle?.drop())
    expect(sent).toMatchObject({ code: null })
    expect(peer).toMatchObject({ connections: 2, messages: [expect.any(String), expect.any(String)] })
  })

  it('because the server has said 421 meanwhile', async () => {
    let idle: PeerConnection | null = null
    const body = (connection: PeerConnection) => {
      idle = connection
      connection.say('250 queued')
    }
    const { peer, sender } = await start({ body })
    const sent = await sendTwice(peer, sender, () => idle?.say('421 4.4.2 idle for too long'))
    expect(sent).toMatchObject({ code: null })
    expect(peer.connections).toBe(2)
  })

  it.each([
    ['drops it', (connection: PeerConnection) => (connection.drop(), false)],
    ['says 421', (connection: PeerConnection) => (connection.say('421 4.7.0 too many messages'), true)],
    ['says 452', (connection: PeerConnection) => (connection.say('452 4.5.3 too many messages'), true)],
    ['falls silent', () => new Promise(() => undefined)],
  ])('because the server %s at MAIL', async (_what, act) => {
    const { peer, sender } = await start({ MAIL: onSecondMail(act) }, { keptEnvelope: 300 })
    const sent = await sendTwice(peer, sender)
    expect(sent).toMatchObject({ code: null })
    expect(sent.phases.filter((phase) => phase === 'data')).toHaveLength(1)
    expect(peer.connections).toBe(2)
  })

  it('but never once the message has begun', async () => {
    let bodies = 0
    const body = (connection: PeerConnection) => {
      bodies += 1
      if (bodies === 2) connection.drop()
      else connection.say('250 queued')
      return bodies < 2
    }
    const { peer, sender } = await start({ body })
    const sent = await sendTwice(peer, sender)
    expect(sent).toMatchObject({ code: 'outcome-unknown' })
    expect(peer).toMatchObject({ connections: 1, messages: [expect.any(String), expect.any(String)] })
  })

  it('but not for a refusal that a new one would meet as well', async () => {
    const MAIL = onSecondMail((connection) => connection.say('550 5.7.1 no'))
    const { peer, sender } = await start({ MAIL })
    expect(await sendTwice(peer, sender)).toMatchObject({ code: 'smtp-sender-refused' })
    expect(peer.connections).toBe(1)
  })
})
