import type { Probe, Reply } from '@bienrecu/shared'
import type { ToldProbe } from '../../messaging/answers.ts'
import type { Handlers } from '../../messaging/serve.ts'
import { readJson } from '../../testers/mail-tester/json.ts'
import { showBadge } from '../sending/badge.ts'
import { followedProbe, newestProbe } from '../sending/followed-probes.ts'
import { tellProbe } from '../session/session.ts'
import { addressInTab, broadcast } from '../testers/tester-tabs.ts'
import type { Services } from './services.ts'

const told = async (reply: Reply<Probe>): Promise<Reply<ToldProbe>> =>
  reply.ok ? { ok: true, value: await tellProbe(reply.value) } : reply

type ProbeMessage = Extract<keyof Handlers, `probe/${string}` | `report/${string}` | `history/${string}`>

/** Messages about tests and their reports. */
export const probeHandlers = ({ api, book, follower, starter, now }: Services): Pick<Handlers, ProbeMessage> => {
  const seen = async (probeId: string): Promise<void> => {
    const entry = await followedProbe(probeId)
    if (!entry || entry.seenAt !== null) return
    await book.patch(entry.idempotencyKey, () => ({ seenAt: now().toISOString() }))
    await showBadge()
  }

  return {
    'probe/start': async (click) => told(await starter.start(click)),
    'probe/start-in-tab': async ({ relayId, overQuota, tabId }) => {
      const address = await addressInTab(tabId)
      if (!address.ok) return address
      const idempotencyKey = crypto.randomUUID()
      return told(await starter.start({ relayId, overQuota, address: address.value, idempotencyKey }))
    },
    'probe/get': async ({ probeId }) => told(await follower.refresh(probeId)),
    'probe/current': async ({ address }) => {
      const probe = await newestProbe(address)
      return { ok: true, value: probe && (await tellProbe(probe)) }
    },
    'probe/cancel': async ({ probeId }) => {
      const reply = await api.cancelProbe(probeId)
      const fresh = await follower.refresh(probeId)
      return told(reply.ok ? fresh : reply)
    },
    'probe/remove': async ({ probeId }) => {
      const reply = await api.removeProbe(probeId)
      const entry = await followedProbe(probeId)
      if (reply.ok && entry) await book.drop(entry.idempotencyKey)
      if (reply.ok) await showBadge()
      return reply
    },
    'probe/seen': async ({ probeId }) => {
      await seen(probeId)
      return { ok: true, value: null }
    },

    'history/list': ({ cursor }) => api.probes(cursor),
    'report/read-json': async ({ text, ...context }) => ({
      ok: true,
      value: readJson(text, { ...context, now: now() }),
    }),
    'report/get': ({ id }) => api.report(id),
    'report/store': async ({ report }) => {
      const reply = await api.storeReport(report)
      if (!reply.ok) return reply
      const { probeId } = reply.value
      const entry = await followedProbe(probeId)
      if (entry) await follower.refresh(probeId)
      else await broadcast({ to: 'pages', changed: 'probe', probeId, address: report.address })
      return reply
    },
  }
}
