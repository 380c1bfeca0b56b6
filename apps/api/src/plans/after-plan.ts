import type { Deps } from '../app.ts'
import type { DiscoverDomainConnect } from '../domain-connect/discover-domain-connect.ts'
import type { VerifyRecord } from '../verifications/verify-record.ts'
import { recordToVerify } from './plan-record.ts'
import { rememberOldAnswers } from './record-states.ts'
import { storeDomainConnect } from './store-plan.ts'
import { findPlan, type StoredPlan } from './stored-plan.ts'

export interface AfterPlanDeps extends Pick<Deps, 'database' | 'log' | 'stopping'> {
  verifyRecord: VerifyRecord
  discoverDomainConnect: DiscoverDomainConnect
}

/** What is found out once a plan is made, while the user reads it. */
export interface AfterPlan {
  /** Begins; the answer is the plan with what was found out soon. */
  begin(stored: StoredPlan): Promise<StoredPlan>
  /** Everything that was begun has ended. */
  settled(): Promise<void>
}

/** A host that takes part answers in this time, or is told of when the plan is read again. */
const SOON = 1_500 // ms

const soon = async (work: Promise<void>): Promise<void> => {
  let timer
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, SOON)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Asks the name servers what they tell resolvers to keep, while the old answers still stand there: afterwards nobody can know
 * it any more. Asks the DNS host whether it writes the records itself. What fails is left unknown.
 */
export const createAfterPlan = (deps: AfterPlanDeps): AfterPlan => {
  const { database, log, stopping, verifyRecord, discoverDomainConnect } = deps
  const under = new Set<Promise<void>>()
  const run = (work: () => Promise<void>): Promise<void> => {
    const running: Promise<void> = work()
      .catch((err: unknown) => {
        if (!stopping.aborted) log.warn({ err }, 'not found out for a plan')
      })
      .finally(() => under.delete(running))
    under.add(running)
    return running
  }
  const remember = async ({ domain, records }: StoredPlan): Promise<void> => {
    for (const row of records) {
      if (row.published_at !== null || row.old_ttl !== null || row.negative_ttl !== null) continue
      const facts = await verifyRecord(recordToVerify(row, domain), { signal: stopping, looksElsewhere: false })
      if (database.first(database.sql.selectFrom('plan_records').select('id').where('id', '=', row.id)))
        rememberOldAnswers(database, row.id, facts)
    }
  }
  const discover = async (stored: StoredPlan): Promise<void> => {
    const { zone, dnsHost, steps } = stored.plan
    const edits = steps.filter(({ isLater }) => !isLater).flatMap((step) => step.edits)
    const found = edits.length > 0 ? await discoverDomainConnect({ zone, dnsHost: dnsHost?.id ?? null, edits }) : null
    if (found && !stopping.aborted) storeDomainConnect(database, stored, found)
  }
  return {
    begin: async (stored) => {
      void run(() => remember(stored))
      await soon(run(() => discover(stored)))
      return findPlan(database, stored.id)
    },
    settled: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
