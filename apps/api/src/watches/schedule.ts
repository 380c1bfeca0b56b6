/*
 * When the watch works. Everything it has to do stands in the database, so that it goes on after a restart; what fell due
 * while the API was stopped is done one after the other. One server has the data folder: nothing is claimed.
 */
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import type { Database } from '../storage/database.ts'
import { LONGEST_DOMAIN_PAUSE, LONGEST_RECORD_PAUSE } from './pace.ts'

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

/** Looks at once: somebody waits for a record, nobody for a domain. */
const AT_ONCE = { record: 6, domain: 2, plan: 1 }
/** However the clock and the storage behave, the same thing is not done sooner again; nor what could not be kept. */
const NOT_BEFORE = { record: 13_000, domain: 30_000, plan: 0 } // ms
const AFTER_FAILURE = { record: 60_000, domain: 600_000, plan: 60_000 } // ms
/** While the disk is full, nothing that is found out can be kept. */
const STORAGE_PAUSE = 60_000 // ms
/** Plans that somebody else saw in place; after a look of our own it is done at once. */
const LOOK_FOR_PLANS_EVERY = 30_000 // ms
const MINUTE = 60_000
/** How often `tick` is to be called, in milliseconds. */
export const TICK = 1_000

type Kind = keyof typeof AT_ONCE

type FindDue = (database: Database, now: number, limit: number) => string[]

const createByKind = <Value>(): Record<Kind, Map<string, Value>> => ({
  record: new Map(),
  domain: new Map(),
  plan: new Map(),
})

const isStorageFault = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'storage-full' || error.code === 'storage-unavailable')

/** Past before the next tick, or so far away that a clock must have been wrong when it was written. */
const dueRecords: FindDue = ({ sql, all }, now, limit) =>
  all(
    sql
      .selectFrom('plan_records')
      .select('id')
      .where('next_look_at', 'is not', null)
      .where(({ eb, or }) =>
        or([eb('next_look_at', '<=', now + TICK), eb('next_look_at', '>', now + LONGEST_RECORD_PAUSE + MINUTE)]),
      )
      .orderBy('next_look_at')
      .limit(limit),
  ).map(({ id }) => id)

const dueDomains: FindDue = ({ sql, all }, now, limit) =>
  all(
    sql
      .selectFrom('watches')
      .select('domain')
      .where('next_look_at', 'is not', null)
      .where('is_paused', '=', 0)
      .where(({ eb, or }) =>
        or([eb('next_look_at', '<=', now), eb('next_look_at', '>', now + LONGEST_DOMAIN_PAUSE + MINUTE)]),
      )
      .orderBy('next_look_at')
      .limit(limit),
  ).map(({ domain }) => domain)

/**
 * Plans of which every record is visible, and was not when that was last told. One that waits for a condition counts from
 * the user’s word on.
 */
const plansInPlace: FindDue = ({ sql, all }, _now, limit) =>
  all(
    sql
      .selectFrom('plan_records')
      .innerJoin('plans', 'plans.id', 'plan_records.plan_id')
      .select('plans.id')
      .where(({ eb, or }) => or([eb('is_later', '=', 0), eb('published_at', 'is not', null)]))
      .groupBy('plans.id')
      .having(({ eb, fn, and, or, ref }) =>
        and([
          eb(fn.min(eb.case().when('state', '=', 'visible').then(1).else(0).end()), '=', 1),
          or([eb('in_place_at', 'is', null), eb('in_place_at', '<', fn.max<number>(ref('visible_at')))]),
        ]),
      )
      .limit(limit),
  ).map(({ id }) => id)

/** Makes the one that works; nothing is done before the first `tick`. */
export const createSchedule = (deps: ScheduleDeps): Schedule => {
  const { database, log, now, monotonic = () => performance.now() } = deps
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const running = createByKind<Promise<void>>()
  const notBefore = createByKind<number>()
  let lookedForPlansAt = -Infinity
  let pausedUntil = -Infinity

  const run: Record<Kind, (key: string) => Promise<void>> = {
    record: (id) => deps.checkRecord(id, stop.signal),
    domain: (domain) => deps.checkDomain(domain, stop.signal),
    plan: deps.beginWatch,
  }
  const work = async (kind: Kind, key: string): Promise<void> => {
    let pause = NOT_BEFORE[kind]
    try {
      // Nobody waits for the answers of a stranger’s server when the API stops.
      await Promise.race([run[kind](key), stopped])
    } catch (err) {
      if (!stop.signal.aborted) log.error({ err, kind }, 'a look of the watch was lost') // it is due still
      pause = AFTER_FAILURE[kind]
      if (isStorageFault(err)) pausedUntil = monotonic() + STORAGE_PAUSE
    } finally {
      notBefore[kind].set(key, monotonic() + pause)
      if (kind === 'record') lookedForPlansAt = -Infinity
      running[kind].delete(key)
    }
  }
  const begin = (kind: Kind, findDue: FindDue): void => {
    const at = monotonic()
    for (const [key, time] of notBefore[kind]) if (time <= at) notBefore[kind].delete(key)
    const free = AT_ONCE[kind] - running[kind].size
    if (free === 0) return
    const isHeld = (key: string) => running[kind].has(key) || notBefore[kind].has(key)
    const held = running[kind].size + notBefore[kind].size
    const due = findDue(database, now(), free + held).filter((key) => !isHeld(key))
    for (const key of due.slice(0, free)) running[kind].set(key, work(kind, key))
  }
  const lookForPlans = (): void => {
    const at = monotonic()
    if (at - lookedForPlansAt < LOOK_FOR_PLANS_EVERY) return
    lookedForPlansAt = at
    begin('plan', plansInPlace)
  }
  const idle = async (): Promise<void> => {
    const all = () => [running.record, running.domain, running.plan].flatMap((works) => Array.from(works.values()))
    while (all().length > 0) await Promise.all(all())
  }
  return {
    tick: () => {
      if (stop.signal.aborted || monotonic() < pausedUntil) return
      try {
        begin('record', dueRecords)
        begin('domain', dueDomains)
        lookForPlans()
      } catch (err) {
        log.error({ err }, 'the watch did not look') // the storage may come back before the next tick
        if (isStorageFault(err)) pausedUntil = monotonic() + STORAGE_PAUSE
      }
    },
    idle,
    close: () => {
      stop.abort()
      return idle()
    },
  }
}
