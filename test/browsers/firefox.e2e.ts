import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startLab, type Lab } from '../servers/lab.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'
import { launchFirefox, type FirefoxBrowser } from './firefox.ts'
import { TINY_EXTENSION_ID, writeTinyExtension } from './tiny-extension.ts'

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
] as const)('Firefox in %s', (language, hello, label) => {
  let browser: FirefoxBrowser
  beforeAll(async () => {
    const hosts = { 'www.mail-tester.com': lab.mailTester.httpsPort }
    browser = await launchFirefox({ extension: folder.path, extensionId: TINY_EXTENSION_ID, language, hosts })
  })
  afterAll(() => browser.close())

  it('opens the extension’s popup, types and clicks in it', async () => {
    await browser.navigate(`${browser.extensionOrigin}/popup.html`)
    expect(await browser.text('#hello')).toBe(hello)
    await browser.type('#name', 'Isabelle ')
    await browser.click('#count')
    await browser.waitUntil(`one('#total').textContent === 'Isabelle 1'`)
  })

  it('can stop the background, whose memory is gone then', async () => {
    await browser.click('#count')
    await browser.waitUntil(`one('#total').textContent === 'Isabelle 2'`)
    await browser.stopBackground()
    await browser.click('#count')
    await browser.waitUntil(`one('#total').textContent === 'Isabelle 1'`)
  })

  it('runs content scripts on mail-tester’s page', async () => {
    await browser.openTab()
    await browser.navigate('https://www.mail-tester.com/')
    await browser.waitUntil(`document.documentElement.dataset.address?.includes('@srv1.mail-tester.com')`)
    expect(await browser.text('#sendmail-label')).toContain(label)
  })

  it('goes back to a tab by its address', async () => {
    await browser.switchToTab(browser.extensionOrigin)
    expect(await browser.text('#hello')).toBe(hello)
  })

  it('finds elements in open shadow roots, once they are there', async () => {
    await browser.evaluate(`setTimeout(() => {
      one('main').attachShadow({ mode: 'open' }).innerHTML = '<p>inside</p>'
    })`)
    expect(await browser.text('main >>> p')).toBe('inside')
  })

  it('makes pictures of a page', async () => {
    expect((await browser.screenshot()).subarray(1, 4).toString()).toBe('PNG')
  })

  it('reaches no host that the lab does not have', async () => {
    expect(browser.refused).toEqual([])
    await expect(browser.navigate('https://example.com/')).rejects.toThrow('proxyConnectFailure')
    expect(browser.refused).toEqual(['example.com:443'])
  })
})
