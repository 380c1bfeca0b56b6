import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addressOn,
  addRelay,
  MAIL_TESTER_URL,
  openReadyScene,
  openScene,
  pair,
  type Scene,
  waitForState,
} from './scene.ts'

describe('a background that the browser stops at any moment', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language: 'en' })
  })
  afterAll(() => scene.stop())

  it('between every two steps of the way: nothing is lost, nothing is sent twice', async () => {
    const { browser, api, lab } = scene
    const welcome = await browser.openExtensionPage('onboarding.html')
    await browser.stopBackground()
    await welcome.getByTestId('consent-accept').click()
    await browser.stopBackground()
    await welcome.getByTestId('pairing-input').fill(await api.pair())
    await welcome.getByTestId('pair-button').click()
    await welcome.getByTestId('paired').waitFor()
    await addRelay(scene)
    await browser.stopBackground()
    const page = await browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('relay-select').waitFor()
    await browser.stopBackground()
    const address = await addressOn(page)
    await page.getByTestId('send-probe').click()
    await browser.stopBackground()
    await waitForState(page, 'accepted', 'waiting')
    await browser.stopBackground()
    await lab.mailTester.waitForMail(address)
    await browser.stopBackground()
    await page.waitForURL((url) => url.pathname !== '/')
    await browser.stopBackground()
    await page.getByTestId('score').first().waitFor()
    expect(lab.mailTester.mailCount()).toBe(1)
    const { stdout } = await api.command(['history', '--json'])
    expect(JSON.parse(stdout).items).toMatchObject([{ address, state: 'reported' }])
  })
})

describe('an API that is started again', () => {
  it('while a result is awaited: the probe goes on and its score comes home', async () => {
    const scene = await openReadyScene({ language: 'en', lab: { behaviour: { receptionDelayMs: 4_000 } } })
    const { page, api, lab } = scene
    const address = await addressOn(page)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'waiting')
    await api.kill()
    await api.restart()
    await lab.mailTester.waitForMail(address)
    await page.getByTestId('score').first().waitFor()
    expect(lab.mailTester.mailCount()).toBe(1)
    await scene.stop()
  })

  it('is said not to answer while it is down, and works again afterwards', async () => {
    const scene = await openReadyScene({ language: 'en' })
    const { page, api, lab } = scene
    await page.getByTestId('relay-select').waitFor()
    await api.halt()
    const fault = page.getByText(/does not answer/)
    // The panel may have noticed by itself already; there is then nothing left to press.
    await page.getByTestId('send-probe').or(fault).first().click()
    await fault.first().waitFor()
    expect(lab.mailTester.mailCount()).toBe(0)
    await api.restart()
    await page.getByRole('button', { name: /try again/i }).click()
    await page.getByTestId('send-probe').click()
    await page.getByTestId('score').first().waitFor() // the relay has passed it on by then
    expect(lab.mailTester.mailCount()).toBe(1)
    await scene.stop()
  })

  it('is paired with a pairing line of its own after a fresh start', async () => {
    const scene = await openScene({ language: 'en' })
    await scene.api.halt()
    await scene.api.restart()
    await pair(scene)
    await scene.stop()
  })
})
