import { describe, expect, it } from 'vitest'
import { createRelayGate } from './relay-gate.ts'

describe('connections to one relay', () => {
  it('are limited in number; the others follow in their order, also after a failure', async () => {
    const gate = createRelayGate(2)
    const finish: (() => void)[] = []
    const begun: number[] = []
    const enter = (index: number) =>
      gate('relay', async () => {
        begun.push(index)
        await new Promise<void>((resolve, reject) =>
          finish.push(index === 0 ? () => reject(new Error('lost')) : resolve),
        )
      })
    const works = [0, 1, 2, 3].map(enter)
    await expect.poll(() => begun).toEqual([0, 1])
    finish[0]?.()
    await expect(works[0]).rejects.toThrow('lost')
    await expect.poll(() => begun).toEqual([0, 1, 2])
    finish[1]?.()
    await expect.poll(() => begun).toEqual([0, 1, 2, 3])
    finish.forEach((end) => end())
    await Promise.all(works.slice(1))
  })

  it('do not wait for those to another', async () => {
    const gate = createRelayGate(1)
    void gate('one', () => new Promise<never>(() => undefined))
    expect(await gate('two', () => Promise.resolve('free'))).toBe('free')
  })
})
