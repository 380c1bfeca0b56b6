import { describe, expect, it } from 'vitest'
import type { PeerConnection } from './fixtures/scripted-peer.ts'
import { exchange, PASSWORD } from './fixtures/send-through.ts'

const BEFORE_BODY = ['connected', 'authenticated', 'envelope']

describe('what does not speak SMTP', () => {
  it.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\nServer: secret-internal\r\n\r\n'],
    ['an SSH server', 'SSH-2.0-OpenSSH_9.7\r\n'],
    ['a database', 'J\0\0\0\n8.0.36\0'],
    ['a banner of 100 KB', `220-${'x'.repeat(500)}\r\n`.repeat(200)],
    ['one line of 100 KB', `220 ${'x'.repeat(100_000)}\r\n`],
    ['a reply before its command', '220 hi\r\n250 ok\r\n'],
    ['a greeting with the wrong code', '250 hi\r\n'],
  ])('%s is recognised, and its words are not shown', async (_what, bytes) => {
    const sent = await exchange({ greeting: (connection: PeerConnection) => connection.write(bytes) })
    expect(sent).toMatchObject({ code: 'smtp-not-smtp', reply: null, phases: ['connected'] })
  })

  it('is never believed when it answers before it is asked', async () => {
    const early = { DATA: (c: PeerConnection) => c.write('354 go ahead\r\n250 2.0.0 queued\r\n') }
    for (const offers of [['PIPELINING', 'AUTH PLAIN'], ['AUTH PLAIN']])
      expect(await exchange({ offers, ...early })).toMatchObject({
        code: 'smtp-not-smtp',
        phases: BEFORE_BODY,
        messages: [],
      })
    expect(await exchange({ AUTH: '235 ok\r\n250 ok\r\n250 ok' })).toMatchObject({
      code: 'smtp-not-smtp',
      messages: [],
    })
  })
})

describe('the password', () => {
  const plain = Buffer.from(`\0isabelle\0${PASSWORD}`).toString('base64')
  const login = Buffer.from(PASSWORD).toString('base64')
  it.each([
    ['as it is', PASSWORD],
    ['as AUTH PLAIN carries it', plain],
    ['as AUTH LOGIN carries it', login],
    ['without padding', login.replaceAll('=', '')],
  ])('is never quoted %s', async (_what, secret) => {
    for (const script of [
      { AUTH: `535 5.7.8 no: ${secret}` },
      { MAIL: `550 ${secret}` },
      { body: `250 ok ${secret}` },
    ]) {
      const sent = await exchange(script)
      expect(sent.reply).toContain('•••')
      expect(JSON.stringify({ ...sent, lines: [] })).not.toContain(secret)
    }
  })

  it('is not in a quoted reply of more than 512 characters either', async () => {
    const sent = await exchange({ AUTH: `535 ${'x'.repeat(500)}${PASSWORD}` })
    expect(sent.reply?.length).toBeLessThanOrEqual(512)
    expect(sent.reply).not.toContain(PASSWORD.slice(0, 5))
  })
})
