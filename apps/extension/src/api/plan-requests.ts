import type { CreateHandover, PlanRequest, Reply, SetNoticeSettings, TickStep } from '@bienrecu/shared'
import {
  HandoverKit,
  HandoverList,
  NoticeList,
  NoticeSettings,
  Plan,
  PlanList,
  PlanRecord,
  WatchList,
} from '@bienrecu/shared'
import { z } from 'zod'
import type { Request } from './exchange.ts'

// What waits for name servers; still below the 30 s after which Chrome stops a background that waits.
const LONG_TIMEOUT = 29_000 // ms

const nothing = z.unknown().transform(() => null)

/** Every request about plans, what is published of them, links given away, and notices. */
export const planRequests = (call: <T>(request: Request<T>) => Promise<Reply<T>>) => {
  const get = <T>(path: string, schema: z.ZodType<T>) => call({ method: 'GET', path, schema })
  const slow = <T>(path: string, schema: z.ZodType<T>, body: unknown = {}) =>
    call({ method: 'POST', path, schema, body, timeout: LONG_TIMEOUT })
  const remove = (path: string) => call({ method: 'DELETE', path, schema: nothing })
  const recordPath = (planId: string, recordId: string) => `/v1/plans/${planId}/records/${recordId}`

  return {
    plans: () => get('/v1/plans', PlanList),
    plan: (id: string) => get(`/v1/plans/${id}`, Plan),
    makePlan: (body: PlanRequest) => slow('/v1/plans', Plan, body),
    removePlan: (id: string) => remove(`/v1/plans/${id}`),
    tickStep: (id: string, body: TickStep) =>
      call({ method: 'PATCH', path: `/v1/plans/${id}/steps`, schema: Plan, body }),
    publishRecord: (planId: string, recordId: string) => slow(`${recordPath(planId, recordId)}/published`, PlanRecord),
    takeBackRecord: (planId: string, recordId: string) =>
      call({ method: 'DELETE', path: `${recordPath(planId, recordId)}/published`, schema: PlanRecord }),
    verifyRecord: (planId: string, recordId: string) => slow(`${recordPath(planId, recordId)}/verify`, PlanRecord),

    createHandover: (planId: string, body: CreateHandover) =>
      call({ method: 'POST', path: `/v1/plans/${planId}/handovers`, schema: HandoverKit, body }),
    handovers: (planId: string) => get(`/v1/plans/${planId}/handovers`, HandoverList),
    removeHandover: (id: string) => remove(`/v1/handovers/${id}`),

    watches: () => get('/v1/watches', WatchList),
    notices: () => get('/v1/notices', NoticeList),
    readNotice: (id: string) => call({ method: 'POST', path: `/v1/notices/${id}/read`, schema: nothing, body: {} }),
    noticeSettings: () => get('/v1/notice-settings', NoticeSettings),
    setNoticeSettings: (body: SetNoticeSettings) =>
      call({ method: 'PUT', path: '/v1/notice-settings', schema: NoticeSettings, body }),
  }
}
