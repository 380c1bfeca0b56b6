import { resultIdOf, resultUrl } from '../../testers/mail-tester/address.ts'
import { lookForResult } from './look-for-result.ts'
import type { PanelModel } from './panel-model.ts'
import type { PanelStore } from './panel-store.ts'
import { isAwaitingResult } from './steps.ts'
import { watchForResult } from './watch-for-result.ts'

/** How long we look when the API has not said until when: the longest a message can reasonably be under way. */
const PATIENCE = 10 * 60_000 // milliseconds

// The waiting page refreshes itself, and the result page is what we look for.
const isDue = ({ probe, watchEnd, page }: PanelModel): boolean =>
  probe?.isReadFromPage === true &&
  isAwaitingResult(probe) &&
  watchEnd === null &&
  page.kind !== 'waiting' &&
  page.kind !== 'result'

/**
 * Looks for the result of the panel’s probe as long as there is one to come, and opens it when it is there. `changed`
 * is to be called whenever the model has changed, `stop` ends it.
 */
export const createProbeWatch = (store: Pick<PanelStore, 'model' | 'set'>, open: (url: string) => void) => {
  let watched: string | null = null
  let stopWatching: () => void = () => undefined

  const stop = () => {
    stopWatching()
    watched = null
  }

  const changed = () => {
    const model = store.model()
    const { probe } = model
    if (!probe || !isDue(model)) return stop()
    if (watched === probe.id) return
    stop()
    watched = probe.id
    const since = Date.parse(probe.acceptedAt ?? probe.events.at(-1)?.at ?? probe.createdAt)
    const url = resultUrl(resultIdOf(probe.address), location.origin)
    stopWatching = watchForResult({
      look: () => lookForResult(url),
      since,
      deadline: probe.resultDeadline ? Date.parse(probe.resultDeadline) : since + PATIENCE,
      document,
      onEnd: (watchEnd) => {
        store.set({ watchEnd })
        if (watchEnd === 'result') open(url)
      },
    })
  }

  return { changed, stop }
}
