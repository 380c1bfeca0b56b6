import { isSettled } from '@bienrecu/shared'
import { createApiClient, type ApiClient } from '../../api-client.ts'
import type { ExchangePorts } from '../../api/exchange.ts'
import type { FollowedProbe } from '../../storage/items.ts'
import { createNoticeWatch } from '../notices/notice-watch.ts'
import { notifyOfNotices } from '../notices/notify-notice.ts'
import { createPairing } from '../pairing/pair-device.ts'
import { showBadge } from '../sending/badge.ts'
import { createProbeFollower } from '../sending/follow-probe.ts'
import { followedProbes } from '../sending/followed-probes.ts'
import { notify } from '../sending/notify.ts'
import { createProbeBook } from '../sending/probe-book.ts'
import { createProbeStarter } from '../sending/start-probe.ts'
import { scheduleWakeUp } from '../sending/wake-up.ts'
import { currentConnection, uiLocaleOf } from '../session/session.ts'
import { registerOwnTesterScript } from '../testers/own-tester-script.ts'
import { broadcast } from '../testers/tester-tabs.ts'

export interface Ports {
  fetch: ExchangePorts['fetch']
  now: () => Date
  pause: (milliseconds: number) => Promise<void>
}

export type Services = ReturnType<typeof createServices>

/** Brings the toolbar, the alarm and the open pages up to date with a probe. */
const announce = async (entry: FollowedProbe): Promise<void> => {
  await Promise.all([showBadge(), scheduleWakeUp()])
  await broadcast({
    to: 'pages',
    changed: 'probe',
    address: entry.address,
    ...(entry.probe ? { probeId: entry.probe.id } : {}),
  })
}

/** The services of the background, put together. Holds nothing that a sudden end could lose: the state is in storage. */
export const createServices = ({ fetch, now, pause }: Ports) => {
  const api: ApiClient = createApiClient({
    fetch,
    locale: uiLocaleOf,
    connection: currentConnection,
    onRejected: () => pairing.drop(),
  })

  const book = createProbeBook()
  const onChanged = async (entry: FollowedProbe): Promise<void> => {
    await announce(entry)
    await notify(book, entry)
  }
  const follower = createProbeFollower({ api, book, pause, onChanged })

  const noticeWatch = createNoticeWatch({
    api,
    now,
    onChanged: async (fresh) => {
      await showBadge()
      await broadcast({ to: 'pages', changed: 'notices' })
      await notifyOfNotices(fresh)
    },
  })

  const pairing = createPairing({
    api,
    book,
    now,
    onChanged: async () => {
      follower.stopAll()
      await Promise.all([showBadge(), scheduleWakeUp(), registerOwnTesterScript()])
      await broadcast({ to: 'pages', changed: 'session' })
      void noticeWatch.restart()
    },
  })

  const onStarted = async (entry: FollowedProbe): Promise<void> => {
    await onChanged(entry)
    if (entry.probe) await follower.follow(entry.probe.id)
  }
  const starter = createProbeStarter({ api, book, now, onStarted: (entry) => void onStarted(entry) })

  /** Goes on with everything that was under way when the background was last stopped. */
  const resume = async (): Promise<void> => {
    const entries = await followedProbes()
    await Promise.all([
      showBadge(),
      scheduleWakeUp(),
      ...entries.map((entry) => {
        if (!entry.probe) return starter.resume(entry)
        return isSettled(entry.probe.state) ? null : follower.follow(entry.probe.id)
      }),
    ])
  }

  return { api, book, follower, noticeWatch, pairing, starter, resume, now }
}
