/* Where each record of a plan is. Everything here can be done twice: the second time changes nothing. */
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import { clampOldUntil, type OldAnswers, oldUntilFrom } from '../verifications/old-answers.ts'
import type { VerificationFacts } from '../verifications/verification-facts.ts'
import { nextRecordLook } from '../watches/pace.ts'
import { findPlanRecord, type PlanRecordRow } from './plan-record.ts'

type State = PlanRecordRow['state']
type Changes = Partial<Omit<Tables['plan_records'], 'state' | 'looks'>> & { state?: State; looks?: number }

const save = ({ sql, run }: Database, id: string, changes: Changes): void => {
  run(sql.updateTable('plan_records').set(changes).where('id', '=', id))
}

const rememberedOf = (row: PlanRecordRow): OldAnswers => ({
  ttl: row.old_ttl,
  negativeTtl: row.old_ttl === null ? row.negative_ttl : null,
})

const isPublishedState = (state: State): boolean => state === 'published' || state === 'visible'

/**
 * The state after a look. No answer changes nothing. A record that nobody said is published stays `planned` while no server
 * has it; one that was seen everywhere, and by no server now, is gone.
 */
export const stateAfter = (
  row: Pick<PlanRecordRow, 'state' | 'published_at' | 'seen_at'>,
  seen: VerificationFacts['state'],
): State => {
  if (seen === null) return row.state
  if (seen === 'partly' || seen === 'published' || seen === 'visible') return seen
  if (row.seen_at !== null) return 'gone'
  return row.published_at === null ? 'planned' : seen
}

/** A change of the DNS, kept once: it may explain a change of the score. */
const keepChange = ({ sql, run, first }: Database, row: PlanRecordRow, at: number): void => {
  const plan = first(sql.selectFrom('plans').select('domain').where('id', '=', row.plan_id))
  if (!plan) return
  const { name, type, before, after, plan_id, step_id } = row
  const change = { id: crypto.randomUUID(), at, domain: plan.domain, name, type, before, after, plan_id, step_id }
  run(sql.insertInto('dns_changes').values(change))
}

/** What the servers without the record say now is what has to run out; the last of them says it best. */
const oldAnswers = (row: PlanRecordRow, { old }: VerificationFacts): OldAnswers =>
  old.ttl === null && old.negativeTtl === null ? rememberedOf(row) : old

/**
 * Writes what a look at a record showed: its state, when it was seen everywhere first, until when the old answer may be
 * kept, when to look again, and, once, the change of the DNS. `now`: milliseconds since 1970. Returns the row as it is then.
 * Throws `plan-record-not-found`.
 */
export const noteVerification = (
  database: Database,
  recordId: string,
  facts: VerificationFacts,
  now: number,
): PlanRecordRow =>
  database.transaction(() => {
    const row = findPlanRecord(database, recordId)
    const state = stateAfter(row, facts.state)
    const isSeen = isPublishedState(state)
    const isFirstSighting = isSeen && row.seen_at === null
    const old = oldAnswers(row, facts)
    const isLacking = facts.state !== null && !isSeen
    const looks = row.looks + 1
    const since = row.published_at ?? row.seen_at ?? now
    // Seen by all now: the last server may have changed its mind at any time since the look before.
    const isSighting = isSeen && !isPublishedState(row.state)
    const oldUntil = isLacking || isSighting ? oldUntilFrom(now, old) : clampOldUntil(row.old_until, old, now)
    save(database, recordId, {
      state,
      old_ttl: old.ttl,
      negative_ttl: old.negativeTtl ?? row.negative_ttl,
      old_until: row.published_at === null && !isSeen ? null : oldUntil,
      seen_at: isSeen ? (row.seen_at ?? now) : row.seen_at,
      visible_at: state === 'visible' ? (row.visible_at ?? now) : row.visible_at,
      next_look_at: isLookedFor(row, state) ? nextRecordLook({ since, looks }, now) : null,
      looks,
      verification: JSON.stringify(facts),
    })
    if (isFirstSighting) keepChange(database, row, now)
    return findPlanRecord(database, recordId)
  })

/**
 * As `noteVerification`, for a look that nobody of ours asked for: somebody may keep the page of a link open for days. It
 * neither counts as one of the watch’s looks nor puts the next of them off.
 */
export const noteLookBesides = (
  database: Database,
  recordId: string,
  facts: VerificationFacts,
  now: number,
): PlanRecordRow =>
  database.transaction(() => {
    const { looks, next_look_at } = findPlanRecord(database, recordId)
    const after = noteVerification(database, recordId, facts, now)
    const isAwaited = after.next_look_at !== null && next_look_at !== null
    save(database, recordId, { looks, ...(isAwaited && { next_look_at }) })
    return findPlanRecord(database, recordId)
  })

/** Said to be published once more, after it had been seen. */
const isSaidAgain = ({ published_at, seen_at }: PlanRecordRow): boolean =>
  published_at !== null && seen_at !== null && published_at > seen_at

/** Somebody waits for it, and it is not everywhere yet. A record that is gone is drift, unless somebody put it back. */
const isLookedFor = (row: PlanRecordRow, state: State): boolean => {
  if (state === 'visible') return false
  if (state === 'gone') return isSaidAgain(row)
  return row.published_at !== null || state === 'partly' || state === 'published'
}

/** Remembers what servers tell to keep, while the old answer still stands there. Changes nothing once it is published. */
export const rememberOldAnswers = (database: Database, recordId: string, facts: VerificationFacts): void => {
  database.transaction(() => {
    const row = findPlanRecord(database, recordId)
    const { ttl, negativeTtl } = facts.old
    if (row.published_at !== null || row.seen_at !== null || (ttl === null && negativeTtl === null)) return
    save(database, recordId, { old_ttl: ttl, negative_ttl: negativeTtl })
  })
}

/** A word that still counts: it is looked for, or it was found. */
const isWordInForce = ({ published_at, next_look_at, state }: PlanRecordRow): boolean =>
  published_at !== null && (next_look_at !== null || isPublishedState(state))

/**
 * The user’s word that a record is published: from now on it is looked for. What was remembered before the change says until
 * when the old answer may be kept. Said again, it changes nothing, unless the looks had ended without finding the record, or
 * after it was gone. Throws `plan-record-not-found`.
 */
export const publishRecord = (database: Database, recordId: string, now: number): PlanRecordRow =>
  database.transaction(() => {
    const row = findPlanRecord(database, recordId)
    if (isWordInForce(row)) return row
    save(database, recordId, {
      published_at: now,
      state: row.state === 'planned' ? 'awaited' : row.state,
      old_until: row.old_until ?? oldUntilFrom(now, rememberedOf(row)),
      next_look_at: row.state === 'visible' ? null : now,
      looks: 0,
    })
    return findPlanRecord(database, recordId)
  })

/** Takes the user’s word back. What was seen stays seen. Throws `plan-record-not-found`. */
export const takeBackRecord = (database: Database, recordId: string): PlanRecordRow =>
  database.transaction(() => {
    const row = findPlanRecord(database, recordId)
    const isUnseen = row.seen_at === null && row.state !== 'partly'
    save(database, recordId, {
      published_at: null,
      ...(isUnseen && { state: 'planned' as const, old_until: null, next_look_at: null }),
    })
    return findPlanRecord(database, recordId)
  })
