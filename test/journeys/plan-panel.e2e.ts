import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { askingNameServer } from '../product/name-server.ts'
import { startLab } from '../servers/lab.ts'
import { hasSidePanel } from './plan-steps.ts'
import { addRelay, openSceneIn, pair, type Scene, sendAndWaitForReport } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  const lab = await startLab({ records: { dmarc: null } })
  scene = await openSceneIn(lab, { language: 'fr', api: { env: askingNameServer(lab.bind.port) } })
  await (await pair(scene)).close()
  await addRelay(scene)
  await sendAndWaitForReport(scene)
})
afterAll(() => scene.stop())

const plannedDomains = async (): Promise<string[]> => {
  const page = await scene.browser.openExtensionPage('options.html')
  const answer = await page.evaluate<{ value: { items: { domain: string }[] } }>(
    `chrome.runtime.sendMessage({ to: 'background', name: 'plan/list', input: {} })`,
  )
  await page.close()
  return answer.value.items.map(({ domain }) => domain)
}

it('one click on “Repair” in a report opens the side panel, which makes the plan of its domain', async () => {
  const history = await scene.browser.openExtensionPage('report.html')
  await history.locator('a[href^="#/report/"]').first().click()
  await history.getByTestId('repair').click()
  await vi.waitFor(async () => expect(await hasSidePanel(history)).toBe(true), { timeout: 15_000 })
  await vi.waitFor(async () => expect(await plannedDomains()).toEqual(['example.org']), { timeout: 30_000 })
  await history.close()
})

it('the same plan is a page of its own, with the record that is missing, and its fields are copied one by one', async () => {
  const page = await scene.browser.openExtensionPage('sidepanel.html?domain=example.org')
  await scene.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const step = page.locator('[data-testid="plan-step"][data-step="dmarc/publish"]')
  await step.waitFor()
  await step.evaluate((element) => {
    if (element instanceof HTMLDetailsElement) element.open = true
  })
  const value = await step.getByTestId('record-value').innerText()
  expect(value).toMatch(/^v=DMARC1; p=none/)
  await step.getByTestId('copy-record').last().click()
  await vi.waitFor(async () => expect(await page.evaluate('navigator.clipboard.readText()')).toBe(value))
})
