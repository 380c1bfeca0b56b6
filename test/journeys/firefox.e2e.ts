import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchFirefox, type FirefoxBrowser } from '../browsers/firefox.ts'
import { askingNameServer } from '../product/name-server.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startApi, type Api } from '../product/start-api.ts'
import { startLab, type Lab } from '../servers/lab.ts'
import { addRelay, MAIL_TESTER_URL } from './scene.ts'

const WORDS = {
  fr: {
    accept: /^J’accepte$/,
    send: /^Envoyer/,
    report: /rapport/,
    home: /Tout d’abord/,
    walk: /Où les serveurs regardent/,
  },
  en: { accept: /^I agree$/, send: /^Send/, report: /report/, home: /First, send/, walk: /Where receivers look/ },
} as const

const testId = (id: string) => `[data-testid="${id}"]`
const inPanel = (selector: string) => `bienrecu-panel >>> ${selector}`
const number = (text: string) => Number(/[\d.,]+/.exec(text)?.[0].replace(',', '.'))

const extensionId = async (): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(EXTENSION_FOLDERS.firefox, 'manifest.json'), 'utf8'))
  return String(manifest.browser_specific_settings.gecko.id)
}

describe.each(['fr', 'en'] as const)('the built extension in Firefox, in %s', (language) => {
  const words = WORDS[language]
  let lab: Lab
  let api: Api
  let browser: FirefoxBrowser
  let address: string

  beforeAll(async () => {
    lab = await startLab()
    api = await startApi({ env: askingNameServer(lab.bind.port) })
    browser = await launchFirefox({
      extension: EXTENSION_FOLDERS.firefox,
      extensionId: await extensionId(),
      language,
      hosts: { 'www.mail-tester.com': lab.mailTester.httpsPort },
    })
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all([api.stop(), lab.stop()])
  })

  it('welcomes its user by itself, in their language', async () => {
    await browser.switchToTab(`${browser.extensionOrigin}/onboarding.html`)
    await browser.waitFor(testId('consent-accept'))
    expect(await browser.evaluate('document.documentElement.lang')).toBe(language)
    expect(await browser.text(testId('consent-accept'))).toMatch(words.accept)
  })

  it('is paired with one line', async () => {
    await browser.click(testId('consent-accept'))
    await browser.type(testId('pairing-input'), await api.pair())
    await browser.click(testId('pair-button'))
    await browser.waitFor(testId('paired'))
  })

  it('reads the address on mail-tester’s page and stands beside it with the relay', async () => {
    await addRelay({ lab, api })
    await browser.openTab()
    await browser.navigate(MAIL_TESTER_URL)
    await browser.waitFor(inPanel(testId('relay-select')))
    expect(await browser.text(inPanel(testId('send-probe')))).toMatch(words.send)
    expect(await browser.text('#sendmail-label')).toMatch(words.home)
    address = String(await browser.evaluate(`one('#email').value`))
    expect(address).toMatch(/^test-[a-z0-9]+@srv1\.mail-tester\.com$/)
  })

  it('sends with one click, though its event page was stopped, and opens the result page by itself', async () => {
    await browser.stopBackground()
    await browser.click(inPanel(testId('send-probe')))
    await lab.mailTester.waitForMail(address)
    const [id] = address.split('@')
    await browser.waitUntil(`location.pathname === '/${id}'`)
    expect(lab.mailTester.mailCount()).toBe(1)
  })

  it('brings the score home as the page shows it', async () => {
    await browser.waitFor(inPanel('[data-testid="probe-state"][data-state="reported"]'))
    const shown = number(await browser.text('#header .score'))
    expect(number(await browser.text(inPanel(testId('score'))))).toBe(shown)
    const { stdout } = await api.command(['history', '--json'])
    expect(JSON.parse(stdout).items).toMatchObject([{ address, state: 'reported', report: { score: shown } }])
  })

  it('shows the same score in the popup of its button, though its event page was stopped again', async () => {
    const shown = number(await browser.text('#header .score'))
    await browser.stopBackground()
    const popup = await browser.openToolbarPopup()
    await popup.waitUntil(`one('${testId('popup-state')}')?.dataset.state === 'reported'`)
    expect(number(String(await popup.evaluate(`one('${testId('score')}').textContent`)))).toBe(shown)
    expect(await popup.evaluate(`one('main').textContent`)).toMatch(words.report)
    await popup.close()
  })

  it('sends from that popup to the address of the tab in front, and the tab follows', async () => {
    await browser.navigate(MAIL_TESTER_URL)
    await browser.waitFor(inPanel(testId('send-probe')))
    const next = String(await browser.evaluate(`one('#email').value`))
    const popup = await browser.openToolbarPopup()
    await popup.waitUntil(`one('${testId('send-probe')}')?.disabled === false`)
    expect(popup.size.width).toBe(380)
    await popup.evaluate(`one('${testId('send-probe')}').click()`)
    await lab.mailTester.waitForMail(next)
    await browser.waitFor(inPanel(`${testId('probe-state')}:is([data-state="waiting"], [data-state="reported"])`))
    await popup.close()
    expect(lab.mailTester.mailCount()).toBe(2)
  })

  it('looks like itself on the page of our own tester, whose policy allows no style but its own', async () => {
    const { headers } = await fetch(`${api.url}/t`)
    expect(headers.get('content-security-policy')).toMatch(/style-src (?!.*unsafe-inline)/)
    await browser.openTab()
    await browser.navigate(`${api.url}/t`)
    await browser.waitFor(inPanel(testId('send-probe')))
    const look = (selector: string) =>
      browser.evaluate(
        `(({ boxShadow, fontFamily }) => [boxShadow !== 'none', fontFamily])(getComputedStyle(one('${selector}')))`,
      )
    expect(await look(inPanel('.panel'))).toEqual([true, expect.stringMatching(/^system-ui/)])
  })

  it('examines the domain that sent: what its DNS says, and whether it covers the server of the test', async () => {
    await browser.openTab()
    await browser.navigate(`${browser.extensionOrigin}/domain.html`)
    expect(await browser.text(testId('detail-ip'))).toContain('127.0.0.1')
    await browser.click(testId('audit-run'))
    await browser.waitFor(testId('audit'))
    expect(await browser.text('.spf-tree code[data-match="true"]')).toBe('ip4:127.0.0.1')
    await browser.waitFor(`${testId('dkim-key')}[data-status="valid"]`)
    expect(await browser.text(testId('walk-step'))).toContain('_dmarc.example.org')
    expect(await browser.text('main')).toMatch(words.walk)
  })

  it('makes the plan of that domain on the page of its sidebar', async () => {
    await browser.navigate(`${browser.extensionOrigin}/sidepanel.html?domain=example.org`)
    await browser.waitFor(testId('plan'))
    expect(await browser.text('main')).toContain('example.org')
    await browser.waitFor(testId('plan-step'))
  })

  it('says on a result of our own tester that it is kept', async () => {
    await browser.navigate(`${api.url}/t`)
    await browser.click(testId('practice'))
    await browser.waitFor(testId('score'))
    await browser.waitFor(inPanel(testId('open-kept')))
  })

  it('does nothing that its own content security policy or Firefox complains of', async () => {
    expect(await browser.consoleFaults()).toEqual([])
  })

  it('reaches no host but the user’s API and mail-tester', () => {
    expect(browser.refused).toEqual([])
  })
})
