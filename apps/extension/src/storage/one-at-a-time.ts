/**
 * Runs tasks one after the other, in the order they were asked for. Storage has no transactions: a value that is read,
 * changed and written back would otherwise lose a change made in between.
 */
export const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task)
    last = result.catch(() => undefined) // its caller hears of the failure; the next task starts all the same
    return result
  }
}
