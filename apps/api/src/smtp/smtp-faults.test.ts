import { describe, expect, it } from 'vitest'
import type { PeerConnection } from './fixtures/scripted-peer.ts'
import { exchange, LETTER } from './fixtures/send-through.ts'
import { ehloReply, type RelayScript } from './fixtures/relay-script.ts'
import type { Timeouts } from './timeouts.ts'

const drop = (connection: PeerConnection) => {
  connection.drop()
  return false
}
const hangUp = (connection: PeerConnection) => {
  connection.end()
  return false
}
const silence = () => new Promise<never>(() => undefined)
const SHORT = 300 // ms
const LIMITS: Record<string, Partial<Timeouts>> = {
  greeting: { greeting: SHORT, greetingGrace: 60 },
  EHLO: { command: SHORT },
  AUTH: { command: SHORT },
  MAIL: { envelope: SHORT },
  DATA: { envelope: SHORT },
  body: { body: SHORT },
}
/** Shortens the one deadline that is awaited: a machine that is busy must not be taken for a silent relay. */
const timeoutsFor = (script: RelayScript): Partial<Timeouts> => {
  const silent = Object.entries(script).find(([, answer]) => answer === silence)
  return silent === undefined ? {} : (LIMITS[silent[0]] ?? {})
}
const BEFORE_MAIL = ['connected', 'authenticated']
const BEFORE_BODY = [...BEFORE_MAIL, 'envelope']
const IN_BODY = [...BEFORE_BODY, 'data']

describe('a relay that behaves', () => {
  it('gets the message once, with its dots stuffed, and its reply comes back', async () => {
    const sent = await exchange({})
    expect(sent).toMatchObject({ code: null, reply: '250 2.0.0 Ok: queued as 4Z1', phases: [...IN_BODY, 'accepted'] })
    expect(sent.messages).toEqual([LETTER.message.toString().replace('\r\n.dot', '\r\n..dot').replace(/\r\n$/, '')])
  })

  it('is told the size of the message when it announces SIZE', async () => {
    const { lines } = await exchange({ offers: ['SIZE 10000', 'AUTH PLAIN'] })
    expect(lines).toContain(`MAIL FROM:<isabelle@example.org> SIZE=${LETTER.message.length}`)
  })

  it('is spared a message that is larger than it takes', async () => {
    const sent = await exchange({ offers: ['SIZE 20', 'AUTH PLAIN'] })
    expect(sent).toMatchObject({ code: 'smtp-message-refused', phases: BEFORE_BODY })
    expect(sent.lines).not.toContain('DATA')
  })

  it.each([
    ['without PIPELINING', ['8BITMIME', 'AUTH PLAIN']],
    ['without 8BITMIME', ['PIPELINING', 'AUTH PLAIN']],
    ['that only knows the old form AUTH=', ['AUTH=PLAIN']],
    ['that only offers LOGIN', ['AUTH LOGIN']],
    ['that announces its extensions in lower case', ['pipelining', 'auth plain']],
  ])('may be one %s', async (_what, offers) => {
    const AUTH = async (connection: PeerConnection, line: string) => {
      if (line === 'AUTH LOGIN') {
        connection.say('334 VXNlcm5hbWU6')
        await connection.line()
        connection.say('334 UGFzc3dvcmQ6')
        await connection.line()
      }
      connection.say('235 ok')
    }
    expect(await exchange({ offers, AUTH })).toMatchObject({ code: null, messages: [expect.any(String)] })
  })

  it('may know HELO alone when no authentication is wanted', async () => {
    const script = { EHLO: '502 5.5.1 what?' }
    const sent = await exchange(script, { target: { credentials: null } })
    expect(sent).toMatchObject({ code: null, messages: [expect.any(String)] })
  })

  it('may send its replies byte by byte, over several lines, or with bare line feeds', async () => {
    const bytewise = async (connection: PeerConnection) => {
      for (const byte of '250-2.0.0 Ok:\r\n250 queued\r\n') {
        connection.write(byte)
        await new Promise(setImmediate)
      }
    }
    const bareLineFeeds = ehloReply(['PIPELINING', 'AUTH PLAIN']).replaceAll('\r\n', '\n')
    const greeting = (connection: PeerConnection) => connection.write('220-relay.example.org\n220-no spam\n220 ready\n')
    const EHLO = (connection: PeerConnection) => connection.write(`${bareLineFeeds}\n`)
    const sent = await exchange({ greeting, EHLO, body: bytewise })
    expect(sent).toMatchObject({ code: null, reply: '250-2.0.0 Ok: 250 queued' })
  })

  it('may ignore QUIT', async () => {
    expect(await exchange({ QUIT: silence }, { timeouts: { quit: 20 } })).toMatchObject({ code: null })
  })

  it('may close as soon as it has taken the message', async () => {
    const body = (connection: PeerConnection) => {
      connection.say('250 taken')
      connection.end()
      return false
    }
    expect(await exchange({ body })).toMatchObject({ code: null, reply: '250 taken' })
  })
})

describe('before the message begins, a failure means that nothing was sent', () => {
  it.each([
    ['silence instead of a greeting', { greeting: silence }, 'smtp-timeout', ['connected']],
    ['421 as greeting', { greeting: '421 4.3.2 too many connections' }, 'smtp-busy', ['connected']],
    ['450 as greeting', { greeting: '450 4.3.2 later' }, 'smtp-busy', ['connected']],
    ['554 as greeting', { greeting: '554 5.7.1 no service here' }, 'smtp-refused', ['connected']],
    ['a close before the greeting', { greeting: hangUp }, 'smtp-closed', ['connected']],
    ['a drop after EHLO', { EHLO: drop }, 'smtp-closed', ['connected']],
    ['silence after EHLO', { EHLO: silence }, 'smtp-timeout', ['connected']],
    ['421 to EHLO', { EHLO: '421 4.3.2 closing' }, 'smtp-busy', ['connected']],
    ['no mechanism that takes a password', { offers: ['AUTH GSSAPI XOAUTH2'] }, 'smtp-auth-not-offered', ['connected']],
    ['no AUTH at all', { offers: ['PIPELINING'] }, 'smtp-auth-not-offered', ['connected']],
    ['AUTH 535', { AUTH: '535 5.7.8 Authentication failed' }, 'smtp-auth-failed', ['connected']],
    ['AUTH 534', { AUTH: '534 5.7.9 Application-specific password required' }, 'smtp-auth-failed', ['connected']],
    ['AUTH 454', { AUTH: '454 4.7.0 Temporary authentication failure' }, 'smtp-auth-temporary', ['connected']],
    ['AUTH 421', { AUTH: '421 4.7.0 Try again later' }, 'smtp-busy', ['connected']],
    ['AUTH 530', { AUTH: '530 5.7.0 Must issue a STARTTLS command first' }, 'smtp-auth-required', ['connected']],
    ['AUTH 538', { AUTH: '538 5.7.11 Encryption required' }, 'smtp-auth-required', ['connected']],
    ['AUTH 504', { AUTH: '504 5.5.4 Unrecognized authentication type' }, 'smtp-auth-not-offered', ['connected']],
    [
      'SMTP AUTH switched off at Exchange Online',
      { AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.' },
      'smtp-auth-disabled',
      ['connected'],
    ],
    [
      'a wrong password at Exchange Online',
      { AUTH: '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.' },
      'smtp-auth-failed',
      ['connected'],
    ],
    ['a drop after AUTH', { AUTH: drop }, 'smtp-closed', ['connected']],
    ['silence after AUTH', { AUTH: silence }, 'smtp-timeout', ['connected']],
    ['MAIL 451', { MAIL: '451 4.3.0 try again' }, 'smtp-temporary', BEFORE_BODY],
    ['MAIL 530', { MAIL: '530 5.7.57 Client not authenticated' }, 'smtp-auth-required', BEFORE_BODY],
    ['MAIL 550', { MAIL: '550 5.7.1 not your address' }, 'smtp-sender-refused', BEFORE_BODY],
    ['MAIL 553', { MAIL: '553 5.7.1 Sender address rejected: not owned by user' }, 'smtp-sender-refused', BEFORE_BODY],
    ['MAIL 552', { MAIL: '552 5.3.4 too big' }, 'smtp-message-refused', BEFORE_BODY],
    ['RCPT 450 with a security status', { RCPT: '450 4.7.1 Greylisted' }, 'smtp-greylisted', BEFORE_BODY],
    ['RCPT 451 that says greylisting', { RCPT: '451 Greylisting in action' }, 'smtp-greylisted', BEFORE_BODY],
    ['RCPT 450', { RCPT: '450 4.2.1 mailbox busy' }, 'smtp-temporary', BEFORE_BODY],
    ['RCPT 421', { RCPT: '421 4.7.0 too many errors' }, 'smtp-busy', BEFORE_BODY],
    ['RCPT 550', { RCPT: '550 5.1.1 no such user' }, 'smtp-recipient-refused', BEFORE_BODY],
    [
      'the sender refused at RCPT',
      { RCPT: '553 5.7.1 <a@example.org>: Sender address rejected: not owned by user isabelle' },
      'smtp-sender-refused',
      BEFORE_BODY,
    ],
    ['DATA 451', { DATA: '451 4.3.0 try again' }, 'smtp-temporary', BEFORE_BODY],
    ['DATA 554', { DATA: '554 5.5.1 no valid recipients' }, 'smtp-message-refused', BEFORE_BODY],
    ['a drop after MAIL', { MAIL: drop }, 'smtp-closed', BEFORE_BODY],
    ['a drop after RCPT', { RCPT: drop }, 'smtp-closed', BEFORE_BODY],
    ['a drop instead of 354', { DATA: drop }, 'smtp-closed', BEFORE_BODY],
    ['silence instead of 354', { DATA: silence }, 'smtp-timeout', BEFORE_BODY],
  ])('%s', async (_what, script, code, phases) => {
    for (const offers of [['PIPELINING', 'AUTH PLAIN'], ['AUTH PLAIN']]) {
      const sent = await exchange({ offers, ...script }, { timeouts: timeoutsFor(script) })
      expect(sent).toMatchObject({ code, phases, messages: [] })
    }
  })

  it('says that authentication is required when relaying is denied without it', async () => {
    const script = { RCPT: '554 5.7.1 Relay access denied' }
    expect(await exchange(script, { target: { credentials: null } })).toMatchObject({ code: 'smtp-auth-required' })
    expect(await exchange(script)).toMatchObject({ code: 'smtp-recipient-refused' })
  })

  it('does not send the message when 354 comes although the recipient was refused', async () => {
    const sent = await exchange({ RCPT: '550 5.1.1 no such user', DATA: '354 go ahead' })
    // It ends the transaction with an empty message, which has nobody to go to.
    expect(sent).toMatchObject({ code: 'smtp-recipient-refused', phases: BEFORE_BODY, messages: [''] })
  })

  it('writes nothing of the message when the phase cannot be kept', async () => {
    const full = new Error('disk full')
    const onPhase = (phase: string) => {
      if (phase === 'data') throw full
    }
    let bodyBytes: string | null = 'unread'
    const DATA = async (connection: PeerConnection) => {
      connection.say('354 go ahead')
      bodyBytes = await connection.line()
      return false
    }
    await expect(exchange({ DATA }, { onPhase })).rejects.toBe(full)
    expect(bodyBytes).not.toBe('From: isabelle@example.org')
  })

  it('writes nothing when the message cannot be made, and does not leave the connection open', async () => {
    const noMessage = new Error('no message')
    const letter = Promise.reject(noMessage)
    letter.catch(() => undefined)
    let next: Promise<string | null> = Promise.resolve('unasked')
    const AUTH = (connection: PeerConnection) => {
      connection.say('235 ok')
      next = connection.line()
      return false
    }
    await expect(exchange({ AUTH }, { letter })).rejects.toBe(noMessage)
    expect(await next).toBeNull()
  })

  it.each(['connected', 'authenticated', 'envelope'])('stops when %s cannot be kept', async (failing) => {
    const full = new Error('disk full')
    const onPhase = (phase: string) => {
      if (phase === failing) throw full
    }
    await expect(exchange({}, { onPhase })).rejects.toBe(full)
  })

  it.each([
    ['connected', { greeting: silence }],
    ['authenticated', { MAIL: silence }],
    ['envelope', { MAIL: silence }],
    ['envelope', { DATA: silence }],
  ])('can be cancelled when %s', async (phase, script) => {
    const controller = new AbortController()
    const onPhase = (current: string) => {
      if (current === phase) setImmediate(() => controller.abort())
    }
    const sent = await exchange(script, { signal: controller.signal, onPhase })
    expect(sent).toMatchObject({ code: 'cancelled', messages: [] })
  })

  it('is not even begun when it was cancelled before', async () => {
    const sent = await exchange({}, { signal: AbortSignal.abort() })
    expect(sent).toMatchObject({ code: 'cancelled', phases: [], lines: [] })
  })
})

describe('once the message has begun', () => {
  const dropInBody = async (connection: PeerConnection) => {
    connection.say('354 go ahead')
    await connection.line()
    connection.drop()
    return false
  }
  it.each([
    ['a drop during the message', { DATA: dropInBody }],
    ['a drop after the final dot', { body: drop }],
    ['silence after the final dot', { body: silence }],
    ['a reply without its line end, then a drop', { body: (c: PeerConnection) => (c.write('250 ok'), c.end(), false) }],
    ['something that is no reply', { body: 'Ok, got it' }],
  ])('%s leaves the outcome unknown', async (_what, script) => {
    expect(await exchange(script, { timeouts: timeoutsFor(script) })).toMatchObject({
      code: 'outcome-unknown',
      phases: IN_BODY,
    })
  })

  it.each([
    ['452', '452 4.3.1 insufficient storage', 'smtp-temporary'],
    ['451 greylisting', '451 4.7.1 Greylisting in action', 'smtp-greylisted'],
    ['421', '421 4.3.2 shutting down', 'smtp-busy'],
    ['554', '554 5.7.1 rejected as spam', 'smtp-message-refused'],
    ['550 5.7.60', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'smtp-sender-refused'],
  ])('a refusal (%s) means that it was not taken', async (_what, body, code) => {
    expect(await exchange({ body })).toMatchObject({ code, reply: body, phases: IN_BODY })
  })

  it('cancelling has no effect', async () => {
    const controller = new AbortController()
    const onPhase = (phase: string) => {
      if (phase === 'data') setImmediate(() => controller.abort())
    }
    expect(await exchange({}, { signal: controller.signal, onPhase })).toMatchObject({ code: null })
  })
})
