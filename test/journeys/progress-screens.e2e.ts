import { ScoreHistory } from '@bienrecu/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inboxSteps } from '../../apps/api/src/scores/inbox-steps.ts'
import { examineScreen } from '../browsers/examine-screen.ts'
import { launchChromium, type ExtensionBrowser } from '../browsers/chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startScriptedApi, type ScriptedApi } from '../servers/scripted-api.ts'
import { relay } from './example-relays.ts'
import { pairWith } from './scene.ts'

const SIZES = [
  { name: '', width: 1280, height: 800 },
  { name: '-narrow', width: 380, height: 640 },
]

const idOf = (number: number) => `6f1c2f0a-5d1b-4c57-9a55-${String(number).padStart(12, '0')}`

const SCORES = [5.2, 6.1, 6.1, 8.4, 9.6, 10]

/** Six tests of one domain in three weeks, one of another, and what was published in between. */
const HISTORY = ScoreHistory.parse({
  points: [
    ...SCORES.map((score, index) => ({
      reportId: idOf(index + 1),
      probeId: idOf(index + 101),
      at: `2026-11-${String(2 + index * 4).padStart(2, '0')}T09:30:00.000Z`,
      score,
      domain: 'example.org',
      relayId: idOf(201),
      relayName: 'OVHcloud',
    })),
    {
      reportId: idOf(50),
      probeId: idOf(150),
      at: '2026-11-23T09:30:00.000Z',
      score: 7,
      domain: 'example.net',
      relayId: idOf(202),
      relayName: 'Brevo',
    },
  ],
  changes: [
    {
      id: idOf(301),
      at: '2026-11-12T10:00:00.000Z',
      domain: 'example.org',
      name: 'example.org',
      type: 'TXT',
      before: ['v=spf1 include:mx.ovh.com ?all'],
      after: ['v=spf1 include:mx.ovh.com include:spf.brevo.com ~all'],
      stepId: 'spf/record',
    },
    {
      id: idOf(302),
      at: '2026-11-16T10:00:00.000Z',
      domain: 'example.org',
      name: '_dmarc.example.org',
      type: 'TXT',
      before: [],
      after: ['v=DMARC1; p=none; rua=mailto:dmarc@example.org'],
      stepId: 'dmarc/publish',
    },
    {
      id: idOf(303),
      at: '2026-11-21T10:00:00.000Z',
      domain: 'example.org',
      name: 'old._domainkey.example.org',
      type: 'TXT',
      before: ['v=DKIM1; p='],
      after: [],
      stepId: null,
    },
  ],
})

describe.each(['fr', 'en'] as const)('the score over time, in %s', (language) => {
  let api: ScriptedApi
  let browser: ExtensionBrowser
  let page: Page

  /** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
  const lookAt = async (name: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const colorScheme of ['light', 'dark'] as const)
      for (const { name: size, ...viewport } of SIZES) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        const screen = `${name}${size}-${colorScheme}`
        await examineScreen(page, screen)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) })
        await takeScreenshot(page, `${language}/${screen}`)
      }
  }

  const open = async (hash: string) => {
    await page.goto(`chrome-extension://${browser.extensionId}/report.html#/${hash}`)
    await page.reload()
  }

  beforeAll(async () => {
    api = await startScriptedApi()
    api.answer('GET /v1/relays', { items: [relay(1)] })
    api.answer('GET /v1/notices', { items: [], unread: 0 })
    api.answer('GET /v1/scores', HISTORY)
    api.answer('GET /v1/inbox-advice', await inboxSteps())
    browser = await launchChromium({ extensionFolder: EXTENSION_FOLDERS.chrome, language, hosts: {} })
    page = await pairWith(api.pairing, browser)
  })
  afterAll(async () => {
    await browser?.close()
    await api?.stop()
  })

  it('is drawn with a mark for each change, for the domain that is chosen', async () => {
    await open('progress')
    await page.getByTestId('gained').waitFor()
    await page.locator('select').first().selectOption('example.org')
    expect(await page.getByTestId('gained').innerText()).toContain(language === 'fr' ? '5,2' : '5.2')
    expect(await page.getByTestId('change-mark').count()).toBe(3)
    await lookAt('progress')
  })

  it('is saved as a file', async () => {
    api.answer('GET /v1/scores/export', { fileName: 'bienrecu-scores.csv', mediaType: 'text/csv', text: 'time,kind' })
    const download = page.waitForEvent('download')
    await page.locator('.exports button').nth(1).click()
    expect((await download).suggestedFilename()).toBe('bienrecu-scores.csv')
  })

  it('is printed on paper without what is only for the screen', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    await page.setViewportSize({ width: 794, height: 1123 }) // A4 at 96 dots an inch
    expect(await page.locator('.exports').isVisible()).toBe(false)
    expect(await page.locator('.page > header').isVisible()).toBe(false)
    await takeScreenshot(page, `${language}/progress-print`)
    await page.emulateMedia({ media: 'screen' })
  })

  it('says what to do where no test sees the fault', async () => {
    await open('inbox')
    await page.locator('.inbox-steps').first().waitFor()
    await lookAt('inbox')
  })
})
