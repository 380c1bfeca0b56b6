import { createHash } from 'node:crypto'
import type { Fact } from '@bienrecu/audit/evidence'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import type { Tell } from '../notices/tell.ts'
import { findPlanRecord, type PlanRecordRow, recordToVerify } from '../plans/plan-record.ts'
import { noteVerification } from '../plans/record-states.ts'
import type { Database } from '../storage/database.ts'
import type { VerificationFacts } from '../verifications/verification-facts.ts'
import type { VerifyRecord } from '../verifications/verify-record.ts'
import { giveUpDomain } from './give-up-domain.ts'
import { type Awaited, isOverdue, nextRecordLook } from './pace.ts'

export interface CheckRecordDeps extends Pick<Deps, 'database' | 'now'> {
  verifyRecord: VerifyRecord
  isDomainGone: (domain: string) => Promise<Fact<boolean>>
  tell: Tell
}

const findPlan = ({ sql, first }: Database, row: PlanRecordRow) => {
  const plan = first(sql.selectFrom('plans').select(['id', 'domain']).where('id', '=', row.plan_id))
  if (!plan) throw new AppError('plan-not-found')
  return plan
}

/** Null where the name servers of the zone could not be found. */
const look = async (deps: CheckRecordDeps, row: PlanRecordRow, domain: string, signal: AbortSignal) => {
  try {
    return await deps.verifyRecord(recordToVerify(row, domain), { signal })
  } catch (error) {
    if (error instanceof AppError && error.code === 'name-servers-unknown') return null
    throw error
  }
}

const awaitedOf = (row: PlanRecordRow, now: number): Awaited => ({
  since: row.published_at ?? row.seen_at ?? now,
  looks: row.looks,
})

/** The difference that a person can do something about: what is merely old may still go away by itself. */
const differenceIn = ({ state, servers }: VerificationFacts) =>
  state === 'different'
    ? servers.find(({ difference }) => difference !== null && difference !== 'old-value')
    : undefined

/** What is to be told of a record after a look; the same each time, so that it is told once. */
const newsOf = (row: PlanRecordRow, domain: string, facts: VerificationFacts | null) => {
  const about = `${row.name} ${row.type} ${row.published_at}`
  const params = { domain, name: row.name, type: row.type }
  const news = { domain, planId: row.plan_id }
  const wrong = facts && differenceIn(facts)
  const found = createHash('sha256')
    .update(JSON.stringify(wrong?.found ?? []))
    .digest('base64url')
    .slice(0, 16)
  return {
    different: wrong && {
      ...news,
      kind: 'different' as const,
      fact: `${about} ${wrong.difference} ${found}`,
      params: { ...params, difference: wrong.difference ?? 'other-value' },
    },
    overdue: { ...news, kind: 'overdue' as const, fact: about, params },
    givenUp: { ...news, kind: 'given-up' as const, fact: about, params },
  }
}

/** Without name servers there is nothing to note but that somebody looked. */
const noteAbsence = ({ sql, run }: Database, row: PlanRecordRow, now: number): PlanRecordRow => {
  const looks = row.looks + 1
  const changed = { looks, next_look_at: nextRecordLook(awaitedOf({ ...row, looks }, now), now) }
  run(sql.updateTable('plan_records').set(changed).where('id', '=', row.id))
  return { ...row, ...changed }
}

const write = (deps: CheckRecordDeps, id: string, domain: string, facts: VerificationFacts | null): void => {
  const { database, now, tell } = deps
  const at = now()
  const before = findPlanRecord(database, id)
  if (before.next_look_at === null) return // taken back, or settled by somebody else meanwhile
  const row = facts ? noteVerification(database, id, facts, at) : noteAbsence(database, before, at)
  if (row.published_at === null || row.seen_at !== null) return
  const { different, overdue, givenUp } = newsOf(row, domain, facts)
  if (different) tell(different)
  else if (facts?.state === 'awaited' && isOverdue(awaitedOf(row, at), at)) tell(overdue)
  if (row.next_look_at === null) tell(givenUp)
}

/** A domain that is gone is neither looked for nor looked after any more; whoever finds that out first tells it. */
const stopLooking = ({ database, tell, now }: CheckRecordDeps, planId: string, domain: string): void =>
  database.transaction(() => {
    if (!giveUpDomain(database, domain)) return
    tell({ kind: 'domain-gone', domain, planId, fact: `domain ${now()}`, params: { domain } })
  })

/** A registry may have a bad hour: not before that is a domain believed to be gone. */
const PATIENCE = 3_600_000

/**
 * Looks at a record that is awaited, keeps what was seen, and tells what there is to tell, each thing once. A record that
 * the plan has no longer is left alone.
 */
export const createCheckRecord = (deps: CheckRecordDeps) => {
  const { database, now, isDomainGone } = deps
  return async (id: string, signal: AbortSignal): Promise<void> => {
    try {
      const row = findPlanRecord(database, id)
      const plan = findPlan(database, row)
      const facts = await look(deps, row, plan.domain, signal)
      signal.throwIfAborted() // the storage may be closed already
      if (facts === null && now() - awaitedOf(row, now()).since >= PATIENCE) {
        const isGone = await isDomainGone(plan.domain)
        signal.throwIfAborted()
        if (isGone.known && isGone.value) return stopLooking(deps, plan.id, plan.domain)
      }
      database.transaction(() => write(deps, id, plan.domain, facts))
    } catch (error) {
      const isLeft = error instanceof AppError && ['plan-record-not-found', 'plan-not-found'].includes(error.code)
      if (!isLeft) throw error
    }
  }
}
