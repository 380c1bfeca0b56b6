import type { Notice } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import type { ApiClient } from '../../api-client.ts'
import { noticesItem, pairingItem } from '../../storage/items.ts'

const ALARM = 'look-for-notices'

/** Minutes between two looks: while somebody waits for a publication, and while a domain is only watched over. */
const AWAITED = 1
const WATCHED = 30
const STALE = WATCHED * 60_000 // ms

export interface NoticeWatchDeps {
  api: Pick<ApiClient, 'notices' | 'plans' | 'watches'>
  now: () => Date
  /** What is unread has changed; `fresh` has not been told before. */
  onChanged: (fresh: readonly Notice[]) => Promise<void>
}

/** True for the alarm that wakes the background to ask for notices. */
export const isNoticeAlarm = ({ name }: { name: string }): boolean => name === ALARM

/** Minutes until the next look; null when there is nothing to look for. Undefined where the API does not say. */
const paceOf = async (api: NoticeWatchDeps['api']): Promise<number | null | undefined> => {
  const plans = await api.plans()
  if (!plans.ok) return undefined
  if (plans.value.items.some(({ awaitedCount }) => awaitedCount > 0)) return AWAITED
  if (plans.value.items.length > 0) return WATCHED
  const watches = await api.watches()
  if (!watches.ok) return undefined
  return watches.value.items.length > 0 ? WATCHED : null
}

/** Sets the alarm anew only where its pace changes: setting it would begin the wait again. */
const schedule = async (pace: number | null): Promise<void> => {
  const alarm = await browser.alarms.get(ALARM)
  if (pace === null) return void (await browser.alarms.clear(ALARM))
  if (alarm?.periodInMinutes !== pace) await browser.alarms.create(ALARM, { periodInMinutes: pace })
}

/** Asks the API for notices: often while a publication is awaited, seldom otherwise, never when nothing is watched. */
export const createNoticeWatch = ({ api, now, onChanged }: NoticeWatchDeps) => {
  const take = async (): Promise<void> => {
    const reply = await api.notices()
    if (!reply.ok) return
    const known = await noticesItem.getValue()
    const unread = reply.value.items.filter(({ readAt }) => readAt === null)
    const fresh = unread.filter(({ id }) => !known?.told.includes(id))
    // Noted before it is shown: a sudden end in between costs a notification, and never shows two.
    await noticesItem.setValue({
      unread: reply.value.unread,
      told: unread.map(({ id }) => id),
      lookedAt: now().toISOString(),
    })
    if (fresh.length > 0 || reply.value.unread !== (known?.unread ?? 0)) await onChanged(fresh)
  }

  const run = async (): Promise<void> => {
    if (!(await pairingItem.getValue())) return
    await take()
    const pace = await paceOf(api)
    if (pace !== undefined) await schedule(pace)
    else if (!(await browser.alarms.get(ALARM))) await schedule(WATCHED)
  }

  let running: Promise<void> | null = null
  const look = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  return {
    /** Looks now; once, however often it is asked for at the same time. */
    look,
    /** Takes up the watch after a start of the background, without asking each time. */
    resume: async (): Promise<void> => {
      if (await browser.alarms.get(ALARM)) return
      const known = await noticesItem.getValue()
      if (known && now().getTime() - new Date(known.lookedAt).getTime() < STALE) return
      await look()
    },
    /** The pairing began or ended: what was known belongs to another API. */
    restart: async (): Promise<void> => {
      await Promise.all([noticesItem.removeValue(), schedule(null)])
      await onChanged([])
      await look()
    },
  }
}
