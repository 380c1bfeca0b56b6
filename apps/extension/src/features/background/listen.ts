import { browser } from 'wxt/browser'
import { isNoticeAlarm } from '../notices/notice-watch.ts'
import { readSession } from '../session/session.ts'
import { targetOf } from '../sending/notify.ts'
import { isWakeUp } from '../sending/wake-up.ts'
import { registerOwnTesterScript } from '../testers/own-tester-script.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import { registerWhiteLabelScript } from '../testers/white-label-script.ts'
import { openPage } from './open-page.ts'
import type { Services } from './services.ts'

/** A page that shows what a notification spoke of. */
const openFromNotification = (id: string): void => {
  void browser.notifications.clear(id)
  void openPage(targetOf(id))
}

const listenToNotifications = (): void => {
  // Absent until the user allows notifications.
  browser.notifications?.onClicked.addListener(openFromNotification)
}

const onPermissionsChanged = async (): Promise<void> => {
  await Promise.all([registerWhiteLabelScript(), registerOwnTesterScript()])
  await broadcast({ to: 'pages', changed: 'permissions' })
}

// Firefox calls each loading of an unpacked folder an installation: who has accepted has seen the page already.
const welcome = async (): Promise<void> => {
  const { consentedAt } = await readSession()
  if (consentedAt === null) await openPage({ page: 'onboarding' })
}

/** Registers every listener. Called synchronously at each start: a browser wakes us only for those it finds then. */
export const listen = ({ resume, noticeWatch }: Pick<Services, 'resume' | 'noticeWatch'>): void => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome()
  })
  browser.runtime.onStartup.addListener(() => void resume())
  browser.alarms.onAlarm.addListener((alarm) => {
    if (isWakeUp(alarm)) void resume()
    if (isNoticeAlarm(alarm)) void noticeWatch.look()
  })
  browser.permissions.onAdded.addListener(() => {
    listenToNotifications()
    void onPermissionsChanged()
  })
  browser.permissions.onRemoved.addListener(() => void onPermissionsChanged())
  listenToNotifications()
}
