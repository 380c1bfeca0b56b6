import type { Notice } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import { createWords } from '../../locales/create-words.ts'
import { notification as en } from '../../locales/en.yml'
import { notification as fr } from '../../locales/fr.yml'
import { settingsItem } from '../../storage/items.ts'
import { uiLocaleOf } from '../session/session.ts'

const PREFIX = 'notice:'

/** The domain that a notification of the watch speaks of; null for a notification of a test. */
export const domainOfNotification = (id: string): string | null =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null

const isWanted = async (): Promise<boolean> => {
  const { notifications } = await settingsItem.getValue()
  return notifications && (await browser.permissions.contains({ permissions: ['notifications'] }))
}

/** Says what is new, if the user asked for it: the newest notice in full, of several only how many. */
export const notifyOfNotices = async (fresh: readonly Notice[]): Promise<void> => {
  const [newest] = fresh
  if (!newest || !(await isWanted())) return
  const locale = await uiLocaleOf()
  const words = createWords(en, fr, () => locale)
  await browser.notifications.create(`${PREFIX}${newest.domain}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: fresh.length === 1 ? newest.title : words('notices', { count: fresh.length }),
    message: fresh.length === 1 ? newest.text : newest.title,
  })
}
