import type { Page } from 'playwright-core'
import { launchChromium, type ExtensionBrowser } from '../browsers/chromium.ts'
import { startApi, type Api, type ApiOptions } from '../product/start-api.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { findFreePort } from '../servers/free-port.ts'
import { startLab, type Lab, type LabOptions, USER_ADDRESS } from '../servers/lab.ts'
import { TESTER_DOMAIN } from './tester-scene.ts'

/** A user at their machine: the lab outside, the API at home, a browser with the extension. */
export interface Scene {
  readonly lab: Lab
  readonly api: Api
  readonly browser: ExtensionBrowser
  stop(): Promise<void>
}

export interface SceneOptions {
  readonly language: 'en' | 'fr'
  readonly lab?: LabOptions
  readonly api?: ApiOptions
  readonly colorScheme?: 'light' | 'dark'
}

export const MAIL_TESTER_URL = 'https://www.mail-tester.com/'

/** Starts everything; nothing is paired yet. */
export async function openScene(options: SceneOptions): Promise<Scene> {
  const [lab, api] = await Promise.all([startLab(options.lab), startApi(options.api)])
  return withBrowser(lab, api, options)
}

/** The same in a lab that runs already: what the API is told may then depend on it. */
export const openSceneIn = async (lab: Lab, options: Omit<SceneOptions, 'lab'>): Promise<Scene> =>
  withBrowser(lab, await startApi(options.api), options)

/** The same with our own tester: the relay knows the way to the API's own receiver, and the API asks the lab's DNS. */
export async function openSceneWithTester({ lab: labOptions, ...options }: Omit<SceneOptions, 'api'>): Promise<Scene> {
  const smtpPort = await findFreePort()
  const lab = await startLab({ ...labOptions, routes: { [TESTER_DOMAIN]: smtpPort } })
  const env = {
    BIENRECU_DNS: `127.0.0.1:${lab.bind.port}`,
    BIENRECU_TESTER_DOMAIN: TESTER_DOMAIN,
    BIENRECU_TESTER_SMTP_PORT: String(smtpPort),
  }
  return openSceneIn(lab, { ...options, api: { env } })
}

async function withBrowser(lab: Lab, api: Api, { language, colorScheme }: SceneOptions): Promise<Scene> {
  const browser = await launchChromium({
    extensionFolder: EXTENSION_FOLDERS.chrome,
    language,
    hosts: { 'www.mail-tester.com': lab.mailTester.httpsPort, 'mail-tester.com': lab.mailTester.httpsPort },
    ...(colorScheme ? { colorScheme } : {}),
  })
  return {
    lab,
    api,
    browser,
    async stop() {
      await browser.close()
      await Promise.all([api.stop(), lab.stop()])
    },
  }
}

/** Accepts and pairs on the welcome page, as a newcomer does. Returns that page. */
export async function pair({ api, browser }: Pick<Scene, 'api' | 'browser'>): Promise<Page> {
  return pairWith(await api.pair(), browser)
}

/** The same with a pairing line that is at hand. */
export async function pairWith(line: string, browser: Scene['browser']): Promise<Page> {
  const page = await browser.openExtensionPage('onboarding.html')
  await page.getByTestId('consent-accept').click()
  await page.getByTestId('pairing-input').fill(line)
  await page.getByTestId('pair-button').click()
  await page.getByTestId('paired').waitFor()
  return page
}

export interface RelayChoice {
  readonly name?: string
  readonly security?: 'tls' | 'starttls'
  readonly password?: string
  readonly port?: number
}

/** Adds the lab's relay from the command line, with its certificate authority. */
export async function addRelay({ lab, api }: Pick<Scene, 'lab' | 'api'>, choice: RelayChoice = {}): Promise<void> {
  const { name = 'Atelier', security = 'tls', password = lab.relay.password } = choice
  const usualPort = security === 'tls' ? lab.relay.tlsPort : lab.relay.starttlsPort
  const { exitCode, stderr } = await api.command(
    [
      'relay',
      'add',
      '--json',
      ...Object.entries({
        name,
        host: '127.0.0.1',
        port: String(choice.port ?? usualPort),
        security,
        username: lab.relay.username,
        'password-file': '-',
        from: USER_ADDRESS,
        'from-name': 'Isabelle Martin',
        ca: lab.authority.caFile,
      }).flatMap(([option, value]) => [`--${option}`, value]),
    ],
    password,
  )
  if (exitCode !== 0) throw new Error(`relay add: ${stderr}`)
}

/** A paired browser with one relay, in front of mail-tester's home page. */
export async function openReadyScene(options: SceneOptions, relay: RelayChoice = {}): Promise<Scene & { page: Page }> {
  const scene = await openScene(options)
  await pair(scene)
  await addRelay(scene, relay)
  return { ...scene, page: await scene.browser.openPage(MAIL_TESTER_URL) }
}

/** Waits until the panel shows this state. */
export const waitForState = (page: Page, ...states: string[]): Promise<void> =>
  page
    .locator(states.map((state) => `[data-testid="probe-state"][data-state="${state}"]`).join(', '))
    .first()
    .waitFor()

/** The address that the page's own script has made, once it is there. */
export const addressOn = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#email')?.value.includes('@'))
  return page.locator('#email').inputValue()
}

/** Sends a test from a fresh tab of mail-tester and waits until its report is kept. Returns the address. */
export const sendAndWaitForReport = async ({ browser }: Scene): Promise<string> => {
  const page = await browser.openPage(MAIL_TESTER_URL)
  const address = await addressOn(page)
  await page.getByTestId('send-probe').click()
  await page.getByTestId('score').first().waitFor()
  await waitForState(page, 'reported')
  await page.close()
  return address
}
