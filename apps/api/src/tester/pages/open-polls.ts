/** How many long questions each network has open. */
export interface OpenPolls {
  /** Runs what waits, unless the network has too many open: then null. */
  run<Value>(network: string, wait: () => Promise<Value>): Promise<Value | null>
}

/** Lets each network wait with at most `limit` questions at once: each holds a connection. */
export const createOpenPolls = (limit: number): OpenPolls => {
  const open = new Map<string, number>()
  return {
    run: async (network, wait) => {
      const count = open.get(network) ?? 0
      if (count >= limit) return null
      open.set(network, count + 1)
      try {
        return await wait()
      } finally {
        const left = (open.get(network) ?? 1) - 1
        if (left === 0) open.delete(network)
        else open.set(network, left)
      }
    },
  }
}
