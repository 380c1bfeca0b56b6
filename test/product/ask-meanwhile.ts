import { Worker } from 'node:worker_threads'

/** How an address answered while something else happened. */
export interface Meanwhile<Value> {
  readonly value: Value
  /** Milliseconds of the slowest answer. */
  readonly slowest: number
  readonly answers: number
}

/**
 * Asks this address again and again while something happens, from a thread: what the test itself works on delays nothing.
 * Rejects when an answer fails.
 */
export async function askMeanwhile<Value>(url: string, happen: () => Promise<Value>): Promise<Meanwhile<Value>> {
  const thread = new Worker(new URL('asking-thread.ts', import.meta.url), { workerData: url })
  const told = new Promise<Omit<Meanwhile<Value>, 'value'>>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  // It is awaited below; until then a failure waits with it.
  told.catch(() => {})
  try {
    const value = await happen()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.postMessage('enough')
    return { value, ...(await told) }
  } finally {
    await thread.terminate()
  }
}
