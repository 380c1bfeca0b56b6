import { type Relay, RelayList } from '@bienrecu/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOpenIdProvider, type OpenIdProvider } from '../servers/openid-provider.ts'
import { startXoauth2Relay, type Xoauth2Relay } from '../servers/xoauth2-relay.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { RELAY_HOST, USER_DOMAIN } from '../servers/lab-zones.ts'
import { startLab, USER_ADDRESS } from '../servers/lab.ts'
import { type MailHost, startMailHost } from '../servers/mail-host.ts'
import { addRelay, MAIL_TESTER_URL, openScene, openSceneIn, pair, type Scene, waitForState } from './scene.ts'

const card = (page: Page, name: string) => page.locator(`[data-testid="relay"][data-relay="${name}"]`)

const openOptions = async ({ browser }: Scene): Promise<Page> => {
  const page = await browser.openExtensionPage('options.html')
  await page.getByTestId('relay-add').waitFor()
  return page
}

const relaysOf = async ({ api }: Scene): Promise<Relay[]> => {
  const { stdout } = await api.command(['relay', 'list', '--json'])
  return RelayList.parse(JSON.parse(stdout)).items
}

describe('a relay that fails, the fallback in its place, and back', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await openScene({ language: 'fr' })
    await (await pair(scene)).close()
    await addRelay(scene, { name: 'Atelier', password: 'wrong' })
    await addRelay(scene, { name: 'Secours' })
  })
  afterAll(() => scene?.stop())

  it('says why the test failed, and sends nothing through that relay any more', async () => {
    const options = await openOptions(scene)
    const fallback = card(options, 'Secours')
    await fallback.locator('details:has([data-testid=relay-fallback]) > summary').click()
    await fallback.getByTestId('relay-fallback').click()
    await fallback.getByText('Secours', { exact: true }).nth(1).waitFor()
    await card(options, 'Atelier').getByTestId('relay-test').click()
    await card(options, 'Atelier').getByTestId('stand-in').waitFor()
    const text = await card(options, 'Atelier').textContent()
    expect(text).toContain('Échec')
    expect((await relaysOf(scene)).map(({ name, canSend }) => [name, canSend])).toEqual([
      ['Atelier', false],
      ['Secours', true],
    ])
    await options.close()
  })

  it('goes back to the fallback in one click, from mail-tester’s own page', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('leave-relay').waitFor()
    expect(await page.getByTestId('send-probe').count()).toBe(0)
    await page.getByTestId('leave-relay').click()
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'reported')
    await page.close()
    const { stdout } = await scene.api.command(['history', '--json'])
    expect(JSON.parse(stdout).items[0].relayName).toBe('Secours')
  })

  it('uses the relay again, by itself, once a test has passed', async () => {
    const options = await openOptions(scene)
    await card(options, 'Atelier').getByText('« Secours » le remplace').waitFor()
    await card(options, 'Atelier').getByTestId('relay-edit').click()
    await options.locator('[name=relay-password]').fill(scene.lab.relay.password)
    await options.getByTestId('relay-save-test').click()
    await card(options, 'Atelier').getByText('C’est réparé').waitFor()
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').waitFor()
    const chosen = page.getByTestId('relay-select')
    expect(await chosen.evaluate((select) => select.querySelector('option:checked')?.textContent)).toBe('Atelier')
  })
})

describe('a relay of Microsoft 365 by signing in', () => {
  let scene: Scene
  let provider: OpenIdProvider
  let relay: Xoauth2Relay
  let options: Page

  beforeAll(async () => {
    provider = await startOpenIdProvider({ like: 'microsoft', accounts: [USER_ADDRESS] })
    relay = await startXoauth2Relay(provider)
    scene = await openScene({ language: 'fr', api: { env: provider.environment } })
    await (await pair(scene)).close()
    options = await openOptions(scene)
  })
  afterAll(async () => {
    await scene?.stop()
    await relay?.stop()
    await provider?.stop()
  })

  const state = () => options.getByTestId('sign-in-state')
  const waitForSignIn = (name: string) =>
    options.locator(`[data-testid="sign-in-state"][data-state="${name}"]`).waitFor()

  /** Presses a button that opens the provider’s page, and answers there. */
  const signIn = async (press: () => Promise<void>, decision: '#accept' | '#refuse' | '#back') => {
    const opened = scene.browser.context.waitForEvent('page')
    await press()
    const page = await opened
    await page.locator(decision).click()
    await page.waitForURL(/\/oauth\/callback/)
    await page.close()
  }
  const again = () => state().getByTestId('relay-sign-in').click()

  it('asks for no password, and says that an administrator has to agree', async () => {
    await options.getByTestId('relay-add').click()
    await options.getByTestId('relay-choose').click()
    await options.locator('[name=relay-preset-search]').fill('microsoft 365')
    await options.getByTestId('preset-microsoft-365').click()
    await options.locator('[name=relay-from-address]').fill(USER_ADDRESS)
    expect(await options.locator('[name=relay-username]').inputValue()).toBe(USER_ADDRESS)
    expect(await options.locator('[name=relay-password]').count()).toBe(0)
    // The relay of the lab instead of Microsoft’s own.
    await options.locator('details:has([name=relay-host]) > summary').click()
    await options.locator('[name=relay-host]').fill('127.0.0.1')
    await options.locator('[name=relay-security]').selectOption('none')
    await options.locator('[name=relay-port]').fill(String(relay.port))
    provider.demandAdministrator(true)
    await signIn(() => options.getByTestId('relay-save-test').click(), '#back')
    await waitForSignIn('consent-needed')
    expect(await state().locator('.copyable pre').textContent()).toContain(USER_ADDRESS)
  })

  it('says that the user refused', async () => {
    provider.demandAdministrator(false)
    await signIn(again, '#refuse')
    await waitForSignIn('refused')
  })

  it('is connected without the page being touched, and its test passes with a token', async () => {
    await signIn(again, '#accept')
    await waitForSignIn('connected')
    expect(await state().textContent()).toContain(USER_ADDRESS)
    await options.getByTestId('relay-test').click()
    await options.locator('[data-testid="relay-test-result"][data-ok="true"]').waitFor()
    expect(relay.signedIn).toContain(USER_ADDRESS)
  })

  it('says that access was withdrawn at the provider, and is connected again in one click', async () => {
    await provider.revoke()
    provider.endAccessTokens()
    await options.getByTestId('relay-test').click()
    await waitForSignIn('revoked')
    await signIn(again, '#accept')
    await waitForSignIn('connected')
    await options.getByTestId('relay-test').click()
    await options.locator('[data-testid="relay-test-result"][data-ok="true"]').waitFor()
  })
})

const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${USER_DOMAIN}">
    <domain>${USER_DOMAIN}</domain>
    <displayName>Example Host</displayName>
    <incomingServer type="imap">
      <hostname>imap.${USER_DOMAIN}</hostname>
      <port>993</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </incomingServer>
    <outgoingServer type="smtp">
      <hostname>${RELAY_HOST}</hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
`

describe('a relay from an address and a password, nothing else', () => {
  let scene: Scene
  let mailHost: MailHost
  let bind: Bind

  beforeAll(async () => {
    const lab = await startLab()
    mailHost = await startMailHost({
      submissionsPort: lab.relay.tlsPort,
      certificate: await lab.authority.issue([`autoconfig.${USER_DOMAIN}`]),
      settings: SETTINGS,
    })
    bind = await startBind({
      [USER_DOMAIN]: {
        [USER_DOMAIN]: { MX: [`10 ${RELAY_HOST}.`], TXT: ['v=spf1 mx -all'] },
        [RELAY_HOST]: { A: [mailHost.address] },
        [`autoconfig.${USER_DOMAIN}`]: { A: [mailHost.address] },
      },
    })
    const env = { BIENRECU_DNS: `127.0.0.1:${bind.port}`, NODE_EXTRA_CA_CERTS: lab.authority.caFile }
    scene = await openSceneIn(lab, { language: 'fr', api: { env } })
    await (await pair(scene)).close()
  })
  afterAll(async () => {
    await scene?.stop()
    await mailHost?.stop()
    await bind?.stop()
  })

  it('finds the server, says where each value comes from, and its test passes', async () => {
    const options = await openOptions(scene)
    await options.getByTestId('relay-add').click()
    await options.locator('[name=relay-address]').fill(USER_ADDRESS)
    await options.keyboard.press('Enter')
    await options.getByTestId('detection').waitFor()
    await options.getByTestId('detection').locator('summary').click()
    const found = await options.getByTestId('detection').textContent()
    expect(found).toContain(`${RELAY_HOST}:465`)
    expect(found).toContain('Réglages publiés par le fournisseur')
    expect(found).toContain(`https://autoconfig.${USER_DOMAIN}/`)
    expect(mailHost.settingsRead()).toBe(1)
    await options.locator('[name=relay-password]').fill(scene.lab.relay.password)
    await options.getByTestId('relay-save-test').click()
    await options.locator('[data-testid="relay-test-result"][data-ok="true"]').waitFor()
    expect(await relaysOf(scene)).toMatchObject([
      { host: RELAY_HOST, port: 465, security: 'tls', username: USER_ADDRESS, fromAddress: USER_ADDRESS },
    ])
    await options.close()
  })

  it('sends a test to oneself that arrives', async () => {
    const options = await openOptions(scene)
    await options.getByTestId('relay-self-test').click()
    await options.getByTestId('self-test-send').click()
    await options.locator('[data-testid="self-test-outcome"][data-state="accepted"]').waitFor()
    await expect.poll(() => scene.lab.inbox.received.map(({ envelopeTo }) => envelopeTo)).toEqual([[USER_ADDRESS]])
  })
})
