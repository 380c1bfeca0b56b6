import type { Plan } from '@bienrecu/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { examineScreen } from '../browsers/examine-screen.ts'
import { launchChromium, type ExtensionBrowser } from '../browsers/chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startScriptedApi, type ScriptedApi } from '../servers/scripted-api.ts'
import { foreignPlanIn, handoverKitIn, noticesIn, PLAN_ID, planIn } from './example-plans.ts'
import { relay } from './example-relays.ts'
import { pairWith } from './scene.ts'

/** A side panel as most have it and as narrow as browsers make it, and the page of its own. */
const SIZES = [
  { name: '', width: 380, height: 760, schemes: ['light', 'dark'] },
  { name: '-narrow', width: 320, height: 640, schemes: ['light'] },
  { name: '-full', width: 1280, height: 800, schemes: ['dark'] },
] as const

describe.each(['fr', 'en'] as const)('every screen of a plan, in %s', (language) => {
  let api: ScriptedApi
  let browser: ExtensionBrowser
  let page: Page

  const list = (plan: Plan) => ({
    items: [
      {
        id: plan.id,
        domain: plan.domain,
        stepCount: plan.steps.length,
        doneCount: 0,
        awaitedCount: 0,
        updatedAt: plan.updatedAt,
      },
    ],
  })

  const show = async (plan: Plan) => {
    api.answer('GET /v1/plans', list(plan))
    api.answer(`GET /v1/plans/${PLAN_ID}`, plan)
    await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`)
    await page.reload()
    await page.getByTestId('plan').waitFor()
  }

  /** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
  const lookAt = async (name: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const { name: size, schemes, ...viewport } of SIZES)
      for (const colorScheme of schemes) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        const screen = `plan-${name}${size}-${colorScheme}`
        await examineScreen(page, screen)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) })
        await takeScreenshot(page, `${language}/${screen}`)
      }
    await page.setViewportSize({ width: 380, height: 760 })
  }

  beforeAll(async () => {
    api = await startScriptedApi()
    api.answer('GET /v1/relays', { items: [relay(1)] })
    api.answer('GET /v1/notices', { items: [], unread: 0 })
    api.answer('GET /v1/watches', { items: [] })
    api.answer('GET /v1/plans', { items: [] })
    api.answer(`GET /v1/plans/${PLAN_ID}/handovers`, { items: [] })
    browser = await launchChromium({ extensionFolder: EXTENSION_FOLDERS.chrome, language, hosts: {} })
    page = await pairWith(api.pairing, browser)
  })
  afterAll(async () => {
    await browser?.close()
    await api?.stop()
  })

  it('no plan yet', async () => {
    api.answer('GET /v1/plans', { items: [] })
    await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`)
    await page.getByTestId('plan-start').waitFor()
    await lookAt('start')
  })

  it('one thing to do, and what comes after it', async () => {
    await show(planIn(language))
    await lookAt('now')
  })

  it('what only the user can tell', async () => {
    await show(planIn(language, {}, true))
    await lookAt('questions')
  })

  it('a key that only the console of the mail service shows', async () => {
    await show(planIn(language, { spf: 'visible', wantsKey: true }))
    await lookAt('key')
  })

  it.each(['awaited', 'different', 'partly', 'published'] as const)('a record that is %s', async (state) => {
    await show(planIn(language, { spf: 'visible', dkim: 'visible', dmarc: state, isTicked: true }))
    const step = page.locator('[data-testid="plan-step"][data-step="dmarc/publish"]')
    await step.waitFor()
    // What waits for an answer is open by itself; what is done is folded.
    if (!(await step.getByTestId('verify-state').isVisible())) await step.locator('> summary').click()
    await step.getByTestId('verify-state').waitFor()
    await lookAt(`record-${state}`)
  })

  it('a step that was published stays in front until one goes on', async () => {
    await show(planIn(language))
    const next = planIn(language, { spf: 'awaited' })
    api.answer(`GET /v1/plans/${PLAN_ID}`, next)
    api.answer(
      `POST /v1/plans/${PLAN_ID}/records/${next.steps[0]?.records[0]?.id}/published`,
      next.steps[0]?.records[0],
    )
    await page.getByTestId('published').first().click()
    await page.getByTestId('go-on').waitFor()
    await lookAt('published')
    await page.getByTestId('go-on').click()
    await page.locator('#step-in-front:focus').waitFor()
    await lookAt('went-on')
  })

  it('everything visible, and the new test', async () => {
    await show(planIn(language, { spf: 'visible', dkim: 'visible', dmarc: 'visible', isTicked: true }))
    await page.getByTestId('test-again').waitFor()
    await lookAt('complete')
  })

  it('a domain that is not one’s own', async () => {
    await show(foreignPlanIn(language))
    await page.getByTestId('obstacle').waitFor()
    await lookAt('not-yours')
  })

  it('the kit for the person who holds the DNS', async () => {
    await show(planIn(language))
    await page.getByTestId('hand-over').click()
    await page.getByTestId('handover-make').waitFor()
    await lookAt('handover')
    const kit = handoverKitIn(language)
    api.answer(`POST /v1/plans/${PLAN_ID}/handovers`, kit, 201)
    api.answer(`GET /v1/plans/${PLAN_ID}/handovers`, { items: [kit.handover] })
    await page.getByTestId('handover-make').click()
    await page.getByTestId('handover-url').waitFor()
    await lookAt('handover-made')
  })

  it('news of the watch, and where else it goes', async () => {
    api.answer('GET /v1/notices', noticesIn(language))
    api.answer('GET /v1/notice-settings', { locale: language, email: null, webhook: null })
    await show(planIn(language, { spf: 'visible' }))
    await page.getByTestId('notice').waitFor()
    await lookAt('notice')
    await page.goto(`chrome-extension://${browser.extensionId}/options.html`)
    await page.locator('[name=notice-email]').check()
    await page.locator('[name=notice-webhook]').check()
    await lookAt('notice-settings')
    api.answer('GET /v1/notices', { items: [], unread: 0 })
  })

  it('an API that does not answer leaves the plan in sight', async () => {
    await show(planIn(language))
    await api.stop()
    await page.getByTestId('plan-again').click()
    await page.locator('[role=alert]').waitFor()
    await lookAt('stale')
  })
})
