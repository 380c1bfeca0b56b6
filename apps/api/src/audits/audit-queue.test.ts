import { describe, expect, it } from 'vitest'
import { createAuditQueue } from './audit-queue.ts'

const never = new AbortController().signal

const scene = (running: number, waitingEach = 8) => {
  const queue = createAuditQueue({ running, waitingEach })
  const started: string[] = []
  const ends: (() => void)[] = []
  const ask = (name: string, signal = never) =>
    queue(name.charAt(0), signal, () => {
      started.push(name)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  const endOne = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { started, ask, endOne }
}

describe('the queue of audits', () => {
  it('runs so many at once, and no more', async () => {
    const { started, ask, endOne } = scene(2)
    for (const name of ['a1', 'a2', 'a3']) void ask(name)
    expect(started).toEqual(['a1', 'a2'])
    await endOne()
    expect(started).toEqual(['a1', 'a2', 'a3'])
  })

  it('lets devices take turns', async () => {
    const { started, ask, endOne } = scene(1)
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void ask(name)
    for (let count = 0; count < 6; count++) await endOne()
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
  })

  it('refuses the device that has too many waiting, and no other', async () => {
    const { ask } = scene(1, 1)
    void ask('a1')
    void ask('a2')
    await expect(ask('a3')).rejects.toMatchObject({ code: 'rate-limited' })
    await expect(Promise.race([ask('b1'), Promise.resolve('waiting')])).resolves.toBe('waiting')
  })

  it('forgets who hung up while waiting', async () => {
    const { started, ask, endOne } = scene(1)
    const gone = new AbortController()
    void ask('a1')
    const waiting = ask('b1', gone.signal)
    void ask('b2')
    gone.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'rate-limited' })
    await endOne()
    await endOne()
    expect(started).toEqual(['a1', 'b2'])
  })

  it('goes on after a work that failed', async () => {
    const queue = createAuditQueue({ running: 1, waitingEach: 8 })
    await expect(queue('a', never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    await expect(queue('a', never, async () => 1)).resolves.toBe(1)
  })
})
