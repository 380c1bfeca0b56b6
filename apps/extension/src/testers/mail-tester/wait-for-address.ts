import { readAddress } from './page.ts'

const PAUSE = 100 // ms between two looks: one property is read at each

/**
 * Waits until the page’s own script has made the address, which it does after the page is loaded. Gives the address,
 * or null when none has come in `atMost` milliseconds. Polls, since a script that sets a property of a field changes
 * nothing that a MutationObserver or an event would tell of.
 */
export const waitForAddress = (
  document: Document,
  hosts: readonly string[] | undefined,
  atMost: number,
): Promise<string | null> =>
  new Promise((resolve) => {
    let looksLeft = Math.ceil(atMost / PAUSE)
    const look = (): void => {
      const address = readAddress(document, hosts)
      if (address === null && looksLeft-- > 0) return
      clearInterval(timer)
      resolve(address)
    }
    const timer = setInterval(look, PAUSE)
    look()
  })
