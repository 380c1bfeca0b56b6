import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterFirstFrame } from './after-first-frame.ts'

let paint: (name: string) => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(callback: (list: { getEntriesByName: (name: string) => string[] }) => void) {
        paint = (painted) => callback({ getEntriesByName: (name) => (name === painted ? [name] : []) })
      }
      observe(): void {}
      disconnect(): void {}
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('comes when something has been shown, not with the empty page before it', async () => {
  const then = vi.fn<() => void>()
  void afterFirstFrame().then(then)
  paint('first-paint')
  await vi.advanceTimersByTimeAsync(1)
  expect(then).not.toHaveBeenCalled()
  paint('first-contentful-paint')
  await vi.advanceTimersByTimeAsync(1)
  expect(then).toHaveBeenCalledOnce()
})

it('does not wait for ever for a page that nobody sees', async () => {
  const then = vi.fn<() => void>()
  void afterFirstFrame().then(then)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(then).toHaveBeenCalledOnce()
})
