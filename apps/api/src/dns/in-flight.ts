/** Runs a task as soon as there is room for it. */
export type InFlight = <Result>(task: () => Promise<Result>) => Promise<Result>

/** Lets at most `max` tasks run at once; the others wait and start in the order they came. */
export const createInFlight = (max: number): InFlight => {
  let running = 0
  let waiting: (() => void)[] = []
  let next = 0 // taking from the front of a long array would move all the rest

  const leave = () => {
    const start = waiting[next]
    if (!start) {
      running -= 1
      return
    }
    next += 1
    // Under steady load somebody always waits: those who had their turn must not be kept until nobody does.
    if (next * 2 >= waiting.length) {
      waiting = waiting.slice(next)
      next = 0
    }
    start()
  }
  const enter = (): Promise<void> | null => {
    if (running === max) return new Promise((resolve) => waiting.push(resolve))
    running += 1
    return null
  }
  return async (task) => {
    const turn = enter()
    if (turn) await turn
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
