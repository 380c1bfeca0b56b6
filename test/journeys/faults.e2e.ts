import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { findFreePort } from '../servers/free-port.ts'
import {
  addressOn,
  addRelay,
  MAIL_TESTER_URL,
  openScene,
  pair,
  type RelayChoice,
  type Scene,
  waitForState,
} from './scene.ts'

const panelText = async (page: Page) => (await page.getByTestId('probe-state').first().textContent()) ?? ''

const chooseRelay = async (page: Page, name: string) => {
  await page.getByTestId('relay-select').waitFor()
  await page.getByTestId('relay-select').selectOption({ label: name })
}

describe('a relay that cannot send says why, and nothing leaves', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language: 'en' })
    await pair(scene)
  })
  afterAll(() => scene.stop())

  const failing = async (name: string, choice: RelayChoice): Promise<string> => {
    await addRelay(scene, { ...choice, name })
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await chooseRelay(page, name)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'failed')
    const text = await panelText(page)
    expect(scene.lab.mailTester.mailCount()).toBe(0)
    await page.close()
    return text
  }

  it('with a wrong password', async () => {
    expect(await failing('Wrong password', { password: 'not-the-password' })).toMatch(/user name and password/)
  })

  it('that is not there', async () => {
    expect(await failing('Nobody there', { port: await findFreePort() })).toMatch(/refuses connections/)
  })

  it('whose port does not begin with TLS', async () => {
    const { starttlsPort } = scene.lab.relay
    expect(await failing('Wrong security', { security: 'tls', port: starttlsPort })).toMatch(/STARTTLS/)
  })
})

describe.each([
  ['self-signed', /self-signed/],
  ['expired', /expired/],
  ['other-name', /other\.example\.net/],
] as const)('a relay whose certificate is %s', (relayCertificate, sentence) => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language: 'en', lab: { relayCertificate } })
    await pair(scene)
    await addRelay(scene)
  })
  afterAll(() => scene.stop())

  it('is told by name, and the password is not given to it', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'failed')
    expect(await panelText(page)).toMatch(sentence)
    expect(await scene.lab.relay.log()).not.toMatch(/sasl_username/)
  })
})

describe('a mail that never arrives', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({
      language: 'fr',
      lab: { behaviour: { receptionDelayMs: 'never' } },
      api: { env: { BIENRECU_RESULT_WAIT_SECONDS: '12' } },
    })
    await pair(scene)
    await addRelay(scene)
  })
  afterAll(() => scene.stop())

  it('is said not to have come, and the result page stays one click away', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'waiting')
    await waitForState(page, 'failed')
    expect(await panelText(page)).toMatch(/n’a pas reçu/)
  })
})

describe('the pages of mail-tester', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language: 'en' })
    await pair(scene)
    await addRelay(scene)
  })
  afterAll(() => scene.stop())

  it('changed beyond recognition: the panel says so and takes the address by hand', async () => {
    scene.lab.mailTester.behave({ home: 'changed' })
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    const field = page.getByRole('textbox', { name: /address/i })
    await field.waitFor()
    await field.fill('test-byhand123@srv1.mail-tester.com')
    await page.getByTestId('send-probe').click()
    await scene.lab.mailTester.waitForMail('test-byhand123@srv1.mail-tester.com')
    scene.lab.mailTester.behave({ home: 'current' })
    await page.close()
  })

  it('clicked twice at once send one mail', async () => {
    const before = scene.lab.mailTester.mailCount()
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').dblclick()
    await waitForState(page, 'waiting', 'reported')
    const address = await addressOn(page)
    await scene.lab.mailTester.waitForMail(address)
    expect(scene.lab.mailTester.mailCount()).toBe(before + 1)
    await page.close()
  })

  it('a result that cannot be read gives no score', async () => {
    scene.lab.mailTester.behave({ result: 'changed' })
    const page = await scene.browser.openPage(`${MAIL_TESTER_URL}test-byhand123`)
    await page.locator('bienrecu-panel, [data-wxt-shadow-root]').first().waitFor({ state: 'attached' })
    await page
      .getByText(/score could not be read|not the one we know/i)
      .first()
      .waitFor()
    expect(await page.getByTestId('score').count()).toBe(0)
    scene.lab.mailTester.behave({ result: 'documented' })
    await page.close()
  })

  it('with the three free tests used up: says when the next one is free, and can send all the same', async () => {
    const third = await scene.browser.openPage(MAIL_TESTER_URL)
    await third.getByTestId('send-probe').click()
    await waitForState(third, 'waiting', 'reported')
    await third.close()
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page
      .getByText(/used up/i)
      .first()
      .waitFor()
    expect(scene.lab.mailTester.mailCount()).toBe(3)
  })
})
