import type { ProbeBatch, Reply } from '@bienrecu/shared'
import type { ToldBatch } from '../../messaging/answers.ts'
import type { Handlers } from '../../messaging/serve.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import type { Services } from './services.ts'

const told = async (reply: Reply<ProbeBatch>): Promise<Reply<ToldBatch>> => {
  if (!reply.ok) return reply
  const { items, ...batch } = reply.value
  const toldItems = items.map(async ({ probe, facts }) => ({ probe: await tellProbe(probe), facts }))
  return { ok: true, value: { ...batch, items: await Promise.all(toldItems) } }
}

/** Domains of mail-tester: only their results come back to us. */
const TESTER = /@(?:[a-z0-9-]+\.)*mail-tester\.com$/i

/** Follows what went to a tester, as if it had been sent from its page: its result is then known as one of ours. */
const adopt = async ({ book, follower, now }: Services, { items }: ProbeBatch): Promise<void> => {
  const locale = await uiLocaleOf()
  for (const { probe } of items) {
    const { id, relayId, address } = probe
    if (relayId === null || !TESTER.test(address)) continue
    const click = { relayId, address, idempotencyKey: crypto.randomUUID(), overQuota: true, locale }
    const entry = await book.claim(click, now())
    await book.keep(entry.idempotencyKey, probe)
    void follower.follow(id)
  }
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
      if (reply.ok) await adopt(services, reply.value)
      return told(reply)
    },
    'comparison/get': async ({ id }) => told(await api.batch(id)),
  }
}
