/**
 * Has what comes one by one written together: the first at the end of its turn, what follows no sooner than `rest` milliseconds
 * after. One alone does not wait; in a burst, commits are what takes the time.
 */
export const createTogether = <One>(write: (batch: readonly One[]) => void, rest: number): ((one: One) => void) => {
  let pending: One[] = []
  let writtenAt = -rest
  const flush = () => {
    const batch = pending
    pending = []
    try {
      write(batch)
    } finally {
      writtenAt = performance.now()
    }
  }
  return (one) => {
    if (pending.push(one) > 1) return
    const wait = writtenAt + rest - performance.now()
    if (wait > 0) setTimeout(flush, wait)
    else setImmediate(flush)
  }
}
