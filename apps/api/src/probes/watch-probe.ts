import type { ProbeEvent } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import { nextChange } from '../storage/next-change.ts'
import { eventsAfter, findProbe } from './probe.ts'
import type { ProbeJournal } from './probe-journal.ts'
import { isOver } from './settle-probe.ts'

export interface WatchProbeDeps {
  database: Database
  journal: ProbeJournal
}

interface Position {
  probeId: string
  /** Sequence number of the last event already seen; 0 for none. */
  after: number
  signal: AbortSignal
  /** Asked before every look; the events end once it says no. */
  isWelcome?: () => boolean
}

/** What is new in a probe, and whether more can come. The state is read first: once it is final, all events are there. */
const readOn = (database: Database, probeId: string, after: number) =>
  database.transaction(() => {
    const isLast = isOver(findProbe(database, probeId))
    return { isLast, events: eventsAfter(database, probeId, after) }
  })

/**
 * The events of a probe from a place on, as they happen, until nothing but a report can still change it. Can be taken up
 * again after any of them. Throws `probe-not-found`, also when the probe is deleted meanwhile.
 */
export const createWatchProbe = ({ database, journal }: WatchProbeDeps) =>
  async function* watchProbe({ probeId, after, signal, isWelcome = () => true }: Position): AsyncGenerator<ProbeEvent> {
    let last = after
    while (!signal.aborted && isWelcome()) {
      const { isLast, events } = readOn(database, probeId, last)
      for (const event of events) {
        yield event
        last = event.sequence
      }
      if (isLast) return
      if (events.length === 0) await nextChange((wake) => journal.listen(probeId, wake), signal)
    }
  }
