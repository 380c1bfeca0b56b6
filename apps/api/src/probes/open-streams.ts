/** Streams that are being read, by device. */
export interface OpenStreams {
  /** One more; `signal` is raised when it has to give way to newer ones. Call `close` once it has ended. */
  open(deviceId: string): { signal: AbortSignal; close: () => void }
}

/**
 * Lets each device read `most` streams at a time, or one program could use up the connections of all. The oldest gives
 * way: a connection that was lost without a word must not keep its owner out.
 */
export const createOpenStreams = (most: number): OpenStreams => {
  const streams = new Map<string, Set<AbortController>>()
  return {
    open: (deviceId) => {
      const own = streams.get(deviceId) ?? new Set()
      const stream = new AbortController()
      streams.set(deviceId, own.add(stream))
      const close = () => {
        if (own.delete(stream) && own.size === 0) streams.delete(deviceId)
      }
      const [oldest = stream] = own
      if (own.size > most) {
        oldest.abort()
        own.delete(oldest)
      }
      return { signal: stream.signal, close }
    },
  }
}
