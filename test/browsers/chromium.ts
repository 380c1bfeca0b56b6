import { createHash } from 'node:crypto'
import { connect } from 'node:tls'

import { chromium, type BrowserContext, type Page } from 'playwright-core'

import { requireProgram } from '../servers/find-program.ts'
import { createWorkFolder } from '../servers/work-folder.ts'

/** Debian's Chromium with an extension in it and a profile of its own. */
export interface ExtensionBrowser {
  readonly context: BrowserContext
  readonly extensionId: string
  /** Opens one of the extension's own pages in a new tab, such as `options.html`. */
  openExtensionPage(path: string): Promise<Page>
  /** Opens the popup as a tab of a popup's size: Playwright cannot see the real one. */
  openPopup(): Promise<Page>
  /** Opens a page of the web in a new tab. */
  openPage(url: string): Promise<Page>
  /** Stops the extension's background worker, as the browser does when it is idle: its memory is gone. */
  stopBackground(): Promise<void>
  close(): Promise<void>
}

export interface ChromiumOptions {
  /** The folder of the built, unpacked extension. */
  readonly extensionFolder: string
  readonly language: 'en' | 'fr'
  /**
   * HTTPS servers on ports of 127.0.0.1 by host name: `{ 'www.mail-tester.com': 18443 }`. Their certificates are trusted,
   * any other is judged as usual. No other name can be reached, loopback aside.
   */
  readonly hosts: Readonly<Record<string, number>>
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
  /** More switches for Chromium. */
  readonly switches?: readonly string[]
}

const POPUP_SIZE = { width: 380, height: 600 }

/** Starts the browser and waits until the extension's background runs. */
export async function launchChromium(options: ChromiumOptions): Promise<ExtensionBrowser> {
  const profile = await createWorkFolder('chromium')
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath: requireProgram('chromium'),
    headless: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: switchesFor(options, await keysOf(Object.values(options.hosts))),
    // Chromium takes its own language from here, and only from here.
    env: { ...environment(), LANGUAGE: options.language, LC_ALL: 'C.UTF-8' },
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 800 },
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const extensionId = new URL(worker.url()).host
  const openPage = async (url: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
  const openExtensionPage = (path: string) => openPage(`chrome-extension://${extensionId}/${path}`)
  return {
    context,
    extensionId,
    openPage,
    openExtensionPage,
    async openPopup() {
      const page = await openExtensionPage('popup.html')
      await page.setViewportSize(POPUP_SIZE)
      return page
    },
    stopBackground: () => stopServiceWorkers(context),
    async close() {
      await context.close()
      await profile.remove()
    },
  }
}

function switchesFor(
  { extensionFolder, language, hosts, switches = [] }: ChromiumOptions,
  keys: readonly string[],
): string[] {
  const rules = Object.entries(hosts).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`)
  return [
    // Chromium's sandbox does not start as root, which the lab's Postfix needs.
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--lang=${language}`,
    `--disable-extensions-except=${extensionFolder}`,
    `--load-extension=${extensionFolder}`,
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
    // Works for the background too, whose requests Playwright's ignoreHTTPSErrors does not reach.
    `--ignore-certificate-errors-spki-list=${keys.join(',')}`,
    ...switches,
  ]
}

/** The keys that the servers on these ports show, each as SHA-256 of its SubjectPublicKeyInfo (RFC 7469 section 2.4). */
async function keysOf(ports: readonly number[]): Promise<string[]> {
  return Promise.all([...new Set(ports)].map(keyOf))
}

function keyOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
      socket.destroy()
      if (key) resolve(createHash('sha256').update(key).digest('base64'))
      else reject(new Error(`The server on port ${port} shows no certificate`))
    })
    socket.once('error', reject)
  })
}

function environment(): Record<string, string> {
  const defined = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return Object.fromEntries(defined)
}

/** The protocol's ServiceWorker domain answers on pages only, so a blank one asks. */
async function stopServiceWorkers(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const running = new Set<string>()
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        if (runningStatus === 'stopped') running.delete(versionId)
        else running.add(versionId)
      }
      if (running.size === 0) resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await stopped
  await page.close()
}
