/** Runs a task as soon as there is room for it. */
export type InFlight = <Result>(task: () => Promise<Result>) => Promise<Result>

/** Room for a number of works at once. */
export interface Slots {
  /** Starts a work at once where there is room, and otherwise in its turn. */
  enter(start: () => void): void
  /** A work that was started is over: the next one starts. */
  leave(): void
}

/** Room for `max` works at once; the others wait and start in the order they came. */
export const createSlots = (max: number): Slots => {
  let running = 0
  let waiting: (() => void)[] = []
  let next = 0 // taking from the front of a long array would move all the rest
  return {
    enter: (start) => {
      if (running === max) return void waiting.push(start)
      running += 1
      start()
    },
    leave: () => {
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
    },
  }
}

/** Lets at most `max` tasks run at once; the others wait and start in the order they came. */
export const createInFlight = (max: number): InFlight => {
  const { enter, leave } = createSlots(max)
  return (task) =>
    new Promise((resolve, reject) => {
      enter(() => void task().finally(leave).then(resolve, reject))
    })
}
