import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHostileSmtp, type HostileSmtp } from '../servers/hostile-smtp.ts'
import { addRelay, MAIL_TESTER_URL, openScene, pair, type Scene, waitForState } from './scene.ts'

let scene: Scene
let relay: HostileSmtp

beforeAll(async () => {
  scene = await openScene({ language: 'en' })
  const certificate = await scene.lab.authority.issue(['localhost'])
  relay = await startHostileSmtp({ security: 'tls', certificate, script: { auth: 'silence' } })
  await pair(scene)
  await addRelay(scene, { port: relay.port })
})
afterAll(async () => {
  await relay.stop()
  await scene.stop()
})

it('a test can be called back until its message starts, and then nothing was sent', async () => {
  const page = await scene.browser.openPage(MAIL_TESTER_URL)
  await page.getByTestId('send-probe').click()
  await waitForState(page, 'connecting')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await waitForState(page, 'failed')
  expect(await page.getByTestId('probe-state').first().textContent()).toMatch(/Nothing was sent/)
  expect(relay.messages).toEqual([])
})
