import type { Handlers } from '../../messaging/serve.ts'
import { findReportOfAddress, readOwnResult } from '../own-tester/find-result.ts'
import { octetsOf } from '../own-tester/octets-of.ts'
import { startDirectTest } from '../own-tester/start-direct-test.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import type { Services } from './services.ts'

type OwnTesterMessage = Extract<
  keyof Handlers,
  `direct-test/${string}` | `own-result/${string}` | `testers/${string}` | `tester-address/${string}`
>

/** Messages about tests that need no page, and about what our own tester has judged. */
export const ownTesterHandlers = (services: Services): Pick<Handlers, OwnTesterMessage> => {
  const { api } = services
  return {
    'testers/list': () => api.testers(),
    'tester-address/create': ({ tester }) => api.createTesterAddress({ tester }),
    'direct-test/start': async (test) => {
      const reply = await startDirectTest(services, test)
      return reply.ok ? { ok: true, value: await tellProbe(reply.value) } : reply
    },
    'own-result/find': ({ address }) => findReportOfAddress(api, address),
    'own-result/get': ({ reportId }) => readOwnResult(api, reportId),
    'own-result/judge': async ({ source }) => {
      const reply = await api.judgeMessage(octetsOf(source))
      if (!reply.ok) return reply
      await broadcast({ to: 'pages', changed: 'probe' })
      // A judgement comes without sentences; its result has them in the language that is asked for.
      return api.testerResult(reply.value.id, await uiLocaleOf())
    },
  }
}
