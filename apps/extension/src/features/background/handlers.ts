import type { Reply } from '@bienrecu/shared'
import { audienceOf, isOwnTesterPage, type Sender, type TesterPages } from '../../messaging/sender.ts'
import type { Handlers } from '../../messaging/serve.ts'
import { pairingItem, settingsItem } from '../../storage/items.ts'
import { examineConnection } from '../doctor/examine-connection.ts'
import { readPanelState } from '../panel/panel-state.ts'
import type { PanelPlace } from '../panel/panel-testers.ts'
import { readPanelStyle } from '../panel/panel-style.ts'
import { readPermissions } from '../settings/permission-state.ts'
import { acceptDisclosure, readSession } from '../session/session.ts'
import { testerPages } from '../testers/tester-hosts.ts'
import { broadcast, readTesterTab } from '../testers/tester-tabs.ts'
import { applySettings } from './apply-settings.ts'
import { openPage } from './open-page.ts'
import { probeHandlers } from './probe-handlers.ts'
import { auditHandlers } from './audit-handlers.ts'
import { comparisonHandlers } from './comparison-handlers.ts'
import { noticeHandlers } from './notice-handlers.ts'
import { ownTesterHandlers } from './own-tester-handlers.ts'
import { planHandlers } from './plan-handlers.ts'
import { relayHandlers } from './relay-handlers.ts'
import { scoreHandlers } from './score-handlers.ts'
import type { Services } from './services.ts'

const done = <T>(value: T): Reply<T> => ({ ok: true, value })

const placeOf = (sender: Sender, pages: TesterPages): PanelPlace => {
  if (audienceOf(sender, pages) !== 'tester-page') return 'popup'
  return isOwnTesterPage(sender.url, pages) ? 'own-tester' : 'mail-tester'
}

/** Which service answers which message. */
export const createHandlers = (services: Services): Handlers => {
  const { api, pairing, now } = services

  const removeDevice = async (id: string): Promise<Reply<null>> => {
    const own = await pairingItem.getValue()
    const reply = await api.removeDevice(id)
    if (reply.ok && own?.deviceId === id) await pairing.drop()
    return reply
  }

  return {
    ...probeHandlers(services),
    ...auditHandlers(services),
    ...relayHandlers(services),
    ...comparisonHandlers(services),
    ...planHandlers(services),
    ...noticeHandlers(services),
    ...scoreHandlers(services),
    ...ownTesterHandlers(services),

    'session/get': async () => done(await readSession()),
    'consent/accept': async () => {
      await acceptDisclosure(now())
      await broadcast({ to: 'pages', changed: 'session' })
      return done(await readSession())
    },

    'pairing/inspect': ({ line }) => pairing.inspect(line),
    'pairing/redeem': async ({ line }) => {
      const reply = await pairing.redeem(line)
      return reply.ok ? done(await readSession()) : reply
    },
    'pairing/forget': async () => {
      await pairing.forget()
      return done(await readSession())
    },
    'devices/list': () => api.devices(),
    'devices/remove': ({ id }) => removeDevice(id),

    'quota/get': () => api.testerQuota(),
    'panel/state': async ({ address }, sender) =>
      done(await readPanelState(api, address, placeOf(sender, await testerPages()))),
    'panel/style': async () => done(await readPanelStyle()),
    'tab/current': async ({ tabId }) => done(await readTesterTab(tabId)),

    'settings/get': async () => done(await settingsItem.getValue()),
    'settings/set': async (changes) => done(await applySettings(changes)),
    'permission/state': async () => done(await readPermissions()),
    'page/open': async (target) => {
      await openPage(target)
      return done(null)
    },
    'doctor/run': async ({ apiUrl }) =>
      done(await examineConnection({ api, now }, apiUrl ?? (await readSession()).apiUrl)),
  }
}
