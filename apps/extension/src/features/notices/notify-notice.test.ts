import type { Notice } from '@bienrecu/shared'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_SETTINGS, settingsItem } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import { targetOf } from '../sending/notify.ts'
import { notifyOfNotices } from './notify-notice.ts'

const notice = (title: string): Notice => ({
  id: crypto.randomUUID(),
  kind: 'visible',
  domain: 'example.org',
  planId: null,
  title,
  text: 'At every name server.',
  at: '2026-11-22T10:00:00.000Z',
  readAt: null,
})

let double: BrowserDouble
const shown: { id: string; title: string | undefined; message: string | undefined }[] = []

beforeEach(async () => {
  double = installBrowser()
  shown.length = 0
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(async (...call: unknown[]) => {
    const [id, options] = call as [string, { title?: string; message?: string }]
    shown.push({ id, title: options.title, message: options.message })
    return id
  })
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, notifications: true })
})

it('is shown in full, and leads to the plan of its domain', async () => {
  double.granted.add('notifications')
  await notifyOfNotices([notice('Everything is visible')])
  expect(shown).toMatchObject([{ title: 'Everything is visible', message: 'At every name server.' }])
  expect(targetOf(shown[0]?.id ?? '')).toEqual({ page: 'plan', domain: 'example.org' })
})

it('several at once are one', async () => {
  double.granted.add('notifications')
  await notifyOfNotices([notice('A key was changed'), notice('Everything is visible')])
  expect(shown).toMatchObject([{ title: '2 notices about your domains', message: 'A key was changed' }])
})

it('nothing is shown to those who did not ask for it', async () => {
  await notifyOfNotices([notice('Everything is visible')])
  await settingsItem.setValue(DEFAULT_SETTINGS)
  double.granted.add('notifications')
  await notifyOfNotices([notice('Everything is visible')])
  expect(shown).toEqual([])
})
