import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Look } from './look-for-result.ts'
import { watchForResult, type WatchEnd } from './watch-for-result.ts'

const START = Date.parse('2026-11-21T10:00:00Z')
const MINUTE = 60_000

class FakeTab extends EventTarget {
  hidden = false
}

const watch = (looks: Look[], deadline = START + 10 * MINUTE) => {
  const at: number[] = []
  const ends: WatchEnd[] = []
  const tab = new FakeTab()
  const stop = watchForResult({
    look: () => {
      at.push((Date.now() - START) / 1000)
      return Promise.resolve(looks.shift() ?? 'not-yet')
    },
    since: START,
    deadline,
    document: tab,
    onEnd: (end) => ends.push(end),
  })
  return { at, ends, tab, stop }
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('watching for a result', () => {
  it('looks after 10 seconds, then every 15, and ends when the result is there', async () => {
    const { at, ends } = watch(['not-yet', 'not-yet', 'result'])
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(at).toEqual([10, 25, 40])
    expect(ends).toEqual(['result'])
  })

  it('stops for good when the tester asks to slow down', async () => {
    const { at, ends } = watch(['busy'])
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(at).toEqual([10])
    expect(ends).toEqual(['busy'])
  })

  it('goes on when the tester is out of reach for a while', async () => {
    const { ends } = watch(['no-answer', 'no-answer', 'no-answer', 'result'])
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(ends).toEqual(['result'])
  })

  it('does not give up on one strange page, but on the second', async () => {
    const { at, ends } = watch(['not-understood', 'not-yet', 'not-understood', 'not-understood'])
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(at).toHaveLength(4)
    expect(ends).toEqual(['not-understood'])
  })

  it('ends at the deadline', async () => {
    const { at, ends } = watch([], START + MINUTE)
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(at).toEqual([10, 25, 40, 55])
    expect(ends).toEqual(['too-late'])
  })

  it('slows down while the tab is hidden and looks at once when it is shown again', async () => {
    const { at, tab, stop } = watch([])
    tab.hidden = true
    await vi.advanceTimersByTimeAsync(40_000)
    expect(at).toEqual([10])
    tab.hidden = false
    tab.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(at).toEqual([10, 40])
    stop()
  })

  it('is never faster than the floor, however often the tab is shown and hidden', async () => {
    const { at, tab, stop } = watch([])
    for (let second = 0; second < 120; second += 1) {
      tab.hidden = !tab.hidden
      tab.dispatchEvent(new Event('visibilitychange'))
      await vi.advanceTimersByTimeAsync(1000)
    }
    stop()
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(14)
  })
})
