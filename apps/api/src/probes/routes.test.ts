import { afterEach, describe, expect, it } from 'vitest'
import { createProbeLab, type LabOptions, type ProbeLab } from './fixtures/probe-lab.ts'

const labs: ProbeLab[] = []
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close()
})
const createLab = async (options?: LabOptions) => {
  const lab = await createProbeLab(options)
  labs.push(lab)
  return lab
}

describe('a probe', () => {
  it('goes out once, step by step, and then waits for its result', async () => {
    const lab = await createLab({ security: 'starttls', env: { BIENRECU_RESULT_WAIT_SECONDS: '600' } })
    const probe = await lab.send()
    expect(probe).toMatchObject({
      state: 'waiting',
      code: null,
      reply: '250 2.0.0 Ok: queued as 4Z1',
      isCancellable: false,
    })
    expect(lab.steps(probe.id)).toEqual([
      'queued',
      'connecting',
      'connected',
      'tls',
      'authenticated',
      'envelope',
      'data',
      'accepted',
      'waiting',
    ])
    expect(lab.peer.messages).toHaveLength(1)
  })
})
