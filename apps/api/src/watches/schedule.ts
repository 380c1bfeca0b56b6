/*
 * When the watch works. Everything it has to do stands in the database, so that it goes on after a restart; what fell due
 * while the API was stopped is done one after the other. One server has the data folder: nothing is claimed.
 */
import type { Deps } from '../app.ts'
import { dueDomains, dueRecords, plansInPlace } from './due-looks.ts'
import { createLookRunner } from './look-runner.ts'

export interface ScheduleDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  checkRecord: (id: string, signal: AbortSignal) => Promise<void>
  checkDomain: (domain: string, signal: AbortSignal) => Promise<void>
  /** Takes a plan whose records are all in place as the baseline of its domain. */
  beginWatch: (planId: string) => Promise<void>
  /** Milliseconds, of a clock that neither jumps nor goes back. */
  monotonic?: () => number
}

export interface Schedule {
  /** Begins what is due, a few at a time. Never throws. */
  tick(): void
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  /** Begins nothing more; resolves once what is under way has ended. */
  close(): Promise<void>
}

/** Plans that somebody else saw in place; after a look of our own it is done at once. */
const LOOK_FOR_PLANS_EVERY = 30_000 // ms

/** Makes the one that works; nothing is done before the first `tick`. */
export const createSchedule = (deps: ScheduleDeps): Schedule => {
  const { log, monotonic = () => performance.now() } = deps
  const stop = new AbortController()
  const { signal } = stop
  let lookedForPlansAt = -Infinity
  const runner = createLookRunner({
    ...deps,
    monotonic,
    signal,
    run: {
      record: (id) => deps.checkRecord(id, signal),
      domain: (domain) => deps.checkDomain(domain, signal),
      plan: deps.beginWatch,
    },
    onEnd: (kind) => {
      if (kind === 'record') lookedForPlansAt = -Infinity
    },
  })
  const lookForPlans = (): void => {
    const at = monotonic()
    if (at - lookedForPlansAt < LOOK_FOR_PLANS_EVERY) return
    lookedForPlansAt = at
    runner.begin('plan', plansInPlace)
  }
  return {
    tick: () => {
      if (signal.aborted || runner.isPaused()) return
      try {
        runner.begin('record', dueRecords)
        runner.begin('domain', dueDomains)
        lookForPlans()
      } catch (err) {
        log.error({ err }, 'the watch did not look') // the storage may come back before the next tick
        runner.fail(err)
      }
    },
    idle: runner.idle,
    close: () => {
      stop.abort()
      return runner.idle()
    },
  }
}
