import type { Deps } from '../app.ts'
import type { Tell } from '../notices/tell.ts'
import type { Database } from '../storage/database.ts'
import { type Baseline, readBaseline } from './baseline.ts'
import { inForce } from './baseline-with.ts'
import { plannedOf } from './begin-watch.ts'
import { compareDomain, type PlanChange, type SeenChange } from './compare-domain.ts'
import { giveUpDomain } from './give-up-domain.ts'
import { lastMessage } from './last-message.ts'
import type { DomainSighting, LookAtDomain } from './look-at-domain.ts'
import { nextDomainLook } from './pace.ts'
import { type Memory, readTold, remember } from './told.ts'
import { findWatch, type WatchRow } from './watch.ts'

export interface CheckDomainDeps extends Pick<Deps, 'database' | 'now'> {
  lookAtDomain: LookAtDomain
  tell: Tell
}

const DAY = 86_400_000
/** When nobody answered at all: this machine may have been without a network. */
const RETRY = 3_600_000

/** What the plan of a domain changes: nothing of that is drift. */
const planChanges = ({ sql, all }: Database, domain: string): PlanChange[] => {
  const rows = all(
    sql
      .selectFrom('plan_records')
      .innerJoin('plans', 'plans.id', 'plan_records.plan_id')
      .selectAll('plan_records')
      .where('plans.domain', '=', domain)
      .where(({ eb, or }) => or([eb('published_at', 'is not', null), eb('seen_at', 'is not', null)]))
      .orderBy('position'),
  )
  const changes = rows.flatMap((row): PlanChange[] => {
    const planned = plannedOf(row)
    const isAwaited = row.published_at !== null && row.state !== 'visible' && row.state !== 'gone'
    return planned ? [{ ...planned, isAwaited }] : []
  })
  return inForce(changes)
}

const keepChange = ({ sql, run }: Database, domain: string, at: number, change: SeenChange): void => {
  const { name, type, before, after } = change
  const values = { name, type, before: JSON.stringify(before), after: JSON.stringify(after) }
  run(
    sql
      .insertInto('dns_changes')
      .values({ id: crypto.randomUUID(), at, domain, ...values, plan_id: null, step_id: null }),
  )
}

const sawNothing = ({ exists, records }: DomainSighting): boolean =>
  exists === null || (exists && records.size > 0 && [...records.values()].every(({ known }) => !known))

const nextLook = (row: WatchRow, sighting: DomainSighting, memory: Memory, now: number): number => {
  if (memory.lookAgainAfter !== null) return now + memory.lookAgainAfter
  return sawNothing(sighting) ? now + RETRY : nextDomainLook(row.domain, now)
}

const write = (deps: CheckDomainDeps, row: WatchRow, sighting: DomainSighting, baseline: Baseline): void => {
  const { database, now, tell } = deps
  const { sql, run } = database
  const { domain } = row
  const at = now()
  const before = readTold(row.told)
  const told = before.map(({ key }) => key)
  const seen = compareDomain(domain, baseline, sighting, planChanges(database, domain), told)
  const memory = remember(before, seen.drifts, seen.unknown, at)
  for (const { kind, fact, since, params, change } of memory.toTell) {
    // Healed and broken again is news: the fact bears the moment at which it began.
    tell({ kind, domain, planId: row.plan_id, fact: `${fact} ${since}`, params })
    if (change) keepChange(database, domain, at, change)
  }
  for (const change of memory.undone) keepChange(database, domain, at, change)
  const next_look_at = nextLook(row, sighting, memory, at)
  const values = { baseline: JSON.stringify(seen.baseline), told: JSON.stringify(memory.told), last_look_at: at }
  run(
    sql
      .updateTable('watches')
      .set({ ...values, next_look_at })
      .where('domain', '=', domain),
  )
  if (memory.toTell.some(({ kind }) => kind === 'domain-gone')) giveUpDomain(database, domain)
}

/**
 * Looks at a watched domain, and tells what has drifted. A watch that was paused, removed or given another baseline
 * meanwhile is left alone.
 */
export const createCheckDomain = (deps: CheckDomainDeps) => {
  const { database, now, lookAtDomain } = deps
  return async (domain: string, signal: AbortSignal): Promise<void> => {
    const row = findWatch(database, domain)
    if (row === null || row.is_paused === 1) return
    const baseline = readBaseline(row.baseline)
    const turn = Math.floor(now() / DAY)
    const sighting = await lookAtDomain({ domain, baseline, message: lastMessage(database, domain), turn })
    if (signal.aborted) return // the storage may be closed already
    database.transaction(() => {
      const current = findWatch(database, domain)
      if (current === null || current.is_paused === 1 || current.baseline !== row.baseline) return
      write(deps, current, sighting, baseline)
    })
  }
}
