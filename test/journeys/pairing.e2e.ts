import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCertificateAuthority } from '../servers/certificate-authority.ts'
import { findFreePort } from '../servers/free-port.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let page: Page
const closers: (() => unknown)[] = []

beforeAll(async () => {
  scene = await openScene({ language: 'en' })
  page = await scene.browser.openExtensionPage('onboarding.html')
  await page.getByTestId('consent-accept').click()
})
afterAll(async () => {
  for (const close of closers) await close()
  await scene.stop()
})

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return addressOf(server).port
}
/** A server that listens on TCP has an address with a port. */
const addressOf = (server: Server) => server.address() as AddressInfo

const anotherProgram: RequestListener = (_, response) => response.end('<html>Sign in to the proxy</html>')

/** Types a line, presses the button, and reads what is said. */
const complaintAbout = async (line: string): Promise<string> => {
  await page.getByTestId('pairing-input').fill(line)
  await page.getByTestId('pair-button').click()
  const field = page.locator('[data-testid=pairing-input][aria-invalid=true]')
  await field.waitFor()
  expect(await page.getByTestId('paired').count()).toBe(0)
  return (await page.locator('form').first().textContent()) ?? ''
}

it.each(['', 'BCDF-GHJK', 'http://127.0.0.1:2436', 'http://127.0.0.1:2436#AEIO-UAEI', 'ftp://127.0.0.1#BCDF-GHJK'])(
  'a line that is none is said to be none: “%s”',
  async (line) => {
    expect(await complaintAbout(line)).toMatch(/pairing line|required/i)
  },
)

it('an address in clear that is not this machine is refused before anything is sent there', async () => {
  expect(await complaintAbout('http://sonde.example.org#BCDF-GHJK')).toMatch(/https/)
})

it('nobody at the address', async () => {
  expect(await complaintAbout(`http://127.0.0.1:${await findFreePort()}#BCDF-GHJK`)).toMatch(/does not answer/)
})

it('another program at the address', async () => {
  const port = await listening(createHttpServer(anotherProgram))
  expect(await complaintAbout(`http://127.0.0.1:${port}#BCDF-GHJK`)).toMatch(/not Bien reçu/)
})

it('a server whose certificate nobody vouches for', async () => {
  const authority = await createCertificateAuthority()
  closers.push(() => authority.remove())
  const { certificateFile, keyFile } = await authority.issueSelfSigned(['localhost'])
  const credentials = { cert: readFileSync(certificateFile), key: readFileSync(keyFile) }
  const port = await listening(createHttpsServer(credentials, anotherProgram))
  expect(await complaintAbout(`https://127.0.0.1:${port}#BCDF-GHJK`)).toMatch(/certificate/)
})

it('a code that is wrong', async () => {
  const line = await scene.api.pair()
  const wrong = line.endsWith('B') ? 'C' : 'B'
  expect(await complaintAbout(line.slice(0, -1) + wrong)).toMatch(/not right/)
})

it('a code that was used already', async () => {
  const line = await scene.api.pair()
  const other = await scene.browser.openExtensionPage('onboarding.html')
  await other.getByTestId('pairing-input').fill(line)
  await other.getByTestId('pair-button').click()
  await other.getByTestId('paired').waitFor()
  await other.close()
  const { url } = scene.api
  const response = await fetch(`${url}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'fr' },
    body: JSON.stringify({ code: line.split('#')[1], deviceName: 'Test' }),
  })
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ code: 'pairing-code-used', title: expect.stringMatching(/déjà servi/) })
})
