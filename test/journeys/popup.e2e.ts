import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addressOn, openReadyScene, type Scene, waitForState } from './scene.ts'

let scene: Scene & { page: Page }

beforeAll(async () => {
  scene = await openReadyScene({ language: 'en' })
})
afterAll(() => scene.stop())

it('sends from the toolbar popup the test of the tab in front, and the tab follows', async () => {
  const { page, browser, lab } = scene
  const address = await addressOn(page)
  const popup = await browser.openPopup()
  // A popup does not take the front from its tab; as a tab of its own it would.
  await page.bringToFront()
  await popup.getByTestId('send-probe').click()
  await waitForState(page, 'accepted', 'waiting', 'reported')
  await lab.mailTester.waitForMail(address)
  await page.getByTestId('score').first().waitFor()
  await popup.getByTestId('score').first().waitFor()
  expect(lab.mailTester.mailCount()).toBe(1)
})
