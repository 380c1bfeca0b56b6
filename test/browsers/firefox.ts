import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startProgram } from '../servers/child-process.ts'
import { startConnectProxy } from '../servers/connect-proxy.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { readConsoleFaults, stopEventPage } from './firefox-internals.ts'
import { writePreferences } from './firefox-preferences.ts'
import { openToolbarPopup, type ToolbarPopup } from './firefox-popup.ts'
import { driveTab, type FirefoxTab } from './firefox-tab.ts'
import { connectMarionette, type Marionette } from './marionette.ts'

/** Debian's Firefox with an extension in it and a profile of its own. */
export interface FirefoxBrowser extends FirefoxTab {
  /** The origin of the extension's pages, without slash at the end. */
  readonly extensionOrigin: string
  /** Opens the extension's real popup, as a click on its button in the toolbar does. */
  openToolbarPopup(): Promise<ToolbarPopup>
  /** Stops the extension's event page, as Firefox does after half a minute of idleness: its memory is gone. */
  stopBackground(): Promise<void>
  /** The errors and warnings in the browser's console that come from the extension, one line each. */
  consoleFaults(): Promise<string[]>
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

/** Starts the browser and installs the extension for as long as it runs. Leaves nothing behind when that fails. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxBrowser> {
  const stops: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  }
  try {
    const profile = await createWorkFolder('firefox')
    stops.push(profile.remove)
    const proxy = await startConnectProxy(options.hosts)
    stops.push(proxy.stop)
    const port = await findFreePort()
    await writeProfile(profile.path, options, port, proxy.port)
    const firefox = await startFirefox(profile.path, port)
    stops.push(firefox.stop)
    const marionette = await connectMarionette(port)
    stops.push(marionette.close)
    await install(marionette, options.extension)
    return {
      ...driveTab(marionette),
      extensionOrigin: `moz-extension://${EXTENSION_UUID}`,
      openToolbarPopup: () => openToolbarPopup(marionette, options.extensionId),
      stopBackground: () => stopEventPage(marionette, options.extensionId),
      consoleFaults: () => readConsoleFaults(marionette, options.extensionId),
      refused: proxy.refused,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function writeProfile(folder: string, options: FirefoxOptions, port: number, proxyPort: number): Promise<void> {
  const { language, extensionId } = options
  const uuidOf = { [extensionId]: EXTENSION_UUID }
  return writeFile(join(folder, 'user.js'), writePreferences({ language, marionettePort: port, proxyPort, uuidOf }))
}

function startFirefox(profile: string, port: number) {
  return startProgram({
    program: 'firefox-esr',
    // System access is for firefox-internals.ts and for reading the extension's own pages.
    args: ['-marionette', '-headless', '-no-remote', '-remote-allow-system-access', '-profile', profile],
    env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
    ready: { port },
  })
}

async function install(marionette: Marionette, extension: string): Promise<void> {
  await marionette.command('WebDriver:NewSession', { acceptInsecureCerts: true })
  await marionette.command('Addon:Install', { path: extension, temporary: true })
}
