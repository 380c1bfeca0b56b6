import { type Relay, RelayList } from '@bienrecu/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { examineScreen } from '../browsers/examine-screen.ts'
import { launchChromium, type ExtensionBrowser } from '../browsers/chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startScriptedApi, type ScriptedApi } from '../servers/scripted-api.ts'
import { pairWith } from './scene.ts'
import {
  FAILED,
  FALLBACK,
  FOLDERS,
  FOUND,
  HIDDEN,
  PASSED,
  PRESETS,
  relay,
  signedIn,
  UNREACHABLE,
  withMailbox,
} from './example-relays.ts'

const SIZES = [
  { name: '', width: 1280, height: 800 },
  { name: '-narrow', width: 380, height: 640 },
]

describe.each(['fr', 'en'] as const)('every screen of the relays, in %s', (language) => {
  let api: ScriptedApi
  let browser: ExtensionBrowser
  let page: Page

  const show = (...items: Relay[]) => api.answer('GET /v1/relays', RelayList.parse({ items }))

  const open = async () => {
    await page.goto(`chrome-extension://${browser.extensionId}/options.html`)
    await page.reload()
    await page.getByTestId('relay-add').waitFor()
  }

  /** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
  const lookAt = async (name: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const colorScheme of ['light', 'dark'] as const)
      for (const { name: size, ...viewport } of SIZES) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        const screen = `relays-${name}${size}-${colorScheme}`
        await examineScreen(page, screen)
        const { height } = (await page.locator('#relays').boundingBox()) ?? viewport
        await page.setViewportSize({ ...viewport, height: Math.ceil(height) + 220 })
        await page.evaluate(() => scrollTo(0, 0))
        await takeScreenshot(page, `${language}/${screen}`)
      }
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  beforeAll(async () => {
    api = await startScriptedApi()
    api.answer('GET /v1/mail-presets', PRESETS)
    api.answer('GET /v1/confirmed-addresses', { items: [] })
    api.answer('GET /v1/oauth/providers', {
      items: [
        { provider: 'microsoft', isConfigured: true, redirectUri: `${api.url}/oauth/callback` },
        { provider: 'google', isConfigured: false, redirectUri: `${api.url}/oauth/callback` },
      ],
    })
    show()
    browser = await launchChromium({ extensionFolder: EXTENSION_FOLDERS.chrome, language, hosts: {} })
    page = await pairWith(api.pairing, browser)
  })
  afterAll(async () => {
    await browser?.close()
    await api?.stop()
  })

  it('none yet, and the first question', async () => {
    await open()
    await lookAt('none')
    await page.getByTestId('relay-add').click()
    await page.locator('[name=relay-address]').fill('isabelle@example.org')
    await lookAt('address')
  })

  it('what was found for an address, and where it comes from', async () => {
    await open()
    api.answer('POST /v1/relays/detect', FOUND)
    await page.getByTestId('relay-add').click()
    await page.locator('[name=relay-address]').fill('isabelle@example.org')
    await page.keyboard.press('Enter')
    await page.getByTestId('detection').waitFor()
    await lookAt('found')
    await page.getByTestId('detection').locator('summary').click()
    await page.locator('[name=relay-from-address]').fill('contact@example.com')
    await lookAt('found-origins')
  })

  it('a filter in front of the mailbox', async () => {
    await open()
    api.answer('POST /v1/relays/detect', HIDDEN)
    await page.getByTestId('relay-add').click()
    await page.locator('[name=relay-address]').fill('isabelle@example.org')
    await page.keyboard.press('Enter')
    await page.getByTestId('detection').waitFor()
    await lookAt('gateway')
  })

  it('the list of providers, and what three of them demand', async () => {
    await open()
    await page.getByTestId('relay-add').click()
    await page.getByTestId('relay-choose').click()
    await page.getByTestId('preset-brevo').waitFor()
    await lookAt('providers')
    for (const id of ['microsoft-365', 'orange', 'ovh-exchange']) {
      await open()
      await page.getByTestId('relay-add').click()
      await page.getByTestId('relay-choose').click()
      await page.getByTestId(`preset-${id}`).click()
      await page.getByTestId('relay-form').waitFor()
      await lookAt(`provider-${id}`)
    }
  })

  it('everything by hand, with the faults of a header at its row', async () => {
    await open()
    api.refuse('POST /v1/relays', 'invalid-request', [
      { pointer: '/headers/0/name', code: 'header-adds-recipient', detail: '« Bcc »' },
    ])
    await page.getByTestId('relay-add').click()
    await page.getByTestId('relay-by-hand').click()
    await page.locator('[name=relay-host]').fill('smtp.example.org')
    await page.locator('[name=relay-username]').fill('isabelle@example.org')
    await page.locator('[name=relay-password]').fill('never-stored')
    await page.locator('[name=relay-from-address]').fill('isabelle@example.org')
    await page.locator('[name=relay-name]').fill('Atelier')
    await page.locator('details:has([name=relay-ehlo-name]) > summary').click()
    await page.locator('.add-header').click()
    await page.locator('[name=relay-header-name-0]').fill('Bcc')
    await page.locator('[name=relay-header-value-0]').fill('karim@example.org')
    await page.getByTestId('relay-save').click()
    await page.locator('[name=relay-header-name-0][aria-invalid=true]').waitFor()
    await lookAt('by-hand')
  })

  it('a failed test with its cause, the offer of the fallback, and the fallback in its place', async () => {
    show(FAILED, FALLBACK)
    await open()
    await page.getByTestId('stand-in').waitFor()
    await page.locator('[data-relay="OVHcloud"] summary', { hasText: /Détails|Details/ }).click()
    await lookAt('failed')
    await page.getByTestId('stand-in').click()
    await page.getByTestId('stand-in').waitFor({ state: 'detached' })
    await lookAt('stands-in')
  })

  it('a test that passed, the order and the roles', async () => {
    show(PASSED, FALLBACK)
    await open()
    await page.locator('[data-relay="OVHcloud"] summary', { hasText: /Détails|Details/ }).click()
    await page.locator('[data-relay="Brevo"] details:has([data-testid=relay-delete]) > summary').click()
    await lookAt('passed')
  })

  it.each(['signing-in', 'connected', 'consent-needed', 'expired', 'revoked', 'refused'] as const)(
    'signing in with the provider: %s',
    async (state) => {
      show(signedIn(state))
      await open()
      await page.locator(`[data-testid="sign-in-state"][data-state="${state}"]`).waitFor()
      await lookAt(`sign-in-${state}`)
    },
  )

  it.each([
    ['mailbox-new', relay(1)],
    ['mailbox', withMailbox(FOLDERS)],
    ['mailbox-unreachable', withMailbox(UNREACHABLE)],
  ])('the copy in the Sent folder: %s', async (name, shown) => {
    show(shown)
    await open()
    await page.getByTestId('mailbox-part').locator('> summary').click()
    await page.getByTestId('mailbox-form').waitFor()
    await lookAt(name)
  })

  it('a test to oneself, and the confirmation of another address', async () => {
    show(relay(1))
    await open()
    api.answer('POST /v1/confirmed-addresses', {
      address: 'karim@example.com',
      confirmedAt: null,
      codeExpiresAt: '2026-11-22T10:15:00.000Z',
    })
    await page.getByTestId('relay-self-test').click()
    await page.getByTestId('self-test').locator('.quiet').click()
    await page.locator('[name=confirm-address]').fill('karim@example.com')
    await page.getByTestId('confirm-address-go').click()
    await page.locator('[name=confirm-code]').waitFor()
    await lookAt('self-test')
  })
})
