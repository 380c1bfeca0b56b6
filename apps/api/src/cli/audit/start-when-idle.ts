import type { InFlight } from '../../dns/in-flight.ts'

/**
 * Lets at most `max` tasks run at once, and starts one only after a turn of the event loop that brought nothing for those
 * that run: `events` counts what came. While a thread is busy with the answers there are, another task would finish no
 * sooner, and all of them would be held in memory longer. Whoever waits starts in the order they came.
 */
export const createStartWhenIdle = (max: number, events: () => number): InFlight => {
  const waiting: (() => void)[] = []
  let running = 0
  let isWatching = false

  const start = (): void => {
    const next = waiting.shift()
    if (!next) return
    running += 1
    next()
  }
  const watch = (): void => {
    if (isWatching || waiting.length === 0 || running === max) return
    isWatching = true
    const before = events()
    setImmediate(() => {
      isWatching = false
      if (running < max && events() === before) start()
      watch()
    })
  }
  return async (task) => {
    const turn = new Promise<void>((resolve) => waiting.push(resolve))
    if (running === 0) start()
    watch()
    await turn
    try {
      return await task()
    } finally {
      running -= 1
      if (running === 0) start()
      watch()
    }
  }
}
