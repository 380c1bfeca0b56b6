import { readAddress } from './page.ts'

export interface WaitOptions {
  signal?: AbortSignal
  /** Milliseconds between two looks: one property is read at each. */
  every?: number
  /** Milliseconds after which the page is taken to show no address. */
  atMost?: number
}

/**
 * Waits until the page’s own script has made the address, which it does after the page is loaded. Gives the address,
 * or null when none has come in time or `signal` was aborted. Polls, since a script that sets a property of a field
 * changes nothing that a MutationObserver or an event would tell of.
 */
export const waitForAddress = (
  document: Document,
  hosts?: readonly string[],
  { signal, every = 100, atMost = 10_000 }: WaitOptions = {},
): Promise<string | null> =>
  new Promise((resolve) => {
    let looksLeft = Math.ceil(atMost / every)
    const settle = (address: string | null): void => {
      clearInterval(timer)
      signal?.removeEventListener('abort', giveUp)
      resolve(address)
    }
    const giveUp = (): void => settle(null)
    const look = (): void => {
      const address = readAddress(document, hosts)
      if (address !== null || looksLeft-- <= 0) settle(address)
    }
    const timer = setInterval(look, every)
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) giveUp()
    else look()
  })
