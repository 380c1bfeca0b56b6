/** Runs `work` when fewer than the limit are running under the same key; until then it waits its turn. */
export type RelayGate = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

interface Queue {
  running: number
  waiting: (() => void)[]
}

/** Providers count connections, and close the door (421) on a client that opens many. */
export const createRelayGate = (limit: number): RelayGate => {
  const queues = new Map<string, Queue>()

  const enter = async (key: string): Promise<Queue> => {
    const queue = queues.get(key) ?? { running: 0, waiting: [] }
    queues.set(key, queue)
    if (queue.running < limit) queue.running += 1
    else await new Promise<void>((resolve) => queue.waiting.push(resolve))
    return queue
  }
  /** The place is handed to the next one in line, so that nobody can slip in between. */
  const leave = (key: string, queue: Queue) => {
    const next = queue.waiting.shift()
    if (next) return next()
    queue.running -= 1
    if (queue.running === 0) queues.delete(key)
  }

  return async (key, work) => {
    const queue = await enter(key)
    try {
      return await work()
    } finally {
      leave(key, queue)
    }
  }
}
