import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { openPlan } from './open-plan.ts'

const TARGET = { domain: 'example.org', reportId: null }
const happened: string[] = []

beforeEach(() => {
  installBrowser()
  happened.length = 0
  installBackground({
    'plan/show': () => {
      happened.push('told')
      return answer(TARGET)
    },
  })
  Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url?: string }) => void happened.push(url ?? '') })
})

describe('a click on “Repair”', () => {
  it('opens the side panel before anything else, and tells it what to show', async () => {
    Object.assign(fakeBrowser, { sidePanel: { open: async () => void happened.push('panel') } })
    await openPlan(TARGET)
    expect(happened).toEqual(['panel', 'told'])
  })

  it('opens a page of its own where the browser has no side panel', async () => {
    Object.assign(fakeBrowser, { sidePanel: { open: () => Promise.reject(new Error('No active side panel')) } })
    await openPlan(TARGET)
    expect(happened).toEqual(['told', '/sidepanel.html?domain=example.org'])
  })
})
