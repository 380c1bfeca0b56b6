import type { ToldProbe } from '../../messaging/answers.ts'
import { isAwaitingResult, isSending } from './steps.ts'

/** Milliseconds between two questions to the background: closely while the relay speaks, calmly while we wait. */
export const WHILE_SENDING = 400
export const WHILE_WAITING = 2_000

/** How long until the probe is worth asking after; null when only a note or the user can change it. */
export const pollAfter = (probe: Pick<ToldProbe, 'state'> | null): number | null => {
  if (!probe) return null
  if (isSending(probe)) return WHILE_SENDING
  return isAwaitingResult(probe) ? WHILE_WAITING : null
}

/**
 * Keeps a probe fresh while something happens to it, by asking again after each answer, one question at a time. The
 * background also tells of changes; this is what remains when it was stopped. `changed` is to be called whenever the
 * probe may have changed, `stop` ends it.
 */
export const followProbe = (probe: () => ToldProbe | null, refresh: (probeId: string) => Promise<void>) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: number | null = null // the pause that is being waited for
  let isAsking = false
  let isOver = false

  const askNow = async () => {
    running = null
    const current = probe()
    if (!current) return
    isAsking = true
    await refresh(current.id)
    isAsking = false
    askLater()
  }

  const askLater = () => {
    const pause = isOver || isAsking ? null : pollAfter(probe())
    // The clock on the screen is a change too, each second: a pause begun anew at each would never end.
    if (pause === running) return
    clearTimeout(timer)
    running = pause
    if (pause !== null) timer = setTimeout(() => void askNow(), pause)
  }

  return {
    changed: askLater,
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
