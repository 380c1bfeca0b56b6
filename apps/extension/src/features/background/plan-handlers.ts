import type { Reply } from '@bienrecu/shared'
import type { Handlers } from '../../messaging/serve.ts'
import { planTargetItem } from '../../storage/items.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import { beginRetest, readRetest } from '../plan/retest.ts'
import type { Services } from './services.ts'

type PlanMessage = Extract<keyof Handlers, `plan/${string}` | `retest/${string}` | `handover/${string}`>

/** Messages about plans, what is published of them, and the person they are handed over to. */
export const planHandlers = (services: Services): Pick<Handlers, PlanMessage> => {
  const { api, noticeWatch } = services

  /** Tells the other pages that a plan changed, and lets the alarm follow what is awaited now. */
  const changed = async <T>(reply: Reply<T>): Promise<Reply<T>> => {
    if (!reply.ok) return reply
    await broadcast({ to: 'pages', changed: 'plan' })
    void noticeWatch.look()
    return reply
  }

  return {
    'plan/list': () => api.plans(),
    'plan/get': ({ id }) => api.plan(id),
    'plan/make': async ({ request }) => changed(await api.makePlan(request)),
    'plan/remove': async ({ id }) => changed(await api.removePlan(id)),
    'plan/tick': async ({ id, stepId, isDone }) => changed(await api.tickStep(id, { stepId, isDone })),
    'plan/publish': async ({ planId, recordId }) => changed(await api.publishRecord(planId, recordId)),
    'plan/take-back': async ({ planId, recordId }) => changed(await api.takeBackRecord(planId, recordId)),
    'plan/verify': async ({ planId, recordId }) => changed(await api.verifyRecord(planId, recordId)),

    'plan/current': async () => ({ ok: true, value: await planTargetItem.getValue() }),
    'plan/show': async (target) => {
      await planTargetItem.setValue(target)
      await broadcast({ to: 'pages', changed: 'plan-target' })
      return { ok: true, value: target }
    },

    'retest/get': ({ reportId }) => readRetest(services, reportId),
    'retest/begin': ({ reportId, idempotencyKey }) => beginRetest(services, reportId, idempotencyKey),

    'handover/create': ({ planId, ...kit }) => api.createHandover(planId, kit),
    'handover/list': ({ planId }) => api.handovers(planId),
    'handover/remove': ({ id }) => api.removeHandover(id),
  }
}
