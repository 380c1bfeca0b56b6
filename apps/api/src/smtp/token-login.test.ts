import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { Secret } from '../secrets/secret.ts'
import type { Answer, RelayScript } from './fixtures/relay-script.ts'
import type { PeerConnection } from './fixtures/scripted-peer.ts'
import { exchange } from './fixtures/send-through.ts'

const TOKEN = 'canary-token-4d1b'
const RENEWED = 'canary-token-new-93aa'
const OFFERS = ['PIPELINING', '8BITMIME', 'AUTH LOGIN PLAIN XOAUTH2']

const lineOf = (token: string) =>
  `AUTH XOAUTH2 ${Buffer.from(`user=isabelle@example.org\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')}`

/** 334 with a JSON error, then, once the client has said nothing more, the refusal: as Google and Microsoft do. */
const challenge =
  (reply: string): Answer =>
  async (connection: PeerConnection) => {
    connection.say(`334 ${Buffer.from('{"status":"401","schemes":"Bearer"}').toString('base64')}`)
    expect(await connection.line()).toBe('')
    connection.say(reply)
  }

/** One answer to each attempt to sign in. */
const inTurn = (...answers: readonly Answer[]): Answer => {
  const left = [...answers]
  return async (connection, line) => {
    const next = left.shift() ?? '535 5.7.8 no more'
    if (typeof next !== 'string') return next(connection, line)
    connection.say(next)
    return true
  }
}

const REVOKED = new AppError('sign-in-revoked', { params: { provider: 'Google' } })

const send = (script: RelayScript, renew: () => Promise<Secret> = () => Promise.reject(REVOKED)) =>
  exchange(
    { offers: OFFERS, ...script },
    {
      target: {
        authMethod: 'oauth2',
        credentials: { username: 'isabelle@example.org', accessToken: new Secret(TOKEN), renew },
      },
    },
  )

const renews = () => Promise.resolve(new Secret(RENEWED))
const signIns = ({ lines }: { lines: string[] }) => lines.filter((line) => line.startsWith('AUTH'))

describe('signing in with a token', () => {
  it('is one line of XOAUTH2, even where passwords are offered first', async () => {
    const sent = await send({})
    expect(sent).toMatchObject({ code: null, facts: { authMethod: 'XOAUTH2' } })
    expect(signIns(sent)).toEqual([lineOf(TOKEN)])
    expect(sent.messages).toHaveLength(1)
  })

  it('is not tried where only passwords are taken', async () => {
    const sent = await send({ offers: ['AUTH PLAIN LOGIN'] })
    expect(sent).toMatchObject({ code: 'smtp-auth-method-not-offered', params: { method: 'XOAUTH2' } })
    expect(signIns(sent)).toEqual([])
  })

  it.each([
    ['at once', '535 5.7.8 Username and Password not accepted'],
    ['after a challenge, which is answered with an empty line', challenge('535 5.7.3 Authentication unsuccessful')],
  ])('is tried a second time, with a renewed token, when the first is refused %s', async (_name, refusal) => {
    const sent = await send({ AUTH: inTurn(refusal, '235 2.7.0 Accepted') }, renews)
    expect(sent).toMatchObject({ code: null })
    expect(signIns(sent)).toEqual([lineOf(TOKEN), lineOf(RENEWED)])
    expect(sent.messages).toHaveLength(1)
  })

  it.each([
    ['535 5.7.8 refused', '535 5.7.8 refused'],
    ['535 5.7.3 Authentication unsuccessful', challenge('535 5.7.3 Authentication unsuccessful')],
  ])('tells a sign-in that is over, with the server’s own words: %s', async (reply, refusal) => {
    const sent = await send({ AUTH: refusal })
    expect(sent).toMatchObject({ code: 'sign-in-revoked', params: { provider: 'Google' }, reply })
    expect(signIns(sent)).toHaveLength(1)
  })

  it('tells a mailbox that may not send, when a renewed token is refused as well', async () => {
    const sent = await send({ AUTH: challenge('535 5.7.3 Authentication unsuccessful') }, renews)
    expect(sent).toMatchObject({ code: 'sign-in-token-refused', params: { username: 'isabelle@example.org' } })
    expect(signIns(sent)).toHaveLength(2)
  })

  it.each([
    ['454 4.7.0 Temporary authentication failure', 'smtp-auth-temporary'],
    ['535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox', 'smtp-auth-disabled'],
    ['421 4.7.0 try again later', 'smtp-busy'],
  ])('renews nothing for “%s”', async (reply, code) => {
    const sent = await send({ AUTH: reply }, () => Promise.reject(new Error('not to be renewed')))
    expect(sent).toMatchObject({ code })
    expect(signIns(sent)).toHaveLength(1)
  })

  it('never repeats the token in what it reports, however the server repeats it', async () => {
    const sent = await send({ AUTH: (connection, line) => connection.say(`535 5.7.8 no: ${line} ${TOKEN}`) })
    expect(sent.reply).toContain('•••')
    expect(JSON.stringify(sent)).not.toContain(`Bearer ${TOKEN}`)
    expect(sent.reply).not.toContain(TOKEN)
    expect(sent.reply).not.toContain(lineOf(TOKEN).slice(20, 60))
  })
})
