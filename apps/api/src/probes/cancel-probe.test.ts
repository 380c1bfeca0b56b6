import { describe, expect, it } from 'vitest'
import type { PeerConnection } from '../smtp/fixtures/scripted-peer.ts'
import { createProbeLab, type ProbeLab } from './fixtures/probe-lab.ts'

const silence = () => new Promise<never>(() => undefined)

describe('cancelling', () => {
  const cancel = async (lab: ProbeLab, id: string) => {
    const response = await lab.request(`/v1/probes/${id}/cancel`, { method: 'POST' })
    return { status: response.status, body: await response.json() }
  }
  const begin = async (lab: ProbeLab): Promise<string> => String(Reflect.get(Object((await lab.post()).body), 'id'))

  it.each(['greeting', 'AUTH', 'MAIL', 'DATA'] as const)('works while the relay makes us wait at %s', async (where) => {
    const lab = await createProbeLab({ script: { [where]: silence } })
    const id = await begin(lab)
    const reached = { greeting: 'connected', AUTH: 'connected', MAIL: 'envelope', DATA: 'envelope' }[where]
    await expect.poll(() => lab.steps(id).at(-1)).toBe(reached)
    expect(await cancel(lab, id)).toMatchObject({ status: 200, body: { state: 'failed', code: 'cancelled' } })
    await lab.probing.runs.idle()
    expect(lab.steps(id).filter((step) => step === 'failed')).toHaveLength(1)
    expect(lab.peer.messages).toEqual([])
    expect(lab.countSends()).toBe(0)
  })

  it('works while a retry is waited for', async () => {
    const lab = await createProbeLab({ script: { MAIL: '450 4.7.1 Greylisted' }, retryPolicy: () => 60_000 })
    const id = await begin(lab)
    await expect.poll(() => lab.probe(id).code).toBe('smtp-greylisted')
    expect(await cancel(lab, id)).toMatchObject({ status: 200 })
    await lab.probing.runs.idle()
    expect(lab.peer.connections).toBe(1)
  })

  it('is refused once the message has begun, and the message goes on', async () => {
    let goOn = (): void => undefined
    const body = (connection: PeerConnection) => {
      goOn = () => connection.say('250 queued')
    }
    const lab = await createProbeLab({ script: { body } })
    const id = await begin(lab)
    await expect.poll(() => lab.peer.messages.length).toBe(1)
    expect(lab.probe(id)).toMatchObject({ isCancellable: false, state: 'connecting' })
    expect(await cancel(lab, id)).toMatchObject({ status: 409, body: { code: 'probe-not-cancellable' } })
    goOn()
    await lab.probing.runs.idle()
    expect(lab.probe(id).state).toBe('waiting')
    expect((await cancel(lab, id)).status).toBe(409)
  })

  it('is no substitute for deleting: a probe being sent cannot be deleted', async () => {
    const lab = await createProbeLab({ script: { greeting: silence } })
    const id = await begin(lab)
    const response = await lab.request(`/v1/probes/${id}`, { method: 'DELETE' })
    expect(await response.json()).toMatchObject({ code: 'probe-in-progress' })
  })
})
