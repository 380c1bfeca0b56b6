import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startProgram } from '../servers/child-process.ts'
import { startConnectProxy } from '../servers/connect-proxy.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { connectMarionette, type Marionette } from './marionette.ts'

/** Debian's Firefox with an extension in it and a profile of its own; one tab at a time. */
export interface FirefoxBrowser {
  /** The origin of the extension's pages, without slash at the end. */
  readonly extensionOrigin: string
  /** Loads a page in the current tab and waits until it has loaded. */
  navigate(url: string): Promise<void>
  /** Opens a new tab and makes it the current one. */
  openTab(): Promise<void>
  /** Clicks the first element that matches, as a user would: a gesture, scrolled into view. Waits for the element to exist. */
  click(selector: string): Promise<void>
  /** Types into the first element that matches. Waits for the element to exist. */
  type(selector: string, text: string): Promise<void>
  /**
   * Runs the body of an async function in the page and returns its result, which must be plain data.
   * Its parameters are in `arguments`.
   */
  evaluate(body: string, ...parameters: unknown[]): Promise<unknown>
  /** Waits until this expression is true in the page. Throws when it does not become so in time. */
  waitUntil(expression: string): Promise<void>
  /** A picture of the page, as PNG. */
  screenshot(): Promise<Buffer>
  /** What the browser asked for although the lab does not have it, `host:port` each. */
  readonly refused: readonly string[]
  close(): Promise<void>
}

export interface FirefoxOptions {
  /** The unpacked folder or the .xpi of the built extension. */
  readonly extension: string
  /** `browser_specific_settings.gecko.id` of its manifest. */
  readonly extensionId: string
  readonly language: 'en' | 'fr'
  /** Ports of 127.0.0.1 by host name. No other name can be reached, loopback aside. */
  readonly hosts: Readonly<Record<string, number>>
}

/** Fixed, so that the addresses of the extension's pages are known. */
const EXTENSION_UUID = '6f0ab1c8-8f5f-4c5e-9b0d-3c9e1c2d4a51'
const FIND_WITHIN_MS = 15_000

/** Starts the browser and installs the extension for as long as it runs. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxBrowser> {
  const [profile, port, proxy] = await Promise.all([
    createWorkFolder('firefox'),
    findFreePort(),
    startConnectProxy(options.hosts),
  ])
  await writeFile(join(profile.path, 'user.js'), writePreferences(preferences(options, port, proxy.port)))
  const firefox = await startProgram({
    program: 'firefox-esr',
    args: ['-marionette', '-headless', '-no-remote', '-remote-allow-system-access', '-profile', profile.path],
    env: { HOME: profile.path, MOZ_CRASHREPORTER_DISABLE: '1' },
    ready: { port },
  })
  const marionette = await connectMarionette(port)
  const close = async (): Promise<void> => {
    marionette.close()
    await Promise.all([firefox.stop(), proxy.stop()])
    await profile.remove()
  }
  try {
    await marionette.command('WebDriver:NewSession', { acceptInsecureCerts: true })
    await marionette.command('Addon:Install', { path: options.extension, temporary: true })
  } catch (error) {
    await close()
    throw error
  }
  const extensionOrigin = `moz-extension://${EXTENSION_UUID}`
  return { ...driveTab(marionette), extensionOrigin, refused: proxy.refused, close }
}

type TabDriver = Omit<FirefoxBrowser, 'extensionOrigin' | 'refused' | 'close'>

function driveTab(marionette: Marionette): TabDriver {
  const find = async (selector: string): Promise<{ id: string }> => {
    const found = await marionette.command('WebDriver:FindElement', { using: 'css selector', value: selector })
    return { id: elementId(found) }
  }
  const evaluate = async (body: string, ...parameters: unknown[]): Promise<unknown> => {
    const script = `const answer = arguments[arguments.length - 1]
      const run = async function () { ${body} }
      run.apply(null, arguments).then((value) => answer({ value }), (error) => answer({ error: String(error) }))`
    const result = await marionette.command('WebDriver:ExecuteAsyncScript', {
      script,
      args: parameters,
      newSandbox: true,
    })
    return unpack(result)
  }
  return {
    evaluate,
    navigate: async (url) => void (await marionette.command('WebDriver:Navigate', { url })),
    async openTab() {
      const opened = await marionette.command('WebDriver:NewWindow', { type: 'tab' })
      await marionette.command('WebDriver:SwitchToWindow', { handle: property(opened, 'handle') })
    },
    click: async (selector) => void (await marionette.command('WebDriver:ElementClick', await find(selector))),
    type: async (selector, text) =>
      void (await marionette.command('WebDriver:ElementSendKeys', { ...(await find(selector)), text })),
    async waitUntil(expression) {
      const body = `for (const end = Date.now() + ${FIND_WITHIN_MS}; Date.now() < end;) {
        if (${expression}) return true
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return false`
      if (!(await evaluate(body))) throw new Error(`Not true within ${FIND_WITHIN_MS} ms: ${expression}`)
    },
    async screenshot() {
      const taken = await marionette.command('WebDriver:TakeScreenshot', { full: false })
      return Buffer.from(String(property(taken, 'value')), 'base64')
    },
  }
}

function preferences(
  options: FirefoxOptions,
  port: number,
  proxyPort: number,
): Record<string, string | number | boolean> {
  return {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [options.extensionId]: EXTENSION_UUID }),
    // Grants optional permissions on a real click, without the prompt that nobody can answer.
    'extensions.webextOptionalPermissionPrompts': false,
    'intl.locale.requested': options.language,
    'intl.accept_languages': options.language,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.auto': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  }
}

function writePreferences(values: Record<string, string | number | boolean>): string {
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}

/** WebDriver (W3C) section 12.3: an element travels as an object with this one key. */
function elementId(found: unknown): string {
  return String(property(property(found, 'value'), 'element-6066-11e4-a52e-4f735466cecf'))
}

function unpack(result: unknown): unknown {
  const answer = property(result, 'value')
  const error = property(answer, 'error')
  if (error !== undefined) throw new Error(JSON.stringify(error))
  return property(answer, 'value')
}

function property(value: unknown, name: string): unknown {
  return value instanceof Object ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
