import { generateKeyPairSync } from 'node:crypto'
import { HandoverKit, HandoverList, type Plan } from '@bienrecu/shared'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccessibilityFaults } from '../browsers/axe.ts'
import { launchPlainChromium } from '../browsers/plain-chromium.ts'
import { takeScreenshot } from '../browsers/screenshot.ts'
import { type Client, pairClient } from '../product/api-client.ts'
import { type Api, startApi } from '../product/start-api.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import type { Zone, Zones } from '../servers/zone-file.ts'

const DOMAIN = 'example.org'
const NAME_SERVERS = ['dns10.ovh.net', 'ns10.ovh.net']
const SENDER = '198.51.100.7'

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
const SPF_TODAY = 'v=spf1 mx include:_spf.example.net ~all'
const SPF = `v=spf1 ip4:${SENDER} mx include:_spf.example.net ~all`
const DMARC = 'v=DMARC1; p=none; rua=mailto:dmarc@example.org'

const userZone = (spf: string, records: Zone = {}): Zone => ({
  [DOMAIN]: { NS: NAME_SERVERS.map((name) => `${name}.`), MX: ['10 mail.example.org.'], TXT: [spf] },
  'mail.example.org': { A: ['127.0.0.1'] },
  ...records,
})
const TODAY = userZone(SPF_TODAY)
/** As by a form that completes names: the whole name was typed into it. */
const TYPED_TWICE = userZone(SPF_TODAY, { '_dmarc.example.org.example.org': { TXT: [DMARC] } })
const PUBLISHED = userZone(SPF, {
  '_dmarc.example.org': { TXT: [DMARC] },
  's1._domainkey.example.org': { TXT: [KEY] },
})
const ZONES: Zones = {
  [DOMAIN]: TODAY,
  'example.net': { '_spf.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } },
  ...Object.fromEntries(NAME_SERVERS.map((name) => [name, { [name]: { A: ['127.0.0.1'] } }])),
}

let bind: Bind
let api: Api
let client: Client
let plan: Plan
let browser: Browser
beforeAll(async () => {
  bind = await startBind(ZONES, { ttl: 900 })
  api = await startApi({ env: { BIENRECU_DNS: `127.0.0.1:${bind.port}` } })
  client = await pairClient(await api.pair())
  const keys = [{ selector: 's1', value: KEY }]
  plan = await client.post<Plan>('/v1/plans', { domain: DOMAIN, ip: SENDER, keys })
  browser = await launchPlainChromium()
})
afterAll(async () => {
  await browser.close()
  await api.stop()
  await bind.stop()
})

const handOver = async (...options: string[]): Promise<HandoverKit> => {
  const { exitCode, stdout, stderr } = await api.command(['handover', DOMAIN, '--json', ...options])
  expect(exitCode, stderr).toBe(0)
  return HandoverKit.parse(JSON.parse(stdout))
}

/** In a profile of its own, which has nothing of ours. */
const open = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const statesOn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('[data-state]')
    .evaluateAll((records) => records.map((record) => record.getAttribute('data-state')).toSorted())

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const SIZES = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 380, height: 800 },
} as const

const WORDS = {
  fr: { title: 'Enregistrements DNS pour example.org', done: 'Tout est fait. Merci !', missing: 'Pas encore là' },
  en: { title: 'DNS records for example.org', done: 'Everything is done. Thank you!', missing: 'Not there yet' },
} as const

describe.each(['fr', 'en'] as const)('the page of a link, for somebody without the extension, in %s', (language) => {
  let kit: HandoverKit
  beforeAll(async () => {
    await bind.replaceZone(DOMAIN, TODAY)
    kit = await handOver('--lang', language, '--to', 'Camille')
  })

  it('shows each record as the form of the host wants it', async () => {
    const page = await open(kit.url)
    expect(await page.title()).toBe(WORDS[language].title)
    expect(await statesOn(page)).toEqual(['missing', 'missing', 'missing'])
    expect(await page.getByText(WORDS[language].missing, { exact: true }).count()).toBe(3)
    const values = await page.locator('code.copy').allInnerTexts()
    expect(values).toEqual(expect.arrayContaining([SPF, DMARC, KEY, '_dmarc', 's1._domainkey', SPF_TODAY]))
    await page.context().close()
  })

  it.each(Object.keys(SIZES).flatMap((size) => [`${size} light`, `${size} dark`]))('reads well: %s', async (look) => {
    const [size, colorScheme] = look.split(' ')
    const viewport = size === 'narrow' ? SIZES.narrow : SIZES.wide
    const page = await open(`${kit.url}?still`, { viewport, colorScheme: colorScheme === 'dark' ? 'dark' : 'light' })
    expect(await isWiderThanScreen(page)).toBe(false)
    expect(await findAccessibilityFaults(page)).toEqual([])
    await takeScreenshot(page, `${language}/follow-up-${size}-${colorScheme}`)
    await page.context().close()
  })

  it('is accessible but for asking for itself again, which it can be kept from', async () => {
    const page = await open(kit.url)
    const faults = await findAccessibilityFaults(page)
    expect(faults.filter((fault) => !fault.startsWith('meta-refresh'))).toEqual([])
    await page.locator('a[href="?still"]').click()
    expect(await findAccessibilityFaults(page)).toEqual([])
    await page.context().close()
  })

  it('prints on two sheets of A4 at the most', async () => {
    const page = await open(`${kit.url}?still`)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const text = pdf.toString('latin1')
    const sheets = text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []
    expect(sheets.length).toBeGreaterThan(0)
    expect(sheets.length).toBeLessThanOrEqual(2)
    const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
    await page.context().close()
  })
})

describe('the page of a link', () => {
  it('follows by itself what is published: wrongly first, then as it should be', async () => {
    const { url } = await handOver('--lang', 'fr')
    const page = await open(url)
    expect(await statesOn(page)).toEqual(['missing', 'missing', 'missing'])

    await bind.replaceZone(DOMAIN, TYPED_TWICE)
    await page.locator('[data-state=different]').waitFor({ timeout: 90_000 })
    expect(await page.locator('[data-state=different]').innerText()).toContain('_dmarc.example.org.example.org')
    await takeScreenshot(page, 'fr/follow-up-typed-twice')

    await bind.replaceZone(DOMAIN, PUBLISHED)
    await page.getByText(WORDS.fr.done).waitFor({ timeout: 90_000 })
    expect(await statesOn(page)).toEqual(['published', 'published', 'published'])
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
    await takeScreenshot(page, 'fr/follow-up-done')
    await page.context().close()
  })

  it('is as if it had never been once the link is withdrawn', async () => {
    const { url, handover } = await handOver('--lang', 'en')
    const { exitCode } = await api.command(['handover', 'revoke', handover.id])
    expect(exitCode).toBe(0)
    const pages = [await open(url), await open(`${api.url}/h/${'A'.repeat(43)}`)]
    const [withdrawn, unknown] = await Promise.all(pages.map((page) => page.content()))
    expect(withdrawn).toBe(unknown)
    const [page] = pages
    if (page) {
      expect(await page.locator('main').innerText()).not.toContain(DOMAIN)
      expect(await findAccessibilityFaults(page)).toEqual([])
      await takeScreenshot(page, 'en/follow-up-closed')
    }
    for (const one of pages) await one.context().close()
    const { items } = HandoverList.parse(await client.get(`/v1/plans/${plan.id}/handovers`))
    expect(items.find(({ id }) => id === handover.id)).toMatchObject({ isRevoked: true, openedAt: null })
  })
})
