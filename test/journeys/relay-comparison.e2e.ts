import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccessibilityFaults } from '../browsers/axe.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { findFreePort } from '../servers/free-port.ts'
import { type HostileSmtp, startHostileSmtp } from '../servers/hostile-smtp.ts'
import { startLab, USER_ADDRESS } from '../servers/lab.ts'
import { authenticateMail } from '../servers/mail-tester/authenticate-mail.ts'
import { addRelay, addressOn, MAIL_TESTER_URL, openSceneIn, pair, type Scene } from './scene.ts'
import { TESTER_DOMAIN } from './tester-scene.ts'

/** Twelve pictures, each looked at by axe, and three servers: on a busy machine that is more than the usual two minutes. */
const LONG = 5 * 60_000 // ms

const NARROW = { width: 380, height: 640 }
const WIDE = { width: 1280, height: 800 }

const BODY = [
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Bonjour, voici votre devis à signer.',
  '.un point au début',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<style>p { color: rgb(0, 100, 0) }</style><p style=3D"font-weight: bold">Votre de=',
  'vis</p><img alt=3D"" src=3D"http://127.0.0.1:9/tracker.gif"><script>document.title=3D"x"</script>',
  '--b--',
  '',
]

const EML = Buffer.from(
  [
    'Received: from elsewhere.example.net by mx.example.net; Fri, 20 Nov 2026 10:00:00 +0000',
    'From: "Isabelle du =?utf-8?Q?g=C3=AEte?=" <isabelle@example.org>',
    'To: customer@example.com',
    'Bcc: colleague@example.com',
    'Subject: =?utf-8?Q?Devis_n=C2=B0_12?=',
    'X-Quote: 12',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    ...BODY,
  ].join('\r\n'),
)

/** What the preview shows. Its frame runs no scripts, not even those of a test: it is looked at from the page around it. */
const previewOf = (page: Page) =>
  page.evaluate(() => {
    const inside = document.querySelector<HTMLIFrameElement>('[data-testid="message-frame"]')?.contentDocument
    const paragraph = inside?.querySelector('p')
    if (!inside?.defaultView || !paragraph) return null
    const { color, fontWeight } = inside.defaultView.getComputedStyle(paragraph)
    return { text: paragraph.textContent, color, fontWeight, scripts: inside.querySelectorAll('script').length }
  })

/**
 * Light and dark, narrow and wide: axe finds nothing, nothing is wider than the screen, a picture is taken. axe wants to
 * run in every frame, which that of the preview does not let it: `hasPreview` leaves it out.
 */
const lookAt = async (page: Page, name: string, at: string, { hasPreview = false } = {}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const screen = `${name}${size === NARROW ? '-narrow' : ''}-${colorScheme}`
      if (!hasPreview) expect(await findAccessibilityFaults(page), screen).toEqual([])
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(excess, screen).toBeLessThanOrEqual(0)
      await page.getByTestId(at).evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await takeScreenshot(page, screen)
    }
  }
  await page.setViewportSize(WIDE)
}

/** A scene whose own tester takes what relays send: the relay of the lab knows the way there. */
const openSceneWithOpenTester = async (language: 'fr' | 'en'): Promise<Scene> => {
  const [smtpPort, lmtpPort] = await Promise.all([findFreePort(), findFreePort()])
  const lab = await startLab({ routes: { [TESTER_DOMAIN]: smtpPort } })
  const env = {
    BIENRECU_DNS: `127.0.0.1:${lab.bind.port}`,
    BIENRECU_TESTER_DOMAIN: TESTER_DOMAIN,
    BIENRECU_TESTER_SMTP_PORT: String(smtpPort),
    // As behind a mail server: the API then says that mail from outside arrives.
    BIENRECU_TESTER_LMTP: String(lmtpPort),
  }
  return openSceneIn(lab, { language, api: { env } })
}

const rowOf = (page: Page, relay: string) => page.getByTestId('compared-relay').filter({ hasText: relay })

describe.each(['fr', 'en'] as const)('three relays compared (%s)', (language) => {
  let scene: Scene
  let refusing: HostileSmtp

  beforeAll(async () => {
    refusing = await startHostileSmtp({
      security: 'none',
      script: { mail: { reply: '553 5.7.1 Sender address rejected: not owned by user isabelle' } },
    })
    scene = await openSceneWithOpenTester(language)
    await pair(scene)
    await addRelay(scene, { name: 'Atelier' })
    await addRelay(scene, { name: 'Maison', security: 'starttls' })
    const add = `relay add --name Ailleurs --host 127.0.0.1 --port ${refusing.port} --security none --no-auth`
    const { exitCode, stderr } = await scene.api.command([...add.split(' '), '--from', USER_ADDRESS])
    expect(exitCode, stderr).toBe(0)
  })
  afterAll(async () => {
    await scene?.stop()
    await refusing?.stop()
  })

  it(
    'with a message of one’s own, which arrives as it was written and signed',
    async () => {
      const { browser, lab } = scene
      const page = await browser.openExtensionPage('comparison.html')
      const elsewhere: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith('chrome-extension://')) elsewhere.push(request.url())
      })
      await page.getByTestId('new-message').check()
      await lookAt(page, `${language}/own-message-new`, 'message-file')
      await page
        .getByTestId('message-file')
        .setInputFiles({ name: 'devis.eml', mimeType: 'message/rfc822', buffer: EML })
      await expect
        .poll(() => previewOf(page))
        .toEqual({ text: 'Votre devis', color: 'rgb(0, 100, 0)', fontWeight: '700', scripts: 0 })
      await lookAt(page, `${language}/own-message`, 'message-preview', { hasPreview: true })
      expect(elsewhere).toEqual([])

      await page.getByTestId('compare').click()
      await page.locator('[data-testid="compared-relay"][data-state="failed"]').waitFor()
      await expect.poll(() => page.locator('[data-testid="compared-relay"][data-state="accepted"]').count()).toBe(2)
      await expect.poll(() => rowOf(page, 'Atelier').textContent()).toContain('TLSv1.3')
      expect(await rowOf(page, 'Atelier').textContent()).toContain('220 smtp.example.org ESMTP')
      expect(await rowOf(page, 'Ailleurs').textContent()).not.toContain('TLSv1')
      expect(await page.getByTestId('compared-relay').last().textContent()).toContain('Ailleurs')
      await lookAt(page, `${language}/relay-comparison`, 'comparison')

      await expect.poll(() => lab.inbox.received.length).toBe(2)
      for (const mail of lab.inbox.received) {
        const source = mail.source.toString('latin1')
        expect(mail.envelopeTo).toEqual([USER_ADDRESS])
        expect(source.slice(source.indexOf('\r\n\r\n') + 4)).toBe(Buffer.from(BODY.join('\r\n')).toString('latin1'))
        expect(source).toContain('\r\nX-Quote: 12\r\n')
        expect(source).toContain('\r\nSubject: =?utf-8?Q?Devis_n=C2=B0_12?=\r\n')
        expect(source).not.toMatch(/elsewhere|customer@|colleague@/)
        const { dkim } = await authenticateMail(mail, lab.bind.resolver())
        expect(dkim).toMatchObject([{ domain: 'example.org', result: 'pass' }])
      }
      await page.close()
    },
    LONG,
  )

  it('at our own tester, which gives the addresses and brings the scores by itself', async () => {
    const page = await scene.browser.openExtensionPage('comparison.html')
    await page.getByRole('checkbox', { name: 'Ailleurs' }).uncheck()
    await page.getByRole('radio').nth(-2).check()
    await lookAt(page, `${language}/relay-comparison-own-tester`, 'compare')
    await page.getByTestId('compare').click()
    for (const relay of ['Atelier', 'Maison']) {
      await expect.poll(() => rowOf(page, relay).getAttribute('data-state')).toBe('reported')
      expect(await rowOf(page, relay).textContent()).toMatch(new RegExp(`@${TESTER_DOMAIN}.*\\d[.,]?\\d* / 10`))
    }
    await lookAt(page, `${language}/relay-comparison-own-scores`, 'comparison')
    await page.close()
  })

  it('at mail-tester, each with a score of its own', async () => {
    const { browser, lab } = scene
    const page = await browser.openExtensionPage('comparison.html')
    await page.getByRole('checkbox', { name: 'Ailleurs' }).uncheck()
    await page.getByRole('radio').nth(-1).check()
    const addresses: string[] = []
    for (const relay of ['Atelier', 'Maison']) {
      const tester = await browser.openPage(MAIL_TESTER_URL)
      const address = await addressOn(tester)
      addresses.push(address)
      await page.bringToFront()
      await page.getByRole('textbox', { name: relay }).fill(address)
      await tester.close()
    }
    await page.getByTestId('compare').click()
    for (const address of addresses) await lab.mailTester.waitForMail(address)
    const [first = ''] = addresses
    const result = await browser.openPage(`${MAIL_TESTER_URL}${first.slice(0, first.indexOf('@'))}`)
    await result.locator('body#result-page').waitFor()
    await page.bringToFront()
    const atelier = rowOf(page, 'Atelier')
    await expect.poll(() => atelier.getAttribute('data-state')).toBe('reported')
    expect(await atelier.textContent()).toMatch(/\d[.,]?\d* \/ 10/)
    expect(await atelier.textContent()).toContain('example.org')
    expect(await rowOf(page, 'Maison').getAttribute('data-state')).toBe('waiting')
    await lookAt(page, `${language}/relay-comparison-scores`, 'comparison')
    await result.close()
    await page.close()
  })
})
