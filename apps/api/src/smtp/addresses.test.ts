import { afterEach, describe, expect, it } from 'vitest'
import { relayScript } from './fixtures/relay-script.ts'
import { type Peer, startPeer } from './fixtures/scripted-peer.ts'
import { attempt, targetOf } from './fixtures/send-through.ts'
import { createResolveHost } from './resolve-host.ts'
import { createSmtpSender } from './smtp-sender.ts'
import { TIMEOUTS } from './timeouts.ts'

let peer: Peer
afterEach(() => peer.close())

const sendTo = async (...answers: string[][]) => {
  let asked = 0
  const lookUp = () => {
    asked += 1
    return Promise.resolve(answers.shift() ?? [])
  }
  peer = await startPeer(relayScript())
  const resolveHost = createResolveHost({ lookUp, allowed: { names: [], ranges: ['127.0.0.0/8', '::1/128'] } })
  const sender = createSmtpSender({ resolveHost, timeouts: TIMEOUTS, keepFor: 0 })
  return { ...(await attempt(targetOf(peer, 'none'), { sender })), asked }
}

describe('the addresses of a relay', () => {
  it('are asked for once: a second answer, to an address inside, is never heard', async () => {
    const sent = await sendTo(['127.0.0.1'], ['169.254.169.254'])
    expect(sent).toMatchObject({ code: null, asked: 1, facts: { address: '127.0.0.1' } })
  })

  it('are tried one after the other until one answers', async () => {
    const sent = await sendTo(['::1', '127.0.0.2', '127.0.0.1'])
    expect(sent).toMatchObject({ code: null, facts: { address: '127.0.0.1' } })
  })

  it('that all refuse are a refusal', async () => {
    expect(await sendTo(['127.0.0.2', '::1'])).toMatchObject({ code: 'smtp-refused', phases: [] })
  })
})
