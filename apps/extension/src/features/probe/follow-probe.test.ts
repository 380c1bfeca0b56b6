import type { ProbeState } from '@bienrecu/shared'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toldProbe } from './example-probe.ts'
import { followProbe, pollAfter } from './follow-probe.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('following a probe', () => {
  it.each<[ProbeState, number | null]>([
    ['queued', 400],
    ['connecting', 400],
    ['accepted', 2000],
    ['waiting', 2000],
    ['unknown', 2000],
    ['reported', null],
    ['failed', null],
  ])('asks after a probe that is %s every %s milliseconds', (state, pause) => {
    expect(pollAfter({ state })).toBe(pause)
  })

  it('never asks twice at once, and stops when the probe is settled', async () => {
    let probe = toldProbe({ state: 'connecting' })
    let underWay = 0
    let most = 0
    let questions = 0
    const follower = followProbe(
      () => probe,
      async () => {
        questions += 1
        most = Math.max(most, (underWay += 1))
        await new Promise((resolve) => setTimeout(resolve, 900))
        underWay -= 1
        probe = toldProbe({ state: questions < 3 ? 'connecting' : 'failed' })
      },
    )
    follower.changed()
    await vi.advanceTimersByTimeAsync(500)
    follower.changed()
    await vi.advanceTimersByTimeAsync(60_000)
    expect({ questions, most }).toEqual({ questions: 3, most: 1 })
  })

  it('asks while the panel counts the seconds of the wait, which are changes too', async () => {
    const refresh = vi.fn(() => Promise.resolve())
    const follower = followProbe(() => toldProbe({ state: 'waiting' }), refresh)
    const clock = setInterval(follower.changed, 1_000)
    await vi.advanceTimersByTimeAsync(10_000)
    clearInterval(clock)
    expect(refresh).toHaveBeenCalledTimes(4) // from the first second on, every two
  })

  it('asks nothing more once it is ended', async () => {
    const refresh = vi.fn(() => Promise.resolve())
    const follower = followProbe(() => toldProbe({ state: 'waiting' }), refresh)
    follower.changed()
    follower.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refresh).not.toHaveBeenCalled()
  })
})
