import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { USER_ADDRESS } from '../servers/lab.ts'
import { openScene, pair, type Scene, sendAndWaitForReport } from './scene.ts'

/** What an extension page finds in its global scope. */
declare const chrome: { storage: Record<'local' | 'session', { get(keys: null): Promise<unknown> }> }

let scene: Scene

beforeAll(async () => {
  scene = await openScene({ language: 'fr', api: { env: { BIENRECU_LOG_LEVEL: 'debug' } } })
})
afterAll(() => scene.stop())

const filesBelow = (folder: string) =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))

it('a relay typed in the settings is saved, tested and used, and its password is found nowhere afterwards', async () => {
  const { browser, api, lab } = scene
  const { password, username } = lab.relay
  await pair(scene)

  const options = await browser.openExtensionPage('options.html')
  await options.getByTestId('relay-add').click()
  await options.getByTestId('relay-by-hand').click()
  await options.locator('[name=relay-name]').fill('Atelier')
  await options.locator('[name=relay-host]').fill('127.0.0.1')
  await options.locator('[name=relay-security]').selectOption('tls')
  await options.locator('[name=relay-port]').fill(String(lab.relay.tlsPort))
  await options.locator('[name=relay-username]').fill(username)
  await options.locator('[name=relay-password]').fill(password)
  await options.locator('[name=relay-from-address]').fill(USER_ADDRESS)
  await options.getByTestId('relay-form').locator('summary').click()
  await options.locator('[name=relay-certificate]').fill(lab.authority.caCertificate)
  await options.getByTestId('relay-save-test').click()
  await options.locator('[data-testid=relay-test-result][data-ok=true]').waitFor()
  await sendAndWaitForReport(scene)

  const stored = await options.evaluate(async () =>
    JSON.stringify([
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      Object.entries(localStorage),
    ]),
  )
  await api.halt()
  const forms = [
    password,
    Buffer.from(password).toString('base64'),
    Buffer.from(`\0${username}\0${password}`).toString('base64'),
  ]
  const places = {
    'the storage of the extension': [stored],
    'the page of the settings': [await options.content()],
    'the log of the API': [api.log()],
    'the data folder': filesBelow(api.dataFolder),
    'the built extension': filesBelow(EXTENSION_FOLDERS.chrome),
  }
  for (const [place, texts] of Object.entries(places)) {
    expect(texts.join('').length, place).toBeGreaterThan(0)
    for (const form of forms)
      expect(
        texts.filter((text) => text.includes(form)),
        place,
      ).toEqual([])
  }
})
