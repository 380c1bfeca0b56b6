import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccessibilityFaults } from '../browsers/axe.ts'
import { launchPlainChromium } from '../browsers/plain-chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { type Api, startApi } from '../product/start-api.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { findFreePort } from '../servers/free-port.ts'
import { submitMail } from '../servers/submit-mail.ts'

const DOMAIN = 'example.org'
const ZONES = {
  [DOMAIN]: { [DOMAIN]: { TXT: ['v=spf1 ip4:127.0.0.1 -all'], MX: ['10 mail.example.org.'], A: ['127.0.0.1'] } },
}

/** HTML that tries whatever makes a browser run a script, ask outside or leave its frame. */
const HOSTILE = [
  '<base href="http://127.0.0.1:9/">',
  '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/refresh">',
  '<link rel="stylesheet" href="http://127.0.0.1:9/style.css">',
  '<style>@import "http://127.0.0.1:9/import.css"; p { background: url(http://127.0.0.1:9/ground.png) }</style>',
  '<script>top.document.title = "escaped"; fetch("http://127.0.0.1:9/script")</script>',
  '<img src="http://127.0.0.1:9/pixel.png" srcset="http://127.0.0.1:9/2x.png 2x" onerror="top.document.title=\'escaped\'">',
  '<svg onload="top.document.title=\'escaped\'"><image href="http://127.0.0.1:9/svg.png"/></svg>',
  '<table background="http://127.0.0.1:9/table.png"><tr><td style="background:url(http://127.0.0.1:9/cell.png)">x</td></tr></table>',
  '<iframe src="http://127.0.0.1:9/frame"></iframe><object data="http://127.0.0.1:9/object"></object>',
  '<video src="http://127.0.0.1:9/video" poster="http://127.0.0.1:9/poster.png" autoplay></video>',
  '<form action="http://127.0.0.1:9/form"><input name="q"><button>Send</button></form>',
  '<p>Votre devis <a href="http://127.0.0.1:9/link" ping="http://127.0.0.1:9/ping">est ici</a>.</p>',
].join('\r\n')

const messageTo = (recipient: string): string =>
  [
    'From: Isabelle Martin <isabelle@example.org>',
    `To: ${recipient}`,
    'Subject: =?UTF-8?Q?Votre_devis_pour_le_g=C3=AEte?= <script>alert(1)</script>',
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${crypto.randomUUID()}@example.org>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Votre devis est ici.',
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    HOSTILE,
    '--b1--',
  ].join('\r\n')

let bind: Bind
let api: Api
let browser: Browser
let smtpPort: number
beforeAll(async () => {
  bind = await startBind(ZONES, { ttl: 900 })
  smtpPort = await findFreePort()
  const env = { BIENRECU_DNS: `127.0.0.1:${bind.port}`, BIENRECU_TESTER_SMTP_PORT: String(smtpPort) }
  api = await startApi({ env })
  browser = await launchPlainChromium()
})
afterAll(async () => {
  await browser.close()
  await api.stop()
  await bind.stop()
})

interface Reader {
  page: Page
  /** Addresses asked for outside of the API’s own origin. */
  outside: string[]
  close: () => Promise<void>
}

/** A browser of somebody who knows nothing of us; it keeps what is asked outside. */
const read = async (path: string, options: BrowserContextOptions = {}): Promise<Reader> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR', ...options })
  const outside: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(`${api.url}/`)) outside.push(request.url())
  })
  const page = await context.newPage()
  await page.goto(api.url + path)
  return { page, outside, close: () => context.close() }
}

const send = (recipient: string): Promise<string> =>
  submitMail({
    port: smtpPort,
    security: 'none',
    serverName: 'localhost',
    ca: '',
    from: 'isabelle@example.org',
    to: [recipient],
    message: messageTo(recipient),
  })

const score = (page: Page) => page.getByTestId('score')

describe('somebody without the extension', () => {
  it('sends from anything, and the report appears by itself', async () => {
    const { page, outside, close } = await read('/t')
    const address = await page.getByTestId('address').inputValue()
    expect(address).toMatch(/^test-[0-9a-z]{24}@/)
    await send(address)
    await score(page).waitFor()
    expect(await score(page).innerText()).toMatch(/^\d+(?:,\d)?\/10$/)
    expect(await page.locator('[data-testid=finding][data-check-id="dmarc/missing"]').getAttribute('data-status')).toBe(
      'fail',
    )
    expect(page.url()).toMatch(/\/t\/[\w-]{48}$/)
    expect(await page.title()).toContain('<script>alert(1)</script>')
    expect(outside).toEqual([])
    await close()
  })

  it('does without script: a page that asks again, and plain forms', async () => {
    const { page, close } = await read('/t', { javaScriptEnabled: false })
    const address = await page.getByTestId('address').inputValue()
    await page.getByText('Je l’ai envoyé').click()
    expect(await page.getByTestId('address').inputValue()).toBe(address)
    await send(address)
    await score(page).waitFor()
    await page.getByText('Créer un lien').click()
    expect(await page.getByTestId('share-link').inputValue()).toMatch(/\/s\/[\w-]+$/)
    await close()
  })

  it('reads a real report within five seconds, without account or network', async () => {
    const { page, outside, close } = await read('/t')
    const begun = performance.now()
    await page.getByTestId('practice').click()
    await score(page).waitFor()
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(await page.getByText('C’était un message d’entraînement.').isVisible()).toBe(true)
    const costly = page.locator('[data-testid=finding][data-weight=costs]')
    expect(await costly.getAttribute('data-check-id')).toBe('dmarc/missing')
    expect(outside).toEqual([])
    await close()
  })
})

describe('a message that is there already', () => {
  const drop = async (page: Page): Promise<void> => {
    const data = await page.evaluateHandle((source) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([source], 'devis.eml', { type: 'message/rfc822' }))
      return transfer
    }, messageTo('someone@example.net'))
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }

  it('is dropped, and shown without anything of it running or asking outside', async () => {
    const { page, outside, close } = await read('/t')
    await drop(page)
    await score(page).waitFor()
    const title = await page.title()
    const shown = page.frameLocator('iframe[src$="/html"]')
    // Each is loaded when somebody looks at it.
    await page.locator('#message summary').first().click()
    await shown.getByText('Votre devis').waitFor()
    await shown.getByText('est ici').click()
    await page.locator('#message summary').last().click()
    await page.locator('iframe[src$="/source"]').scrollIntoViewIfNeeded()
    await page.frameLocator('iframe[src$="/source"]').getByText('http-equiv').waitFor()
    expect(await shown.locator('script, iframe, form, input, link, meta[http-equiv], base, svg, video').count()).toBe(0)
    await page.waitForLoadState('networkidle')
    expect(outside).toEqual([])
    expect(await page.title()).toBe(title)
    await close()
  })

  it('is pasted, shared and deleted', async () => {
    const { page, close } = await read('/t')
    await page.locator('textarea').fill(messageTo('someone@example.net'))
    await page.getByRole('button', { name: 'Examiner ce message' }).click()
    await score(page).waitFor()
    const own = page.url()

    await page.getByText('Créer un lien').click()
    const link = await page.getByTestId('share-link').inputValue()
    const guest = await read(new URL(link).pathname)
    expect(await score(guest.page).innerText()).toContain('/10')
    expect(await guest.page.locator('form').count()).toBe(0)

    await page.goto(own)
    await page.locator('#tools').getByRole('link', { name: 'Supprimer ce résultat' }).click()
    await page.getByRole('button', { name: 'Supprimer pour de bon' }).click()
    await page.getByText('C’est supprimé').waitFor()
    expect((await page.goto(own))?.status()).toBe(404)
    expect((await guest.page.reload())?.status()).toBe(404)
    await Promise.all([close(), guest.close()])
  })
})

const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 380, height: 800 } } as const
const LOOKS = (['fr', 'en'] as const).flatMap((language) =>
  (['wide', 'narrow'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ language, size, colorScheme })),
  ),
)

describe('the pages of the tester', () => {
  const isWiderThanScreen = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

  it.each(LOOKS)('read well: $language, $size, $colorScheme', async ({ language, size, colorScheme }) => {
    const { page, close } = await read('/t', {
      viewport: SIZES[size],
      colorScheme,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    })
    const look = async (name: string) => {
      expect(await isWiderThanScreen(page), name).toBe(false)
      expect(await findAccessibilityFaults(page), name).toEqual([])
      if (name === 'home' || name === 'report')
        await takeScreenshot(page, `${language}/tester-${name}-${size}-${colorScheme}`)
    }
    await look('home')
    await page.reload()
    await look('waiting')
    await page.locator('[data-testid=practice]').click()
    await score(page).waitFor()
    await look('report')
    // Hundreds of findings take axe their time: once in each language is enough.
    if (size === 'narrow' && colorScheme === 'light') {
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
      await look('report-unfolded')
    }
    await page.goto(`${page.url()}/delete`)
    await look('delete')
    await close()
  })

  it('print on A4, without what only a screen can do', async () => {
    const { page, close } = await read('/t')
    await page.getByTestId('practice').click()
    await score(page).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#tools').isVisible()).toBe(false)
    const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
    await close()
  })
})
