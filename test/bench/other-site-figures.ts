/** What the extension costs on a site that is not mail-tester: nothing. Counted by the browser's own debugger. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { CDPSession } from 'playwright-core'
import { MAIL_TESTER_URL, type Scene } from '../journeys/scene.ts'
import type { CertificateAuthority } from '../servers/certificate-authority.ts'
import type { Figure } from './figure.ts'

export const OTHER_HOST = 'www.example.org'

const SETTLE_MS = 1_500

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A site</title><p>A site like any other</p></html>'

export interface OtherSite {
  readonly port: number
  /** Requests received since the last call. */
  takeRequests(): number
  stop(): Promise<void>
}

/** Starts a site under `OTHER_HOST`, of one page. */
export const startOtherSite = async (authority: CertificateAuthority): Promise<OtherSite> => {
  const { certificate, key } = await authority.issue([OTHER_HOST])
  let requests = 0
  const server = createServer({ cert: certificate, key }, (_request, response) => {
    requests += 1
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server.address()),
    takeRequests: () => {
      const seen = requests
      requests = 0
      return seen
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the site does not listen on a port')
  return address.port
}

interface Traces {
  /** JavaScript worlds that an extension has in the page. */
  worlds: number
  /** Scripts of an extension that were run in it. */
  scripts: number
  /** Requests of the page to an extension. */
  requests: number
  /** Starts of an extension's background, which slept before. */
  wakeUps: number
}

const isOfExtension = (url: string): boolean => url.startsWith('chrome-extension://')

/** Counts from now on. What is enabled reports first what is there already: in a new tab, with the background asleep, nothing. */
const countTraces = async (session: CDPSession): Promise<Traces> => {
  const traces = { worlds: 0, scripts: 0, requests: 0, wakeUps: 0 }
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (isOfExtension(context.origin)) traces.worlds += 1
  })
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (isOfExtension(url)) traces.scripts += 1
  })
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (isOfExtension(request.url)) traces.requests += 1
  })
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    traces.wakeUps += versions.filter(({ runningStatus }) => runningStatus === 'starting').length
  })
  await session.send('Runtime.enable')
  await session.send('Debugger.enable')
  await session.send('Network.enable')
  await session.send('ServiceWorker.enable')
  return traces
}

/** Opens the address in a new tab, gives everything time to happen, and counts what was done there. */
const visit = async ({ browser }: Pick<Scene, 'browser'>, url: string): Promise<number> => {
  await browser.stopBackground()
  const page = await browser.context.newPage()
  const traces = await countTraces(await browser.context.newCDPSession(page))
  await page.goto(url)
  await page.waitForTimeout(SETTLE_MS)
  await page.close()
  return Object.values(traces).reduce((sum, count) => sum + count, 0)
}

/** Visits the other site, and mail-tester beside it, where the same count must find something or it would prove nothing. */
export const measureOtherSite = async (scene: Pick<Scene, 'browser'>, site: OtherSite): Promise<Figure[]> => {
  const traces = await visit(scene, `https://${OTHER_HOST}/`)
  const requests = site.takeRequests() - 1
  const control = await visit(scene, MAIL_TESTER_URL)
  if (control === 0) throw new Error('nothing was counted on mail-tester either: the count is wrong')
  return [
    {
      name: 'another site: worlds, scripts, requests, wake-ups',
      measured: traces + requests,
      target: 0,
      unit: '',
      beside: { name: 'mail-tester’s page', measured: control },
    },
  ]
}
