import { normaliseDomain, type Reply } from '@bienrecu/shared'
import type { Handlers } from '../../messaging/serve.ts'
import { dnsChoiceItem } from '../../storage/items.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import type { Services } from './services.ts'

type AuditMessage = Extract<keyof Handlers, `audit/${string}` | `domain/${string}` | `dns-choice/${string}`>

/** A request with one fault is told by that fault: “belongs to a registry” helps, “not as agreed” does not. */
const nameFault = <T>(reply: Reply<T>): Reply<T> => {
  const [fault] = reply.ok || reply.code !== 'invalid-request' ? [] : (reply.errors ?? [])
  return fault ? { ok: false, code: fault.code, params: fault.params ?? {} } : reply
}

/** Messages about domains, and about whom this browser may ask of them. */
export const auditHandlers = ({ api, now }: Pick<Services, 'api' | 'now'>): Pick<Handlers, AuditMessage> => ({
  'domain/read': async ({ text }) => {
    const reading = normaliseDomain(text)
    return reading.ok
      ? { ok: true, value: { domain: reading.domain } }
      : { ok: false, code: reading.code, params: reading.params }
  },
  'audit/run': async ({ request }) => nameFault(await api.audit(request)),
  'dns-choice/get': async () => ({ ok: true, value: { choice: await dnsChoiceItem.getValue() } }),
  'dns-choice/set': async ({ resolverId }) => {
    if (resolverId === null) await dnsChoiceItem.removeValue()
    else await dnsChoiceItem.setValue({ resolverId, allowedAt: now().toISOString() })
    await broadcast({ to: 'pages', changed: 'dns-choice' })
    return { ok: true, value: { choice: await dnsChoiceItem.getValue() } }
  },
})
