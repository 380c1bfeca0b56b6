import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchChromium } from '../browsers/chromium.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { type Api, startApi } from '../product/start-api.ts'
import { findFreePort } from '../servers/free-port.ts'
import { pair } from './scene.ts'

/** What a newcomer waits at most, on a machine with much to do; how long it really took is printed. */
const PATIENCE = 15_000 // ms

const EML = [
  'From: Isabelle Martin <isabelle@example.org>',
  'To: camille@example.net',
  'Subject: Votre devis',
  'Date: Sun, 22 Nov 2026 10:00:00 +0000',
  'Message-ID: <devis-041@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Bonjour, voici votre devis.',
  '',
].join('\r\n')

/** Drops the message as a file from the desktop. */
const drop = async (page: Page, place: string): Promise<void> => {
  const dataTransfer = await page.evaluateHandle((source) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([source], 'devis.eml', { type: 'message/rfc822' }))
    return transfer
  }, EML)
  await page.dispatchEvent(place, 'dragover', { dataTransfer })
  await page.dispatchEvent(place, 'drop', { dataTransfer })
}

describe('a newcomer with the extension, without relay, credentials or network', () => {
  let api: Api
  let browser: ExtensionBrowser
  let welcome: Page
  const outside: string[] = []

  beforeAll(async () => {
    // No name server answers there.
    api = await startApi({ env: { BIENRECU_DNS: `127.0.0.1:${await findFreePort()}` } })
    browser = await launchChromium({ extensionFolder: EXTENSION_FOLDERS.chrome, language: 'fr', hosts: {} })
    browser.context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== api.url) outside.push(request.url())
    })
    welcome = await pair({ api, browser })
  })
  afterAll(async () => {
    await browser.close()
    await api.stop()
  })

  const practised = async (): Promise<{ state: string }[]> => {
    const { items } = JSON.parse((await api.command(['history', '--json'])).stdout)
    return items.filter(({ state }: { state: string }) => state === 'reported')
  }

  it('reads a score seconds after the click on the welcome page, and what to correct', async () => {
    const button = welcome.getByTestId('send-practice')
    await button.waitFor()
    const clickedAt = performance.now()
    await button.click()
    await welcome.getByTestId('score').waitFor()
    const passed = performance.now() - clickedAt
    console.log(`From the click to the score: ${Math.round(passed)} ms`)
    expect(passed).toBeLessThan(PATIENCE)
    await welcome.getByTestId('practice-report').getByText('DMARC').first().waitFor()
  })

  it('opens the whole report from there', async () => {
    const [report] = await Promise.all([
      browser.context.waitForEvent('page'),
      welcome.getByTestId('practice-report').getByRole('link').first().click(),
    ])
    await report.getByTestId('beyond').waitFor()
    const costly = report.locator('[data-testid="finding"]', { hasText: 'point' }).first()
    expect(await costly.getAttribute('data-check-id')).toBe('dmarc/missing')
    await report.close()
  })

  it('finds the same in the popup, which offers it once more', async () => {
    const popup = await browser.openPopup()
    await popup.getByTestId('score').waitFor()
    await popup.getByTestId('send-practice').click()
    await expect.poll(async () => (await practised()).length).toBe(2)
    await popup.getByTestId('score').waitFor()
    await popup.close()
  })

  it('drops a message on the list of tests, and reads its report without sending', async () => {
    const history = await browser.openExtensionPage('report.html')
    await history.getByTestId('judge-file').waitFor()
    await drop(history, '.file-drop')
    await history.getByTestId('beyond').waitFor()
    const shown = await history.locator('main').innerText()
    for (const text of ['Votre devis', 'Le DNS n’a pas répondu']) expect(shown).toContain(text)
    const unsigned = history.locator('[data-testid="finding"][data-check-id="dkim/no-signature"]')
    expect(await unsigned.getAttribute('data-status')).toBe('fail')
    // Nothing was sent: the list has no further test.
    expect(await practised()).toHaveLength(2)
    await history.close()
  })

  it('drops it on the page of the tester just as well', async () => {
    const page = await browser.openPage(`${api.url}/t`)
    await drop(page, 'body')
    await page.getByTestId('score').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/t\/[\w-]{43,}$/)
    expect(await page.title()).toContain('Votre devis')
    await page.close()
  })

  it('asked nobody else for anything', () => {
    expect(outside).toEqual([])
  })
})
