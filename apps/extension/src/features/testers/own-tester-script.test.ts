import { beforeEach, describe, expect, it } from 'vitest'
import { pairingItem } from '../../storage/items.ts'
import { installBrowser, type BrowserDouble } from '../../testing/browser-double.ts'
import { pairForTest } from '../../testing/paired.ts'
import { ownTesterAccess, registerOwnTesterScript } from './own-tester-script.ts'

let browser: BrowserDouble

const pairWith = async (apiUrl: string) => {
  await pairForTest()
  const pairing = await pairingItem.getValue()
  if (pairing) await pairingItem.setValue({ ...pairing, apiUrl })
}

beforeEach(() => {
  browser = installBrowser()
})

describe('the panel on our own tester', () => {
  it.each(['http://127.0.0.1:2436', 'http://localhost:9000'])('comes by itself on this machine: %s', async (apiUrl) => {
    await pairWith(apiUrl)
    browser.granted.add('scripting')
    await registerOwnTesterScript()
    expect(await ownTesterAccess()).toMatchObject({ state: 'built-in' })
    expect(browser.scripts.size).toBe(0)
  })

  it('comes to another machine once its host is allowed, to its pages alone', async () => {
    await pairWith('https://mail.example.org/bienrecu')
    browser.granted.add('scripting')
    await registerOwnTesterScript()
    expect(browser.scripts.size).toBe(0)
    browser.granted.add('https://mail.example.org/*')
    await registerOwnTesterScript()
    expect([...browser.scripts.values()]).toMatchObject([{ matches: ['https://mail.example.org/bienrecu/t*'] }])
  })

  it('leaves with the pairing', async () => {
    await pairWith('https://mail.example.org')
    browser.granted.add('scripting').add('https://mail.example.org/*')
    await registerOwnTesterScript()
    await pairingItem.removeValue()
    await registerOwnTesterScript()
    expect(browser.scripts.size).toBe(0)
    expect(await ownTesterAccess()).toBeNull()
  })
})
