import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HandoverKit, NoticeTest, Plan } from '@bienrecu/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pairClient } from '../product/api-client.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startLab, USER_ADDRESS } from '../servers/lab.ts'
import { openSceneIn, pair, type Scene, sendAndWaitForReport } from './scene.ts'

/** What an extension page finds in its global scope. */
declare const chrome: { storage: Record<'local' | 'session', { get(keys: null): Promise<unknown> }> }

let scene: Scene

beforeAll(async () => {
  const lab = await startLab({ records: { spf: 'v=spf1 ip4:127.0.0.1 -all', dmarc: null, dkim: true } })
  const env = { BIENRECU_LOG_LEVEL: 'debug', BIENRECU_DNS: `127.0.0.1:${lab.bind.port}` }
  scene = await openSceneIn(lab, { language: 'fr', api: { env } })
})
afterAll(() => scene.stop())

const filesBelow = (folder: string) =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))

const WEBHOOK_SECRET = 'a-secret-of-the-webhook-that-nobody-tells'

/** Sets a webhook in the settings and tries it: nobody answers there. */
const setWebhook = async (options: Page): Promise<void> => {
  await options.locator('[name=notice-webhook]').check()
  await options.locator('[name=notice-url]').fill('https://hooks.example.org/bienrecu')
  await options.locator('[name=notice-secret]').fill(WEBHOOK_SECRET)
  await options.getByTestId('notice-save').click()
  await options.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=notice-secret]')?.value === '')
}

/** Gives a link away, and has its page opened by the person who got it. Returns what opens it. */
const giveLink = async ({ api }: Scene): Promise<string> => {
  const client = await pairClient(await api.pair())
  const test = await client.post<NoticeTest>('/v1/notice-settings/test', {})
  expect(test.webhook?.ok).toBe(false)
  const { id } = await client.post<Plan>('/v1/plans', { domain: 'example.org' })
  const { url } = await client.post<HandoverKit>(`/v1/plans/${id}/handovers`, { locale: 'fr' })
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(`${url}x`)).status).toBe(404)
  return new URL(url).pathname.replace('/h/', '')
}

it('what is typed in the settings or given away is used, and found nowhere afterwards', async () => {
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
  await setWebhook(options)
  const link = await giveLink(scene)

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
    WEBHOOK_SECRET,
    link,
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
