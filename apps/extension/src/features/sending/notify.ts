import { errorSentence, isSettled } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import { createWords } from '../../locales/create-words.ts'
import { notification as en } from '../../locales/en.yml'
import { notification as fr } from '../../locales/fr.yml'
import { settingsItem, type FollowedProbe } from '../../storage/items.ts'
import type { PageTarget } from '../background/open-page.ts'
import { domainOfNotification } from '../notices/notify-notice.ts'
import { readableParams } from '../session/readable-params.ts'
import { uiLocaleOf } from '../session/session.ts'
import { isTesterInView } from '../testers/tester-tabs.ts'
import type { ProbeBook } from './probe-book.ts'

/** Id of a notification that has no report to open; any other id is that of the report. */
const NO_REPORT = 'no-report'

/** What a click on a notification leads to. */
export const targetOf = (notificationId: string): PageTarget => {
  const domain = domainOfNotification(notificationId)
  if (domain !== null) return { page: 'plan', domain }
  return notificationId === NO_REPORT ? { page: 'history' } : { page: 'report', reportId: notificationId }
}

const isWanted = async (entry: FollowedProbe): Promise<boolean> => {
  if (!entry.probe || !isSettled(entry.probe.state) || entry.hasNotified || entry.seenAt !== null) return false
  const { notifications } = await settingsItem.getValue()
  return notifications && (await browser.permissions.contains({ permissions: ['notifications'] }))
}

/** Says once how a test ended, if the user asked for it and is not looking at the page that says so. */
export const notify = async (book: Pick<ProbeBook, 'patch'>, entry: FollowedProbe): Promise<void> => {
  const { probe } = entry
  if (!probe || !(await isWanted(entry))) return
  // Noted before it is shown: a sudden end in between costs a notification, and never shows two.
  await book.patch(entry.idempotencyKey, () => ({ hasNotified: true }))
  if (await isTesterInView()) return
  const locale = await uiLocaleOf()
  const words = createWords(en, fr, () => locale)
  await browser.notifications.create(probe.report?.id ?? NO_REPORT, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: probe.report ? words('score', { score: probe.report.score }) : words('no-score'),
    message: probe.code ? errorSentence(probe.code, locale, readableParams(probe.params, locale)) : words('open'),
  })
}
