import { Probe } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab, type LabOptions, TESTER_ADDRESS } from './fixtures/probe-lab.ts'

const createLab = async (options?: LabOptions) => {
  const lab = await createProbeLab(options)
  const ask = (body: object = {}, key = crypto.randomUUID()) =>
    lab.request(`/v1/relays/${lab.relayId}/self-test`, { body, headers: { 'Idempotency-Key': key } })
  return { ...lab, ask }
}

describe('a message to oneself', () => {
  it('goes to the relay’s own address, and ends when it is taken', async () => {
    const { ask, probing, probe, peer, countSends, request } = await createLab()
    const { id } = Probe.parse(await (await ask()).json())
    await probing.runs.idle()
    expect(probe(id)).toMatchObject({ state: 'accepted', address: 'isabelle@example.org', resultDeadline: null })
    expect(peer.lines).toContain('RCPT TO:<isabelle@example.org>')
    expect(countSends()).toBe(1)
    expect(await (await request('/v1/tester-quota')).json()).toMatchObject({ used: 0 })
  })

  it('is in the language of the request, or in the one that is asked for', async () => {
    const { ask, probing, peer, deps } = await createLab()
    await ask()
    await probing.runs.idle()
    deps.advance(5_000)
    await ask({ locale: 'fr' })
    await probing.runs.idle()
    expect(peer.messages.map((message) => /^Content-Language: (.*)$/m.exec(message)?.[1])).toEqual(['en', 'fr'])
  })

  it.each([TESTER_ADDRESS, 'someone@example.net', 'isabelle+x@example.org'])('never goes to %s', async (to) => {
    const { ask, peer } = await createLab()
    expect(await (await ask({ to })).json()).toMatchObject({ status: 403, code: 'recipient-not-allowed' })
    expect(peer.connections).toBe(0)
  })

  it('does not go to where the answers go: nobody proved to own that', async () => {
    const { ask } = await createLab({ relay: { reply_to_address: 'answers@example.net' } })
    expect(await (await ask({ to: 'answers@example.net' })).json()).toMatchObject({ code: 'recipient-not-allowed' })
  })

  it('with the same key is one message', async () => {
    const { ask, probing, peer } = await createLab()
    const key = crypto.randomUUID()
    expect([(await ask({}, key)).status, (await ask({}, key)).status]).toEqual([201, 200])
    await probing.runs.idle()
    expect(peer.messages).toHaveLength(1)
  })
})

it('a relay’s own header fields go with the quote', async () => {
  const headers = JSON.stringify([{ name: 'X-Campaign', value: 'été' }])
  const { ask, probing, peer } = await createLab({ relay: { headers } })
  await ask()
  await probing.runs.idle()
  expect(peer.messages[0]).toMatch(/^X-Campaign: =\?UTF-8\?Q\?=C3=A9t=C3=A9\?=\r$/m)
})
