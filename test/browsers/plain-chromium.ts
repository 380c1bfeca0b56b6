import { chromium, type Browser } from 'playwright-core'
import { requireProgram } from '../servers/find-program.ts'

/** Starts Debian's Chromium without the extension, as the browser of somebody who knows nothing of it. The loopback is all it reaches. */
export const launchPlainChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: requireProgram('chromium'),
    headless: true,
    args: [
      // Chromium's sandbox does not start as root, which the lab's Postfix needs.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
