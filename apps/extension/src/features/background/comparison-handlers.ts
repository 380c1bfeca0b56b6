import type { ProbeBatch, Reply } from '@bienrecu/shared'
import type { ToldBatch } from '../../messaging/answers.ts'
import type { Handlers } from '../../messaging/serve.ts'
import { adoptProbe } from '../sending/adopt-probe.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import type { Services } from './services.ts'

const told = async (reply: Reply<ProbeBatch>): Promise<Reply<ToldBatch>> => {
  if (!reply.ok) return reply
  const { items, ...batch } = reply.value
  const toldItems = items.map(async ({ probe, facts }) => ({ probe: await tellProbe(probe), facts }))
  return { ok: true, value: { ...batch, items: await Promise.all(toldItems) } }
}

type ComparisonMessage = Extract<keyof Handlers, `message/${string}` | `comparison/${string}`>

/** Messages about the user's own mail, and about one mail through several relays. */
export const comparisonHandlers = (services: Services): Pick<Handlers, ComparisonMessage> => {
  const { api } = services
  return {
    'message/keep': ({ message }) => api.keepMessage(message),
    'message/list': () => api.messages(),
    'message/get': ({ id }) => api.message(id),
    'message/remove': ({ id }) => api.removeMessage(id),
    'comparison/start': async ({ comparison, idempotencyKey }) => {
      const reply = await api.createBatch({ ...comparison, locale: await uiLocaleOf() }, idempotencyKey)
      if (reply.ok) for (const { probe } of reply.value.items) await adoptProbe(services, probe)
      return told(reply)
    },
    'comparison/get': async ({ id }) => told(await api.batch(id)),
  }
}
