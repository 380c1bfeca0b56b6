import type { Look } from './look-for-result.ts'
import { nextLookAt } from './look-pace.ts'

/** How a watch ends: the result is there, or we stop looking and say why. */
export type WatchEnd = 'result' | 'busy' | 'not-understood' | 'too-late'

export interface Watch {
  look: () => Promise<Look>
  /** When the relay took the message, in milliseconds since 1970. */
  since: number
  /** When to stop looking, in milliseconds since 1970. */
  deadline: number
  document: EventTarget & { readonly hidden: boolean }
  onEnd: (end: WatchEnd) => void
}

/**
 * Looks for a result at the polite pace until it is there, the tester asks to slow down, its pages are twice not
 * understood, or the deadline has passed. Returns the function that stops it without an end.
 */
export const watchForResult = ({ look, since, deadline, document, onEnd }: Watch): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastLookAt: number | null = null
  let isLooking = false
  let isOver = false
  let strange = 0

  const stop = () => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', schedule)
  }

  const end = (reason: WatchEnd) => {
    if (isOver) return
    stop()
    onEnd(reason)
  }

  const lookNow = async () => {
    if (Date.now() >= deadline) return end('too-late')
    isLooking = true
    lastLookAt = Date.now()
    const seen = await look()
    isLooking = false
    strange = seen === 'not-understood' ? strange + 1 : 0
    if (seen === 'result' || seen === 'busy') return end(seen)
    if (strange === 2) return end('not-understood')
    schedule()
  }

  const schedule = () => {
    clearTimeout(timer)
    if (isOver || isLooking) return
    const at = Math.min(deadline, nextLookAt({ since, lastLookAt, isHidden: document.hidden }))
    timer = setTimeout(() => void lookNow(), Math.max(0, at - Date.now()))
  }

  document.addEventListener('visibilitychange', schedule)
  schedule()
  return stop
}
