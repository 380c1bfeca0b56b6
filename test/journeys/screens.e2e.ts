import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineScreen } from '../browsers/examine-screen.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { addRelay, MAIL_TESTER_URL, openScene, pair, type Scene, sendAndWaitForReport, waitForState } from './scene.ts'

const NARROW = { width: 380, height: 640 }
const WIDE = { width: 1280, height: 800 }

describe.each(['fr', 'en'] as const)('every screen, in %s', (language) => {
  let scene: Scene
  let firstReport: string
  let secondReport: string

  beforeAll(async () => {
    scene = await openScene({ language })
  })
  afterAll(() => scene.stop())

  /** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
  const lookAt = async (page: Page, name: string, sizes = [WIDE, NARROW], within?: string) => {
    // First of all: a colour on its way to another is neither of them.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        const width = sizes.length > 1 && size === NARROW ? '-narrow' : ''
        const screen = `${name}${width}-${colorScheme}`
        await examineScreen(page, screen, within)
        await takeScreenshot(page, `${language}/${screen}`)
      }
    }
    await page.setViewportSize(sizes[0] ?? WIDE)
  }
  const PANEL = 'bienrecu-panel'

  it('the popup before anything', async () => {
    const popup = await scene.browser.openPopup()
    await popup.getByTestId('popup-state').waitFor()
    await lookAt(popup, 'popup-welcome', [NARROW])
    await popup.close()
  })

  it('the welcome page, from consent to pairing', async () => {
    const page = await scene.browser.openExtensionPage('onboarding.html')
    await page.getByTestId('consent-accept').waitFor()
    await lookAt(page, 'onboarding')
    await page.close()
    const paired = await pair(scene)
    await lookAt(paired, 'onboarding-paired')
    await paired.close()
  })

  it('the panel without a relay', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.locator(PANEL).waitFor({ state: 'attached' })
    await page.getByRole('button').first().waitFor()
    await lookAt(page, 'panel-no-relay', [WIDE, NARROW], PANEL)
    await page.close()
  })

  it('the settings: a form with faults, a relay that was tested', async () => {
    const page = await scene.browser.openExtensionPage('options.html')
    await page.getByTestId('relay-add').click()
    await page.getByTestId('relay-by-hand').click()
    await page.locator('[name=relay-name]').fill('Atelier')
    await page.locator('[name=relay-host]').fill('smtp example.org')
    await page.locator('[name=relay-port]').fill('70000')
    await page.locator('[name=relay-username]').fill('isabelle@example.org')
    await page.locator('[name=relay-password]').fill('never-stored')
    await page.locator('[name=relay-from-address]').fill('isabelle(atelier)@example.org')
    await page.getByTestId('relay-save').click()
    await page.locator('[name=relay-host][aria-invalid=true]').waitFor()
    expect(await page.locator('[aria-invalid=true]').count()).toBe(3)
    await lookAt(page, 'options-faults')
    await addRelay(scene)
    await page.reload()
    await page.getByTestId('relay-test').click()
    await page.getByTestId('relay-test-result').waitFor()
    await lookAt(page, 'options-relay')
    await page.close()
  })

  it('the panel: ready, and with its result', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').waitFor()
    await lookAt(page, 'panel-ready', [WIDE, NARROW], PANEL)
    await page.getByTestId('send-probe').click()
    await page.getByTestId('score').first().waitFor()
    await lookAt(page, 'panel-result', [WIDE, NARROW], PANEL)
    await page.close()
  })

  it('the popup: with a result, and ready in front of mail-tester', async () => {
    const popup = await scene.browser.openPopup()
    await popup.getByTestId('score').waitFor()
    await lookAt(popup, 'popup-result', [NARROW])
    await popup.close()
  })

  it('the report, the history, and two tests side by side', async () => {
    await scene.lab.publish({ spf: null, dmarc: null })
    scene.lab.setSigning(false)
    // The connection of the first test was opened while the relay still signed.
    await scene.api.halt()
    await scene.api.restart()
    await sendAndWaitForReport(scene)
    const { stdout } = await scene.api.command(['history', '--json'])
    const [newer, older] = JSON.parse(stdout).items
    firstReport = older.report.id
    secondReport = newer.report.id
    expect(newer.report.score).toBeLessThan(older.report.score)

    const report = await scene.browser.openExtensionPage(`report.html#/report/${secondReport}`)
    await report.getByTestId('finding').first().waitFor()
    expect(await report.getByTestId('score').textContent()).toContain(
      String(newer.report.score).replace('.', language === 'fr' ? ',' : '.'),
    )
    await lookAt(report, 'report')

    const history = await scene.browser.openExtensionPage('report.html#/history')
    await history.getByText('Atelier').first().waitFor()
    await lookAt(history, 'history')

    const compare = await scene.browser.openExtensionPage(`report.html#/compare/${firstReport}/${secondReport}`)
    await compare.getByText('DKIM').first().waitFor()
    await lookAt(compare, 'compare')
  })

  it('the panel while it waits, as long as it takes to look at it', async () => {
    scene.lab.mailTester.behave({ receptionDelayMs: 'never' })
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'waiting')
    await lookAt(page, 'panel-waiting', [WIDE, NARROW], PANEL)
    await page.close()
  })
})
