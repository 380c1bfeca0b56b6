import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { storage } from 'wxt/utils/storage'
import { installBrowser } from '../testing/browser-double.ts'
import * as items from './items.ts'
import { EXAMPLES } from './migrations/examples.ts'

const STORED = [
  ['consentItem', items.consentItem],
  ['pairingItem', items.pairingItem],
  ['settingsItem', items.settingsItem],
  ['dnsChoiceItem', items.dnsChoiceItem],
  ['lastRelayItem', items.lastRelayItem],
  ['standInItem', items.standInItem],
  ['followedProbesItem', items.followedProbesItem],
  ['planTargetItem', items.planTargetItem],
  ['noticesItem', items.noticesItem],
] as const

const examples = STORED.flatMap(([name, item]) => EXAMPLES[name].map((example) => ({ name, item, ...example })))

beforeEach(() => {
  installBrowser()
})

describe('what a former version has stored', () => {
  it.each(examples)('$name of version $version is still understood', async ({ item, version, stored, readAs }) => {
    await storage.setItem(item.key, stored)
    await storage.setMeta(item.key, { v: version })
    await item.migrate()
    expect(await item.getValue()).toEqual(readAs)
  })

  it('has an example for every item', () => {
    expect(STORED.map(([name]) => name).sort()).toEqual(Object.keys(EXAMPLES).sort())
  })

  it('is led through every version in between', async () => {
    await storage.setItem('local:example', { name: 'one' })
    const item = storage.defineItem<{ names: string[]; isLed: boolean }>('local:example', {
      version: 3,
      migrations: {
        2: ({ name }: { name: string }) => ({ names: [name] }),
        3: ({ names }: { names: string[] }) => ({ names, isLed: true }),
      },
    })
    expect(await item.getValue()).toEqual({ names: ['one'], isLed: true })
  })
})

describe('a browser that has nothing stored', () => {
  it('starts without consent, without pairing, and with settings that follow the browser', async () => {
    expect(await items.consentItem.getValue()).toBeNull()
    expect(await items.pairingItem.getValue()).toBeNull()
    expect(await items.settingsItem.getValue()).toEqual(items.DEFAULT_SETTINGS)
    expect(await fakeBrowser.storage.local.get()).toEqual({})
  })
})
