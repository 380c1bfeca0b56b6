import { setTimeout as pause } from 'node:timers/promises'

const PAUSE = 30 // ms in which everybody else is answered

/**
 * Gives a way to do heavy work one piece after another, with a pause in between: each piece keeps the whole program busy for
 * as long as it lasts, and many people may ask at once.
 */
export const createOneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async <Value>(work: () => Value | Promise<Value>): Promise<Value> => {
    const isAlone = waiting === 0
    waiting += 1
    const done = last.then(async () => {
      if (!isAlone) await pause(PAUSE)
      return work()
    })
    last = done.catch(() => undefined) // told to whoever asked for it
    try {
      return await done
    } finally {
      waiting -= 1
    }
  }
}
