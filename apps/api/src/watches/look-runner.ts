import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import type { FindDue } from './due-looks.ts'

/** What the watch does: it looks at an awaited record, looks at a domain, takes a plan that is in place. */
export type Kind = 'record' | 'domain' | 'plan'

export interface LookRunnerDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  run: Record<Kind, (key: string) => Promise<void>>
  /** Called when one has ended, however. */
  onEnd: (kind: Kind) => void
  /** Milliseconds, of a clock that neither jumps nor goes back. */
  monotonic: () => number
  /** Aborted when the API stops. */
  signal: AbortSignal
}

export interface LookRunner {
  /** Begins what is due, as far as there is room. Throws what the storage throws. */
  begin(kind: Kind, findDue: FindDue): void
  /** True while the storage is known to take nothing. */
  isPaused(): boolean
  /** Told about a failure: one of the storage makes everything wait. */
  fail(error: unknown): void
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
}

/** Looks at once: somebody waits for a record, nobody for a domain. */
const AT_ONCE = { record: 6, domain: 2, plan: 1 }
/** However the clock and the storage behave, the same thing is not done sooner again; nor what could not be kept. */
const NOT_BEFORE = { record: 13_000, domain: 30_000, plan: 0 } // ms
const AFTER_FAILURE = { record: 60_000, domain: 600_000, plan: 60_000 } // ms
/** While the disk is full, nothing that is found out can be kept. */
const STORAGE_PAUSE = 60_000 // ms

const createByKind = <Value>(): Record<Kind, Map<string, Value>> => ({
  record: new Map(),
  domain: new Map(),
  plan: new Map(),
})

const isStorageFault = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'storage-full' || error.code === 'storage-unavailable')

/** Makes the one that runs looks, each thing once at a time and not too soon again. */
export const createLookRunner = (deps: LookRunnerDeps): LookRunner => {
  const { database, log, now, run, onEnd, monotonic, signal } = deps
  const running = createByKind<Promise<void>>()
  const notBefore = createByKind<number>()
  let pausedUntil = -Infinity
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

  const fail = (error: unknown): void => {
    if (isStorageFault(error)) pausedUntil = monotonic() + STORAGE_PAUSE
  }
  const work = async (kind: Kind, key: string): Promise<void> => {
    let pause = NOT_BEFORE[kind]
    try {
      // Nobody waits for the answers of a stranger’s server when the API stops.
      await Promise.race([run[kind](key), stopped])
    } catch (err) {
      if (!signal.aborted) log.error({ err, kind }, 'a look of the watch was lost') // it is due still
      pause = AFTER_FAILURE[kind]
      fail(err)
    } finally {
      notBefore[kind].set(key, monotonic() + pause)
      running[kind].delete(key)
      onEnd(kind)
    }
  }
  return {
    fail,
    isPaused: () => monotonic() < pausedUntil,
    begin: (kind, findDue) => {
      const at = monotonic()
      for (const [key, time] of notBefore[kind]) if (time <= at) notBefore[kind].delete(key)
      const free = AT_ONCE[kind] - running[kind].size
      if (free === 0) return
      const isHeld = (key: string) => running[kind].has(key) || notBefore[kind].has(key)
      const held = running[kind].size + notBefore[kind].size
      const due = findDue(database, now(), free + held).filter((key) => !isHeld(key))
      for (const key of due.slice(0, free)) running[kind].set(key, work(kind, key))
    },
    idle: async () => {
      const all = () => [running.record, running.domain, running.plan].flatMap((works) => Array.from(works.values()))
      while (all().length > 0) await Promise.all(all())
    },
  }
}
