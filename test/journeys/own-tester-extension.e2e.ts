import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccessibilityFaults } from '../browsers/axe.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { addRelay, openScene, pair, type Scene, waitForState } from './scene.ts'

const NARROW = { width: 380, height: 640 }
const WIDE = { width: 1280, height: 800 }
const NEWCOMER_MS = 5_000

const EML = [
  'From: Isabelle <isabelle@example.org>',
  'To: test@example.net',
  'Subject: Quote 2026-041',
  'Date: Sun, 22 Nov 2026 10:00:00 +0000',
  'Message-ID: <quote-041@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear guest, please find the quote at https://www.example.org/quote',
  '',
].join('\r\n')

describe.each(['fr', 'en'] as const)('our own tester in the extension, in %s', (language) => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language })
    await (await pair(scene)).close()
  })
  afterAll(() => scene.stop())

  /** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
  const lookAt = async (page: Page, name: string, sizes = [WIDE, NARROW], within?: string, at?: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        const screen = `${name}${sizes.length > 1 && size === NARROW ? '-narrow' : ''}-${colorScheme}`
        expect(await findAccessibilityFaults(page, within), screen).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, screen).toBeLessThanOrEqual(0)
        if (at !== undefined) await page.getByTestId(at).evaluate((node) => node.scrollIntoView({ block: 'center' }))
        await takeScreenshot(page, `${language}/${screen}`)
      }
    }
    await page.setViewportSize(sizes[0] ?? WIDE)
  }

  it('leads a newcomer without a relay from one click to a whole report', async () => {
    const popup = await scene.browser.openPopup()
    const practice = popup.getByTestId('send-practice')
    await practice.waitFor()
    await lookAt(popup, 'own-popup-newcomer', [NARROW])
    const clickedAt = Date.now()
    await practice.click()
    await popup.getByTestId('score').waitFor()
    expect(Date.now() - clickedAt).toBeLessThan(NEWCOMER_MS)
    await lookAt(popup, 'own-popup-outcome', [NARROW])
    await popup.close()
  })

  it('does so on the welcome page as well, and leaves the step of the relay open', async () => {
    const page = await scene.browser.openExtensionPage('onboarding.html')
    await page.getByTestId('practice').waitFor()
    await lookAt(page, 'own-onboarding', [WIDE, NARROW], undefined, 'practice')
    const clickedAt = Date.now()
    await page.getByTestId('send-practice').click()
    await page.getByTestId('practice-report').locator('.faults, .stack > p').first().waitFor()
    expect(Date.now() - clickedAt).toBeLessThan(NEWCOMER_MS)
    expect(await page.locator('[aria-current="step"] a').first().getAttribute('href')).toBe('/options.html#new-relay')
    await page.getByTestId('practice-report').locator('li').first().waitFor()
    await lookAt(page, 'own-onboarding-report', [WIDE, NARROW], undefined, 'practice')
    await page.close()
  })

  it('shows in the report what our own tester saw', async () => {
    const history = await scene.browser.openExtensionPage('report.html')
    await history.locator('tbody a').first().click()
    await history.getByTestId('beyond').waitFor()
    expect(await history.getByTestId('proof').count()).toBeGreaterThan(2)
    await lookAt(history, 'own-report')
    for (const summary of await history.locator('[data-testid="beyond"] summary').all())
      if (!(await summary.evaluate((node) => node.parentElement?.hasAttribute('open')))) await summary.click()
    await lookAt(history, 'own-report-open')
    await history.close()
  })

  it('judges a message file without sending it', async () => {
    const page = await scene.browser.openExtensionPage('report.html')
    await page.getByTestId('judge-file').waitFor()
    await lookAt(page, 'own-history')
    await page
      .getByTestId('message-file')
      .setInputFiles({ name: 'quote.eml', mimeType: 'message/rfc822', buffer: Buffer.from(EML) })
    await page.getByTestId('beyond').waitFor()
    await lookAt(page, 'own-file', [WIDE, NARROW], undefined, 'judge-file')
    await page.close()
  })

  it('stands on the page of our own tester, and offers practice where no relay is set up', async () => {
    const page = await scene.browser.openPage(`${scene.api.url}/t`)
    await page.locator('bienrecu-panel button').first().waitFor()
    await lookAt(page, 'own-panel-newcomer', [WIDE, NARROW], 'bienrecu-panel')
    await page.close()
  })

  it('says before sending that a message will hardly arrive, and sends all the same if asked to', async () => {
    await addRelay(scene)
    const page = await scene.browser.openPage(`${scene.api.url}/t`)
    await page.getByTestId('send-probe').waitFor()
    await lookAt(page, 'own-panel-local', [WIDE, NARROW], 'bienrecu-panel')
    const address = await page.getByTestId('address').inputValue()
    await page.getByTestId('send-probe').click()
    // The relay of the lab knows no such domain, as none outside would.
    await waitForState(page, 'failed')
    await lookAt(page, 'own-panel-refused', [WIDE], 'bienrecu-panel')
    expect(address).toContain('@bienrecu.localhost')
    await page.close()
  })

  it('says on a result that it is kept, and where', async () => {
    const page = await scene.browser.openPage(`${scene.api.url}/t`)
    await page.getByTestId('practice').click()
    const open = page.getByTestId('open-kept')
    await open.waitFor()
    await lookAt(page, 'own-panel-kept', [WIDE, NARROW], 'bienrecu-panel')
    await page.close()
  })

  it('gives nothing to a page that imitates ours', async () => {
    const imitation = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        '<!doctype html><main data-bienrecu-tester="1" data-state="waiting" data-address="test-7h3k9m2p4q6r@example.org"><h1>Send here</h1><div data-bienrecu-panel></div></main>',
      )
    })
    await new Promise<void>((resolve) => {
      imitation.listen(0, '127.0.0.1', resolve)
    })
    // A server that listens on a port always has such an address.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- said above
    const { port } = imitation.address() as AddressInfo
    const page = await scene.browser.openPage(`http://127.0.0.1:${port}/t`)
    const ours = await scene.browser.openPage(`${scene.api.url}/t`)
    await ours.locator('bienrecu-panel button').first().waitFor()
    expect(await page.locator('bienrecu-panel').count()).toBe(0)
    await Promise.all([page.close(), ours.close()])
    imitation.close()
  })

  it('shows in the settings how far it reaches, and lets the tester of repeated tests be chosen', async () => {
    const page = await scene.browser.openExtensionPage('options.html')
    await page.getByTestId('own-tester').waitFor()
    await page.getByTestId('default-tester').selectOption('bienrecu')
    await lookAt(page, 'own-options', [WIDE, NARROW], undefined, 'own-tester')
    await page.close()
    const popup = await scene.browser.openPopup()
    await popup.getByTestId('direct-test').waitFor()
    await lookAt(popup, 'own-popup-relay', [NARROW])
    await popup.close()
  })
})
