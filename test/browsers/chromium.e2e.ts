import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startLab, type Lab } from '../servers/lab.ts'
import { startWebServer } from '../servers/mail-tester/web-server.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'
import { findAccessibilityFaults } from './axe.ts'
import { launchChromium, type ExtensionBrowser } from './chromium.ts'
import { writeTinyExtension } from './tiny-extension.ts'

const HOME = 'https://www.mail-tester.com/'

let lab: Lab
let folder: WorkFolder
beforeAll(async () => {
  ;[lab, folder] = await Promise.all([startLab(), createWorkFolder('tiny')])
  await writeTinyExtension(folder.path)
})
afterAll(() => Promise.all([lab.stop(), folder.remove()]))

describe.each([
  ['fr', 'Bonjour', 'Tout d’abord'],
  ['en', 'Hello', 'First, send'],
] as const)('Chromium in %s', (language, hello, label) => {
  let browser: ExtensionBrowser
  beforeAll(async () => {
    const hosts = { 'www.mail-tester.com': lab.mailTester.httpsPort }
    browser = await launchChromium({ extensionFolder: folder.path, language, hosts })
  })
  afterAll(() => browser.close())

  it('speaks its language in the extension and to web sites', async () => {
    const popup = await browser.openPopup()
    expect(await popup.textContent('#hello')).toBe(hello)
    const page = await browser.openPage(HOME)
    expect(await page.textContent('#sendmail-label')).toContain(label)
  })

  it('runs content scripts on mail-tester’s page, which makes an address anew at each load', async () => {
    const page = await browser.openPage(HOME)
    const attribute = async () => {
      await page.waitForSelector('html[data-address]', { state: 'attached' })
      return page.getAttribute('html', 'data-address')
    }
    const first = await attribute()
    await page.reload()
    expect(first).toMatch(/^test-[a-z0-9]{9}@srv1\.mail-tester\.com$/)
    expect(await attribute()).not.toBe(first)
  })

  it('can stop the background, whose memory is gone then', async () => {
    const popup = await browser.openPopup()
    const count = async () => {
      const before = await popup.textContent('#total')
      await popup.click('#count')
      await expect.poll(() => popup.textContent('#total')).not.toBe(before)
      return popup.textContent('#total')
    }
    expect([await count(), await count()]).toEqual(['1', '2'])
    await browser.stopBackground()
    await browser.stopBackground()
    expect(await count()).toBe('1')
  })

  it('lets the background fetch from the lab’s hosts, and judges other certificates as usual', async () => {
    const popup = await browser.openPopup()
    const fetched = async (url: string) => {
      await popup.evaluate(() => document.querySelector('#total')?.replaceChildren())
      await popup.fill('#name', url)
      await popup.click('#fetch')
      await expect.poll(() => popup.textContent('#total')).not.toBe('')
      return popup.textContent('#total')
    }
    expect(await fetched(HOME)).toBe('200')
    const other = await startWebServer(await lab.authority.issue(['localhost']), async () => ({
      status: 200,
      headers: {},
      body: '',
    }))
    expect(await fetched(`https://127.0.0.1:${other.port}/`)).toContain('TypeError')
    await expect(browser.openPage(`https://127.0.0.1:${other.port}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
    await other.stop()
  })

  it('reaches no host that the lab does not have', async () => {
    await expect(browser.openPage('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  })

  it('lets axe look at the extension’s pages', async () => {
    const popup = await browser.openPopup()
    expect(await findAccessibilityFaults(popup)).toEqual([])
    await popup.evaluate(() => document.querySelector('label')?.replaceWith(document.createElement('input')))
    expect(await findAccessibilityFaults(popup)).toEqual([expect.stringContaining('label:')])
  })
})

it('shows each variant of the home page as it is', async () => {
  const hosts = { 'www.mail-tester.com': lab.mailTester.httpsPort }
  const browser = await launchChromium({ extensionFolder: folder.path, language: 'en', hosts })
  try {
    const page = await browser.openPage(HOME)
    const load = async (home: Parameters<typeof lab.mailTester.behave>[0]['home'], selector: string) => {
      lab.mailTester.behave({ home: home ?? 'current' })
      await page.reload()
      return page.locator(selector)
    }
    const old = await load('old', '#email')
    await expect.poll(() => old.inputValue()).toMatch(/^web-[a-z0-9]{5}@mail-tester\.com$/)
    const span = await load('not-an-input', 'span#email')
    await expect.poll(() => span.textContent()).toMatch(/^test-.*@srv1/)
    const bare = await load('no-data', '#email:not([data-prefix])')
    await expect.poll(() => bare.inputValue()).toMatch(/^test-.*@srv1/)
    const silent = await load('address-never-made', '#email')
    expect(await silent.inputValue()).toBe('a mail-tester email address')
    expect(await (await load('changed', '#email')).count()).toBe(0)
  } finally {
    await browser.close()
  }
})
