import type { Relay } from '@bienrecu/shared'
import { useEffect } from 'preact/hooks'

const PACE = 2_000 // ms between two looks while somebody signs in on another page

/** Reads the relays anew while one of them is being signed in, and when the user comes back to this page. */
export const useSignInWatch = (relays: readonly Relay[], reload: () => Promise<void>): void => {
  const isWatching = relays.some(({ oauth }) => oauth?.state === 'signing-in')
  useEffect(() => {
    if (!isWatching) return
    const timer = setInterval(() => {
      if (!document.hidden) void reload()
    }, PACE)
    const look = () => void reload()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isWatching, reload])
}
