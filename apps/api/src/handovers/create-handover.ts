import { zoneText } from '@bienrecu/audit/plan/zone-text'
import { CreateHandover, type HandoverKit } from '@bienrecu/shared'
import type { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findPlan } from '../plans/stored-plan.ts'
import { handoverOf } from './handover.ts'
import { type HandedPlan, isDone } from './handed-plan.ts'
import { handedPlanOf } from './handed-records.ts'
import { isReachable } from './is-reachable.ts'
import { createLinkToken, linkHash } from './link-token.ts'
import { handoverMessage } from './message.ts'
import { recordsText } from './records-text.ts'

const DAY = 24 * 60 * 60 * 1000

export type CreateHandoverDeps = Pick<Deps, 'config' | 'database' | 'recordAudit' | 'now'>

/** What is published already need not be asked for; where all is, all is told. */
const leftToDo = ({ records }: HandedPlan): HandedPlan['records'] => {
  const left = records.filter((record) => !isDone(record))
  return left.length > 0 ? left : records
}

/**
 * Makes a link to the records of a plan, and everything to send with it. Only the hash of the link is kept: it is told here
 * and never again. `by`: the device that asks, null for the command line. Throws `plan-not-found`,
 * `plan-without-records`.
 */
export const createCreateHandover =
  ({ config, database, recordAudit, now }: CreateHandoverDeps) =>
  (planId: string, request: z.output<typeof CreateHandover>, by: string | null): HandoverKit => {
    const { locale, days, recipientName, senderName } = request
    const plan = handedPlanOf(findPlan(database, planId), locale)
    if (plan.records.length === 0) throw new AppError('plan-without-records')
    const token = createLinkToken()
    const url = `${config.publicUrl}/h/${token}`
    const row = {
      id: crypto.randomUUID(),
      plan_id: planId,
      token_hash: linkHash(token),
      locale,
      created_at: now(),
      expires_at: now() + days * DAY,
      opened_at: null,
      revoked_at: null,
    }
    database.transaction(() => {
      database.run(database.sql.insertInto('handovers').values(row))
      recordAudit({ event: 'handover-created', deviceId: by, subject: row.id })
    })
    const isPublic = isReachable(config.publicUrl)
    const asked = leftToDo(plan)
    const records = recordsText(asked, locale)
    const parts = { recipientName, senderName, records, url: isPublic ? url : null, expiresAt: row.expires_at }
    return {
      handover: handoverOf(row),
      url,
      isReachable: isPublic,
      ...handoverMessage(plan, parts, locale),
      records,
      zoneFile: zoneText(
        asked.map(({ edit }) => edit),
        plan.zone,
        locale,
      ),
    }
  }
