import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSidePanel, storedAs, tickOff, type Typed, typedIn, unfold, waitForRecord } from './plan-steps.ts'
import { addRelay, openSceneWithTester, pair, type Scene } from './scene.ts'
import { TESTER_DOMAIN } from './tester-scene.ts'

/** What our own tester is called within a sentence. */
const TESTER = /votre propre testeur/i

const numberIn = (text: string): number => Number(/\d+(?:,\d+)?/.exec(text)?.[0].replace(',', '.'))

/** The page that a click opens in a tab of its own. */
const openedBy = async ({ browser }: Scene, click: () => Promise<void>): Promise<Page> => {
  const [opened] = await Promise.all([browser.context.waitForEvent('page'), click()])
  return opened
}

describe('the loop of the guided fixes, all of it on our own tester', () => {
  let scene: Scene
  let report: Page
  let plan: Page
  let dmarc: Typed
  let key: Typed

  beforeAll(async () => {
    // The relay signs, but nobody can check it: the key was never published.
    scene = await openSceneWithTester({ language: 'fr', lab: { records: { dmarc: null, dkim: false } } })
    await (await pair(scene)).close()
    await addRelay(scene)
  })
  afterAll(() => scene.stop())

  const tests = async () => JSON.parse((await scene.api.command(['history', '--json'])).stdout).items

  const failedIn = (page: Page): Promise<(string | null)[]> =>
    page
      .locator('[data-testid="finding"][data-status="fail"]')
      .evaluateAll((findings) => findings.map((finding) => finding.getAttribute('data-check-id')))

  it('begins with a test from the popup, through the relay', async () => {
    const popup = await scene.browser.openPopup()
    await popup.getByTestId('send-own').click()
    await popup.getByTestId('score').waitFor()
    report = await openedBy(scene, () => popup.getByRole('button', { name: 'Ouvrir le rapport' }).click())
    await report.getByTestId('beyond').waitFor()
    const [test] = await tests()
    expect(test).toMatchObject({ state: 'reported', relayName: 'Atelier' })
    expect(test.address.endsWith(`@${TESTER_DOMAIN}`)).toBe(true)
    expect(await scene.lab.relay.log()).toContain(`to=<${test.address}>, relay=127.0.0.1`)
    expect(numberIn(await report.getByTestId('score').innerText())).toBe(test.report.score)
  })

  it('has a report that names its tester, what is wrong and what it costs', async () => {
    expect(await report.locator('.report-head').innerText()).toMatch(TESTER)
    expect(await failedIn(report)).toEqual(expect.arrayContaining(['dmarc/missing', 'dkim/key-missing']))
    expect(await failedIn(report)).not.toContain('spf/missing')
    const dmarcFinding = report.locator('[data-testid="finding"][data-check-id="dmarc/missing"]')
    expect(await dmarcFinding.locator('header').innerText()).toContain('−1 point')
  })

  it('leads from the report to a plan with the exact records', async () => {
    await report.getByTestId('repair').first().click()
    await expect.poll(() => hasSidePanel(report)).toBe(true)
    plan = await scene.browser.openExtensionPage('sidepanel.html?domain=example.org')
    await plan.getByTestId('plan').waitFor()
    ;[dmarc] = (await typedIn(await unfold(plan, 'dmarc/publish'))) as [Typed]
    expect(dmarc).toMatchObject({ name: '_dmarc', type: 'TXT', value: expect.stringContaining('v=DMARC1; p=none') })

    // Only the server that signs knows the key: its administrator pastes it.
    const { selector, record } = scene.lab.key
    const question = (await unfold(plan, 'dkim/publish')).getByTestId('question')
    await question.locator('[name="key-selector"]').fill(selector)
    await question.locator('[name="key-value"]').fill(record)
    await question.getByTestId('key-check').click()
    const step = await unfold(plan, 'dkim/publish')
    await step.getByTestId('plan-record').waitFor()
    ;[key] = (await typedIn(step)) as [Typed]
    expect(key).toEqual({ name: `${selector}._domainkey`, type: 'TXT', value: record })
  })

  it('does not ask to look for another fault in a signature whose key is not there yet', async () => {
    expect(await plan.locator('[data-step="advice/check/dkim/signature-invalid"]').count()).toBe(0)
  })

  it('waits for the records, and sees them at the source once the DNS host has them', async () => {
    const record = (await unfold(plan, 'dmarc/publish')).getByTestId('plan-record').first()
    await record.getByTestId('published').click()
    await waitForRecord(record, 'awaited')
    await scene.lab.publishZone({ ...storedAs(dmarc), ...storedAs(key) })
    await record.getByTestId('look-again').click()
    await waitForRecord(record, 'published', 'visible')
    const other = (await unfold(plan, 'dkim/publish')).getByTestId('plan-record').first()
    await other.getByTestId('published').click()
    await waitForRecord(other, 'published', 'visible')
    await tickOff(plan)
    await plan.getByTestId('all-visible').waitFor()
  })

  it('is tested again with one click, without a page of any tester, and the score goes up', async () => {
    await plan.getByTestId('test-again').waitFor()
    expect(await plan.getByTestId('all-visible').innerText()).toMatch(TESTER)
    const pages = scene.browser.context.pages().length
    await plan.getByTestId('test-again').click()
    await plan.getByTestId('see-gain').waitFor()
    expect(scene.browser.context.pages()).toHaveLength(pages)
    const all = await tests()
    expect(all).toMatchObject([{ relayName: 'Atelier' }, { relayName: 'Atelier' }])
    const [after, before] = all
    expect(after.address).not.toBe(before.address)
    expect(after.report.score).toBeGreaterThan(before.report.score)
    expect(numberIn(await plan.getByTestId('all-visible').getByRole('status').innerText())).toBe(after.report.score)
  })

  it('explains the gain by what the plan published', async () => {
    const compared = await openedBy(scene, () => plan.getByTestId('see-gain').click())
    await compared.getByTestId('cause').first().waitFor()
    const [after, before] = await tests()
    const gain = Math.round((after.report.score - before.report.score) * 10) / 10
    expect(numberIn(await compared.locator('.difference').innerText())).toBe(gain)
    const causes = (await compared.getByTestId('cause').allInnerTexts()).join('\n')
    expect(causes).toContain('Prévu par le plan')
    for (const { name } of [dmarc, key]) expect(causes).toContain(`${name}.example.org`)
    expect(causes).not.toContain('Un autre message')
    await compared.close()
  })

  it('shows both tests on the page of progress, with what came in between', async () => {
    const progress = await scene.browser.openExtensionPage('report.html#/progress')
    await progress.getByTestId('gained').waitFor()
    const [after, before] = await tests()
    const told = (score: number) => String(score).replace('.', ',')
    const text = `De ${told(before.report.score)} à ${told(after.report.score)} sur 10`
    expect(await progress.getByTestId('gained').innerText()).toContain(text)
    expect(await progress.locator('.progress-chart .value').allInnerTexts()).toHaveLength(2)
    expect(await progress.getByTestId('change-mark').count()).toBeGreaterThan(0)
    expect(await progress.getByTestId('dns-change').count()).toBe(2)
    await progress.close()
  })

  it('lets both be chosen in the list of tests, and names our own tester where they stand side by side', async () => {
    const history = await scene.browser.openExtensionPage('report.html')
    await history.locator('table.history tbody tr').nth(1).waitFor()
    const addresses = await history.locator('td.address').allInnerTexts()
    expect(addresses).toEqual((await tests()).map(({ address }: { address: string }) => address))
    for (const box of await history.locator('td.choose input').all()) await box.check()
    await history.locator('.chosen a').click()
    await history.locator('.side').nth(1).waitFor()
    for (const side of await history.locator('.side').allInnerTexts()) expect(side).toMatch(TESTER)
    await history.close()
  })

  it('needed nothing of mail-tester', () => {
    expect(scene.lab.mailTester.requests).toEqual([])
    expect(scene.lab.mailTester.mailCount()).toBe(0)
    expect(scene.browser.context.pages().filter((page) => page.url().includes('mail-tester'))).toEqual([])
  })
})
