import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DkimKey } from '../servers/opendkim.ts'
import { startLab } from '../servers/lab.ts'
import type { Zones } from '../servers/zone-file.ts'
import { storedAs, tickOff, type Typed, typedIn, unfold, waitForRecord } from './plan-steps.ts'
import { addRelay, MAIL_TESTER_URL, openSceneIn, pair, type Scene, sendAndWaitForReport } from './scene.ts'

/** A host of domains as its customers meet it: its servers, its mail service, what its form wants typed. */
interface HostCase {
  readonly host: string
  readonly nameServers: readonly string[]
  readonly mailHosts: readonly string[]
  readonly include: string
  readonly selector: string
  /** Where the alias of the key leads. */
  readonly target: string
  /** Where the aliases of the other keys of the service lead. */
  readonly sisters: readonly string[]
  /** What the form of the host wants typed as that target; null where the console of the mail service writes it. */
  readonly typedTarget: string | null
  /** Which of the services of this host, where its mail servers do not tell. */
  readonly service: string | null
}

const HOSTS: readonly HostCase[] = [
  {
    host: 'ovh',
    nameServers: ['dns10.ovh.net', 'ns10.ovh.net'],
    mailHosts: ['mx1.mail.ovh.net'],
    include: 'mx.ovh.com',
    selector: 'ovhmo4711-selector1',
    target: 'ovhmo4711-selector1._domainkey.4711.aa.dkim.mail.ovh.net',
    sisters: [],
    typedTarget: null,
    service: 'ovh-mxplan',
  },
  {
    host: 'gandi',
    nameServers: ['ns-161-a.gandi.net', 'ns-142-b.gandi.net'],
    mailHosts: ['spool.mail.gandi.net', 'fb.mail.gandi.net'],
    include: '_mailcust.gandi.net',
    selector: 'gm1',
    target: 'gm1.gandimail.net',
    sisters: ['gm2.gandimail.net', 'gm3.gandimail.net'],
    typedTarget: 'gm1.gandimail.net.',
    service: null,
  },
  {
    host: 'ionos',
    nameServers: ['ns1081.ui-dns.com', 'ns1081.ui-dns.org'],
    mailHosts: ['mx00.ionos.fr', 'mx01.ionos.fr'],
    include: '_spf-eu.ionos.com',
    selector: 's1-ionos',
    target: 's1.dkim.ionos.com',
    sisters: ['s2.dkim.ionos.com', 's42582890.dkim.ionos.com'],
    typedTarget: 's1.dkim.ionos.com',
    service: null,
  },
]

/** Up to the first name that a server can lie in: none has an underscore. */
const parentOf = (name: string): string => {
  const parent = name.slice(name.indexOf('.') + 1)
  return parent.startsWith('_') ? parentOf(parent) : parent
}

/** Each name in a zone of its own, as far as the lab is concerned. */
const zonesOf = ({ nameServers, mailHosts, include, target, sisters }: HostCase, key: DkimKey): Zones => ({
  ...Object.fromEntries([...nameServers, ...mailHosts].map((name) => [name, { [name]: { A: ['127.0.0.1'] } }])),
  [parentOf(include)]: { [include]: { TXT: ['v=spf1 ip4:127.0.0.1 ~all'] } },
  // With sisters of the key, of which nobody makes use here.
  [parentOf(target)]: Object.fromEntries([target, ...sisters].map((name) => [name, { TXT: [key.record] }])),
})

describe.each(HOSTS)('mail without DKIM and DMARC at $host', (host) => {
  let scene: Scene
  let page: Page
  let dmarc: Typed
  let keys: Typed[]

  beforeAll(async () => {
    const { nameServers, mailHosts, selector, include } = host
    const lab = await startLab({
      signing: false,
      selector,
      host: { nameServers, mailHosts },
      records: { spf: `v=spf1 include:${include} -all`, dmarc: null, dkim: false },
      zones: (key) => zonesOf(host, key),
    })
    scene = await openSceneIn(lab, { language: 'fr', api: { env: { BIENRECU_DNS: `127.0.0.1:${lab.bind.port}` } } })
    await (await pair(scene)).close()
    await addRelay(scene)
    await sendAndWaitForReport(scene)
  })
  afterAll(() => scene.stop())

  it('becomes a plan for this mail service at this DNS host', async () => {
    page = await scene.browser.openExtensionPage('sidepanel.html?domain=example.org')
    await page.getByTestId('plan').waitFor()
    expect(await page.getByTestId('dns-host').first().getAttribute('data-host')).toBe(host.host)
    if (host.service !== null) await page.locator('select[name="which-mail-service"]').selectOption(host.service)
    ;[dmarc] = (await typedIn(await unfold(page, 'dmarc/publish'))) as [Typed]
    keys = host.typedTarget === null ? [] : await typedIn(await unfold(page, 'dkim/publish'))
    expect(dmarc).toMatchObject({ name: '_dmarc', type: 'TXT', value: expect.stringContaining('v=DMARC1; p=none') })
    const own = { name: `${host.selector}._domainkey`, type: 'CNAME', value: host.typedTarget }
    expect(keys).toEqual(host.typedTarget === null ? [] : expect.arrayContaining([own]))
    await unfold(page, 'dkim/switch-on')
  })

  it('says where the name was typed twice, and nothing of propagation', async () => {
    await scene.lab.publishZone(storedAs(dmarc, '_dmarc.example.org.example.org'))
    const record = (await unfold(page, 'dmarc/publish')).getByTestId('plan-record').first()
    await record.getByTestId('published').click()
    await waitForRecord(record, 'different')
    expect(await record.getByTestId('difference').first().getAttribute('data-difference')).toBe('name-typed-twice')
    expect(await record.innerText()).toContain('_dmarc.example.org.example.org')
  })

  it('sees each record at the source once it is right, and everywhere soon after', async () => {
    // Where the console writes the alias, it does so when DKIM is switched on.
    const written = { name: `${host.selector}._domainkey`, type: 'CNAME', value: `${host.target}.` }
    const all = [written, dmarc, ...keys].map((typed) => storedAs(typed))
    await scene.lab.publishZone(Object.assign({}, ...all))
    const again = (await unfold(page, 'dmarc/publish')).getByTestId('plan-record').first()
    await again.getByTestId('look-again').click()
    await waitForRecord(again, 'published', 'visible')
    for (let index = 0; index < keys.length; index++) {
      const record = (await unfold(page, 'dkim/publish')).getByTestId('plan-record').nth(index)
      await record.getByTestId('published').click()
      await waitForRecord(record, 'published', 'visible')
    }
    // What is no record is ticked off: DKIM switched on, and what a lab on one machine cannot have.
    await tickOff(page)
    await page.getByTestId('all-visible').waitFor()
  })

  it('is tested again with one click through the same relay, and the gain is explained', async () => {
    scene.lab.setSigning(true)
    // The relay signs on connections of its own from now on; the API has kept an older one.
    await scene.api.halt()
    await scene.api.restart()
    const tester = await scene.browser.openPage(MAIL_TESTER_URL)
    await tester.getByTestId('send-probe').waitFor()
    await page.reload()
    await page.getByTestId('test-again').click()
    // A page that nobody looks at asks for its result every minute only.
    await tester.bringToFront()
    const tests = async () => JSON.parse((await scene.api.command(['history', '--json'])).stdout).items
    await expect.poll(async () => (await tests())[0].state, { interval: 2_000, timeout: 90_000 }).toBe('reported')
    const [after, before] = await tests()
    expect(after.report.score).toBeGreaterThan(before.report.score)
    expect(after.relayName).toBe(before.relayName)

    const ids = `${before.report.id}/${after.report.id}`
    const compared = await scene.browser.openExtensionPage(`report.html#/compare/${ids}`)
    await compared.getByTestId('cause').first().waitFor()
    const causes = (await compared.getByTestId('cause').allInnerTexts()).join('\n')
    expect(causes).toContain('Prévu par le plan')
    expect(causes).toContain('_dmarc.example.org')
    if (host.typedTarget !== null) expect(causes).toContain(`${host.selector}._domainkey.example.org`)
    await compared.close()
  })
})
