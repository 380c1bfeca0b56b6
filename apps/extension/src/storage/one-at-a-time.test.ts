import { describe, expect, it } from 'vitest'
import { createQueue } from './one-at-a-time.ts'

describe('a queue of tasks', () => {
  it('never loses a change made while another one was being written', async () => {
    const inTurn = createQueue()
    let stored = 0
    const add = () =>
      inTurn(async () => {
        const before = stored
        await Promise.resolve()
        stored = before + 1
      })
    await Promise.all([add(), add(), add()])
    expect(stored).toBe(3)
  })

  it('goes on after a task that failed, and tells its caller alone', async () => {
    const inTurn = createQueue()
    const failed = inTurn(() => Promise.reject(new Error('no')))
    expect(await inTurn(async () => 'next')).toBe('next')
    await expect(failed).rejects.toThrow('no')
  })
})
