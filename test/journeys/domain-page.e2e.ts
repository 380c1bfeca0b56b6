import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineScreen } from '../browsers/examine-screen.ts'
import { launchChromium, type ExtensionBrowser } from '../browsers/chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { askingNameServer } from '../product/name-server.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startApi, type Api } from '../product/start-api.ts'
import { createCertificateAuthority, type CertificateAuthority } from '../servers/certificate-authority.ts'
import { startDohServer, type DohServer } from '../servers/doh-server.ts'
import { startLab, type Lab } from '../servers/lab.ts'
import { addRelay, pair, sendAndWaitForReport } from './scene.ts'

const NARROW = { width: 380, height: 640 }
const WIDE = { width: 1280, height: 800 }

/** Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. */
const lookAt = async (page: Page, name: string) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      const screen = `${name}${size === NARROW ? '-narrow' : ''}-${colorScheme}`
      await examineScreen(page, screen)
      await takeScreenshot(page, screen)
    }
  }
  await page.setViewportSize(WIDE)
}

const finding = (page: Page, checkId: string) => page.locator(`[data-check-id="${checkId}"]`)

let lab: Lab
beforeAll(async () => {
  lab = await startLab({ records: { spf: 'v=spf1 ip4:127.0.0.1 include:nowhere.example.org ?all' } })
})
afterAll(() => lab.stop())

describe.each(['fr', 'en'] as const)('the page of a domain, with a server, in %s', (language) => {
  let api: Api
  let browser: ExtensionBrowser

  beforeAll(async () => {
    api = await startApi({ env: askingNameServer(lab.bind.port) })
    const { httpsPort } = lab.mailTester
    const hosts = { 'www.mail-tester.com': httpsPort, 'mail-tester.com': httpsPort }
    browser = await launchChromium({ extensionFolder: EXTENSION_FOLDERS.chrome, language, hosts })
    const scene = { lab, api, browser, stop: async () => undefined }
    await (await pair(scene)).close()
    await addRelay(scene)
  })
  afterAll(async () => {
    await browser.close()
    await api.stop()
  })

  it('begins empty, and says what is wrong with what was typed', async () => {
    const page = await browser.openExtensionPage('domain.html')
    await page.locator('.empty').waitFor()
    await lookAt(page, `${language}/domain-empty`)
    await page.getByTestId('domain').fill('https://example.org/contact')
    await page.keyboard.press('Enter')
    await page.getByTestId('take-suggestion').waitFor()
    await lookAt(page, `${language}/domain-fault`)
    await page.getByTestId('take-suggestion').click()
    await page.getByTestId('audit').waitFor()
    expect(await page.getByTestId('domain').inputValue()).toBe('example.org')
    await page.close()
  })

  it('knows the server that really sent, once there was a test', async () => {
    await sendAndWaitForReport({ lab, api, browser, stop: async () => undefined })
    const page = await browser.openExtensionPage('domain.html')
    await page.getByTestId('detail-ip').waitFor()
    expect(await page.getByTestId('detail-ip').textContent()).toContain('127.0.0.1')
    expect(await page.getByTestId('detail-dkim').textContent()).toContain('d=example.org')
    await lookAt(page, `${language}/domain-filled`)

    await page.getByTestId('audit-run').click()
    await page.getByTestId('audit').waitFor()
    expect(await page.getByTestId('spf-tree').textContent()).toContain('include:nowhere.example.org')
    expect(await page.locator('.spf-tree code[data-match="true"]').textContent()).toBe('ip4:127.0.0.1')
    expect(await finding(page, 'spf/include-without-record').getAttribute('data-status')).toBe('fail')
    expect(await page.locator('[data-testid="dkim-key"][data-status="valid"]').count()).toBeGreaterThan(0)
    expect(await page.getByTestId('walk-step').first().textContent()).toContain('_dmarc.example.org')
    expect(await page.getByTestId('provider').count()).toBe(7)
    await lookAt(page, `${language}/domain`)
    await page.emulateMedia({ colorScheme: 'light' })
    for (const part of ['spf', 'providers']) {
      await page.getByTestId(`part-${part}`).evaluate((element) => element.scrollIntoView())
      await takeScreenshot(page, `${language}/domain-${part}-light`)
    }

    await page.getByTestId('detail-ip').getByRole('button').click()
    await page.getByTestId('audit-run').click()
    await expect.poll(() => page.locator('.spf-tree code[data-match="true"]').count()).toBe(0)
    await page.close()
  })

  it('says of a domain that does not exist, and of one that belongs to a registry, that they are not to be examined', async () => {
    const page = await browser.openExtensionPage('domain.html?domain=missing.example.org')
    await page.getByTestId('audit-run').click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('missing.example.org')
    await lookAt(page, `${language}/domain-not-found`)
    await page.getByTestId('domain').fill('co.uk')
    await page.getByTestId('audit-run').click()
    await page.locator('.field .error').waitFor()
    expect(await page.locator('.field .error').textContent()).toContain('co.uk')
    await page.close()
  })
})

describe.each(['fr', 'en'] as const)('the page of a domain, without a server, in %s', (language) => {
  let authority: CertificateAuthority
  let doh: DohServer
  let browser: ExtensionBrowser

  beforeAll(async () => {
    authority = await createCertificateAuthority()
    doh = await startDohServer(lab.bind.port, await authority.issue(['dns.google']))
    browser = await launchChromium({
      extensionFolder: EXTENSION_FOLDERS.chrome,
      language,
      hosts: { 'dns.google': doh.port },
    })
  })
  afterAll(async () => {
    await browser.close()
    await doh.stop()
    await authority.remove()
  })

  it('asks nobody until the user has said whom, and nobody after they have taken it back', async () => {
    const page = await browser.openExtensionPage('domain.html')
    await page.getByTestId('allow-browser').waitFor()
    await lookAt(page, `${language}/domain-alone-off`)
    await page.getByRole('radio', { name: 'Google Public DNS' }).check()
    expect(doh.questions()).toBe(0)
    await page.getByTestId('allow-service').click()
    await page.getByTestId('domain').fill('example.org')
    expect(doh.questions()).toBe(0)

    await page.getByTestId('audit-run').click()
    await page.getByTestId('audit').waitFor()
    expect(doh.questions()).toBeGreaterThan(10)
    expect(await finding(page, 'spf/include-without-record').getAttribute('data-status')).toBe('fail')
    expect(await page.getByTestId('provider').count()).toBe(7)
    await lookAt(page, `${language}/domain-alone`)

    await page.getByTestId('stop-browser').click()
    await page.getByTestId('allow-browser').waitFor()
    const before = doh.questions()
    await page.reload()
    await page.getByTestId('allow-browser').waitFor()
    expect(doh.questions()).toBe(before)
    await page.close()
  })
})
