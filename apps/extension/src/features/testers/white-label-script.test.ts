import { beforeEach, describe, expect, it } from 'vitest'
import { settingsItem, DEFAULT_SETTINGS } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import { testerHosts } from './tester-hosts.ts'
import { registerWhiteLabelScript } from './white-label-script.ts'

let browser: BrowserDouble
const name = (...whiteLabelHosts: string[]) => settingsItem.setValue({ ...DEFAULT_SETTINGS, whiteLabelHosts })

beforeEach(() => {
  browser = installBrowser()
})

describe('the panel on white-label hosts', () => {
  it('comes to the hosts that the user named and the browser allows, and to no other', async () => {
    browser.granted.add('scripting').add('https://result.example.org/*').add('https://never-named.example.org/*')
    await name('result.example.org', 'not-allowed.example.org')
    await registerWhiteLabelScript()
    expect([...browser.scripts.values()]).toMatchObject([{ matches: ['https://result.example.org/*'] }])
    expect(await testerHosts()).toEqual(['www.mail-tester.com', 'result.example.org'])
  })

  it('leaves when the last of them is gone', async () => {
    browser.granted.add('scripting').add('https://result.example.org/*')
    await name('result.example.org')
    await registerWhiteLabelScript()
    browser.granted.delete('https://result.example.org/*')
    await registerWhiteLabelScript()
    expect(browser.scripts.size).toBe(0)
  })

  it('asks nothing of the browser without the permission for it', async () => {
    await name('result.example.org')
    await registerWhiteLabelScript()
    expect(browser.scripts.size).toBe(0)
  })
})
