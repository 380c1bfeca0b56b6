import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { installBrowser } from '../../testing/browser-double.ts'
import { NOW } from '../../testing/paired.ts'
import { acceptDisclosure } from '../session/session.ts'
import { listen } from './listen.ts'

type Installed = Parameters<typeof fakeBrowser.runtime.onInstalled.trigger>[0]

const FIRST_TIME = { reason: 'install' } as const satisfies Installed
// What Firefox says each time that an unpacked folder is loaded.
const UNPACKED = { reason: 'install', temporary: true } as const

const opened = () => vi.mocked(fakeBrowser.tabs.create).mock.calls.map(([{ url }]) => url)

/** Ends when everything has happened that an installation leads to: all of it is microtasks here. */
const install = async (details: Installed): Promise<void> => {
  await fakeBrowser.runtime.onInstalled.trigger(details)
  await new Promise((resolve) => setTimeout(resolve, 0))
}

beforeEach(() => {
  installBrowser()
  vi.spyOn(fakeBrowser.tabs, 'create')
  const nothing = () => Promise.resolve()
  listen({ resume: nothing, noticeWatch: { look: nothing, resume: nothing, restart: nothing } })
})

describe('the welcome page', () => {
  it.each([FIRST_TIME, UNPACKED])('opens by itself after %o', async (details) => {
    await install(details)
    expect(opened()).toEqual([expect.stringMatching(/\/onboarding\.html$/)])
  })

  it('does not open again for somebody who has accepted', async () => {
    await acceptDisclosure(NOW)
    await install(UNPACKED)
    expect(opened()).toEqual([])
  })

  it('does not open after an update', async () => {
    await install({ reason: 'update', previousVersion: '0.0.9' })
    expect(opened()).toEqual([])
  })
})
