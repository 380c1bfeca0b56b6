import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addressOn, addRelay, MAIL_TESTER_URL, openScene, pair, type Scene, waitForState } from './scene.ts'

describe.each(['fr', 'en'] as const)('one click on the mail-tester page, in %s', (language) => {
  let scene: Scene
  let page: Page

  beforeAll(async () => {
    scene = await openScene({ language })
    await pair(scene)
    await addRelay(scene)
    page = await scene.browser.openPage(MAIL_TESTER_URL)
  })
  afterAll(() => scene.stop())

  it('shows the panel in the language of the browser, with the relay and three free tests', async () => {
    await page.getByTestId('relay-select').waitFor()
    expect(await page.getByTestId('send-probe').textContent()).toMatch(language === 'fr' ? /Envoyer/ : /Send/)
  })

  it('sends through the user’s own relay, and opens the result page by itself in the same tab', async () => {
    const address = await addressOn(page)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'accepted', 'waiting', 'reported')
    const evaluation = await scene.lab.mailTester.waitForMail(address)
    expect(evaluation).toBeTruthy()
    await page.waitForURL((url) => url.pathname.includes(address.split('@')[0] ?? '?'))
    await page.getByTestId('score').waitFor()
  })

  it('brings the same score home as the page shows', async () => {
    const shown = Number((await page.locator('#header .score').textContent())?.split('/')[0]?.replace(',', '.'))
    const { stdout } = await scene.api.command(['history', '--json'])
    const [newest] = JSON.parse(stdout).items
    expect(newest).toMatchObject({ state: 'reported', relayName: 'Atelier', report: { score: shown } })
    expect((await page.getByTestId('score').first().textContent())?.replace(',', '.')).toContain(String(shown))
  })

  it('shows the score in the popup, and the report with its findings', async () => {
    const popup = await scene.browser.openPopup()
    await popup.getByTestId('score').waitFor()
    await popup.close()
  })
})
