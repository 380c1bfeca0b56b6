import type { Deps, Feature } from '../app.ts'
import { createNodeResolver } from '../dns/node-resolver.ts'
import { createPostPublic, type PostPublic } from '../dns/post-public.ts'
import { serversOf } from '../dns/server-address.ts'
import { createDeliveries } from '../notices/deliveries.ts'
import { createMailNotices } from '../notices/mail-notices.ts'
import { createPostNotice } from '../notices/post-notice.ts'
import { noticeRoutes } from '../notices/routes.ts'
import { createTell } from '../notices/tell.ts'
import type { Probing } from '../probes/probing.ts'
import { TICK } from './due-looks.ts'
import type { Looks } from './looks.ts'
import { watchRoutes } from './routes.ts'
import { createSchedule } from './schedule.ts'

export interface WatchingOptions {
  /** How webhooks are called, where that is not as usual. */
  postPublic?: PostPublic
}

/** Everything that watches and notifies, plugged together. */
export interface Watching {
  features: Feature[]
  /** Begins to watch. For the server alone. */
  start(): void
  /** Does once what `start` does every second. */
  tick(): void
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Plugs the DNS, the user’s relay and the webhook in. Nothing is asked or sent before `start`, or a request. */
export const createWatching = (
  deps: Deps,
  { sender, openRelay }: Pick<Probing, 'sender' | 'openRelay'>,
  options: WatchingOptions = {},
): Watching => {
  const { config, database, now } = deps
  const resolver = createNodeResolver({ servers: serversOf(config.dnsServers) })
  const allowed = config.allowedPrivateHosts
  const { postPublic = createPostPublic({ resolver, allowed }) } = options
  const ways = {
    mailNotices: createMailNotices({ ...deps, sender, openRelay }),
    postNotice: createPostNotice({ ...deps, postPublic }),
  }
  const deliveries = createDeliveries({ ...deps, ...ways })
  let loaded: Promise<Looks> | null = null
  const load = async (): Promise<Looks> => {
    const { createLooks } = await import('./looks.ts')
    return createLooks({ ...deps, tell: createTell(database, now) })
  }
  const looks = () => (loaded ??= load())
  const schedule = createSchedule({
    ...deps,
    checkRecord: async (id, signal) => (await looks()).checkRecord(id, signal),
    checkDomain: async (domain, signal) => (await looks()).checkDomain(domain, signal),
    beginWatch: async (planId) => (await looks()).beginWatch(planId),
  })
  const tick = () => {
    schedule.tick()
    deliveries.runDue()
  }
  let timer: NodeJS.Timeout | undefined
  return {
    features: [watchRoutes(deps), noticeRoutes({ ...deps, ...ways })],
    start: () => {
      timer ??= setInterval(tick, TICK).unref()
    },
    tick,
    idle: async () => {
      await schedule.idle()
      await deliveries.idle()
    },
    close: async () => {
      clearInterval(timer)
      const closing = schedule.close()
      const opened = await loaded
      await Promise.all([closing, deliveries.close()])
      opened?.close()
      resolver.close()
    },
  }
}
