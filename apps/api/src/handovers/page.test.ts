import { createHash } from 'node:crypto'
import { HandoverKit, HandoverList, type Locale } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { findPlanRecord } from '../plans/plan-record.ts'
import { publishRecord } from '../plans/record-states.ts'
import { storeDomainConnect } from '../plans/store-plan.ts'
import { createHandoverLab, DMARC, REMOVAL, SPF, STEPS, storeExamplePlan } from './fixtures/handover-lab.ts'
import { HANDOVER_STYLE } from './page-style.ts'

type Lab = Awaited<ReturnType<typeof createHandoverLab>>

const linkOf = async ({ request, plan }: Lab, locale: Locale = 'en'): Promise<string> => {
  const answer = await request(`/v1/plans/${plan.id}/handovers`, { body: { locale } })
  return HandoverKit.parse(await answer.json()).url
}

const pageOf = async (lab: Lab, url: string): Promise<string> => (await lab.open(url)).text()

const statesOf = (page: string): string[] => [...page.matchAll(/data-state="(\w+)"/g)].map(([, state = '']) => state)

describe('the page of a link', () => {
  it('shows each record as it is typed, and where it is', async () => {
    const lab = await createHandoverLab()
    const page = await pageOf(lab, await linkOf(lab))
    expect(page).toContain('<html lang="en">')
    expect(page).toContain(`<code class="copy">${SPF}</code>`)
    expect(page).toContain('<code class="copy">_dmarc</code>')
    expect(page).toContain('<code class="copy">v=spf1 mx -all</code>')
    expect(page).toContain('Done: 0 of 2')
    expect(statesOf(page)).toEqual(['missing', 'missing'])
    expect(page).toContain('href="https://www.ovh.com/manager/#/web/domain/example.org/zone"')
    expect(page).toContain('Open www.ovh.com')
    expect(page).not.toContain('p=reject')
  })

  it('asks for itself again while something is missing, and no longer', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab)
    expect(await pageOf(lab, url)).toContain('<meta http-equiv="refresh" content="30"')
    lab.seen['example.org'] = { state: 'seen', found: [SPF] }
    lab.seen['_dmarc.example.org'] = { state: 'seen', found: [DMARC] }
    lab.advance(30_000)
    const page = await pageOf(lab, url)
    expect(page).not.toContain('http-equiv="refresh"')
    expect(page).toContain('Everything is done.')
    expect(statesOf(page)).toEqual(['published', 'published'])
  })

  it('keeps still for who wants to read or copy in peace', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab)
    expect(await pageOf(lab, url)).toContain('<a href="?still">Keep the page still</a>')
    const page = await pageOf(lab, `${url}?still`)
    expect(page).not.toContain('http-equiv="refresh"')
    expect(page).toContain('<a href="?">Look again every 30 seconds</a>')
  })

  it('says what is wrong with a record that somebody tried to publish', async () => {
    const lab = await createHandoverLab()
    lab.seen['_dmarc.example.org'] = {
      state: 'different',
      difference: 'name-typed-twice',
      foundAt: '_dmarc.example.org.example.org',
    }
    lab.seen['example.org'] = { state: 'different', difference: 'old-value', found: ['v=spf1 mx -all'] }
    const page = await pageOf(lab, await linkOf(lab))
    expect(statesOf(page)).toEqual(['missing', 'different'])
    expect(page).toContain('_dmarc.example.org.example.org')
  })

  it('shows what has to go, until it is gone', async () => {
    const lab = await createHandoverLab({ steps: [REMOVAL] })
    const url = await linkOf(lab)
    const name = 'old._domainkey.example.org'
    lab.seen[name] = { state: 'different', found: ['v=DKIM1; p='] }
    expect(await pageOf(lab, url)).toContain('Still there')
    lab.seen[name] = { state: 'seen' }
    lab.advance(30_000)
    expect(await pageOf(lab, url)).toContain('Removed')
  })

  it('says so when the name servers are silent', async () => {
    const lab = await createHandoverLab()
    lab.seen['example.org'] = { state: 'no-answer' }
    expect(await pageOf(lab, await linkOf(lab))).toContain('Not every name server has answered yet')
  })

  it('speaks the language of the link, whatever the browser’s', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab, 'fr')
    const answer = await lab.open(url, { headers: { 'accept-language': 'en' } })
    expect(answer.headers.get('content-language')).toBe('fr')
    expect(await answer.text()).toContain('Enregistrements DNS pour example.org')
  })

  it('leads to the host’s own editor, and to where it writes the records itself, where it said so', async () => {
    const lab = await createHandoverLab()
    storeDomainConnect(lab.database, lab.plan, {
      providerName: 'Example DNS',
      editorUrl: 'https://panel.example.net/zones/example.org',
      applyUrl: 'https://consent.example.net/v2/apply?domain=example.org&key=a',
    })
    const page = await pageOf(lab, await linkOf(lab))
    expect(page).toContain('href="https://panel.example.net/zones/example.org"')
    expect(page).toContain('href="https://consent.example.net/v2/apply?domain=example.org&amp;key=a"')
    expect(page).toContain('Let consent.example.net write these records itself')
    expect(page).not.toContain('ovh.com')
  })

  it('shows an international domain in its own letters, and has it typed in those of the DNS', async () => {
    const lab = await createHandoverLab()
    const domain = 'xn--bcher-kva.example'
    const edit = { name: `_dmarc.${domain}`, type: 'TXT' as const, before: [], after: [DMARC] }
    const steps = STEPS.slice(1, 2).map((step) => Object.assign({}, step, { edits: [edit] }))
    const plan = storeExamplePlan(lab, steps, domain)
    const answer = await lab.request(`/v1/plans/${plan.id}/handovers`, { body: { locale: 'en' } })
    const { subject, records, url, zoneFile } = HandoverKit.parse(await answer.json())
    expect(subject).toBe('DNS records to publish for bücher.example')
    expect(records).toContain('_dmarc.xn--bcher-kva.example')
    expect(zoneFile).toContain('$ORIGIN xn--bcher-kva.example.')
    expect(await pageOf(lab, url)).toContain('<title>DNS records for bücher.example</title>')
  })

  it('shows what commands a terminal, or turns the direction of a text, instead of obeying it', async () => {
    const lab = await createHandoverLab()
    const { database, request, plan } = lab
    const hostile = JSON.stringify(['v=spf1 \u001B[2J\u202Ekcatta\r\n -all'])
    const changes = { before: hostile, after: hostile }
    database.run(database.sql.updateTable('plan_records').set(changes).where('name', '=', 'example.org'))
    lab.seen['example.org'] = { state: 'different', difference: 'other-value', found: JSON.parse(hostile) }
    const answer = await request(`/v1/plans/${plan.id}/handovers`, { body: { locale: 'en' } })
    const { message, records, zoneFile, url } = HandoverKit.parse(await answer.json())
    for (const text of [message, records, zoneFile, await pageOf(lab, url)]) {
      expect(text).toContain('kcatta')
      for (const acts of ['\u001B', '\u202E', '\r']) expect(text).not.toContain(acts)
    }
  })

  it('escapes what stands in a record', async () => {
    const lab = await createHandoverLab()
    const { database } = lab
    const after = JSON.stringify(['v=spf1 <script>alert(1)</script> -all'])
    database.run(database.sql.updateTable('plan_records').set({ after }).where('name', '=', 'example.org'))
    const page = await pageOf(lab, await linkOf(lab))
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('the name servers', () => {
  it('are asked twice a minute at most, through however many links', async () => {
    const lab = await createHandoverLab()
    const links = [await linkOf(lab), await linkOf(lab, 'fr')]
    await Promise.all([...links, ...links].map((url) => pageOf(lab, url)))
    expect(lab.asked.toSorted()).toEqual(['_dmarc.example.org', 'example.org'])
    lab.advance(29_999)
    await pageOf(lab, links[0] ?? '')
    expect(lab.asked).toHaveLength(2)
    lab.advance(1)
    await pageOf(lab, links[0] ?? '')
    expect(lab.asked).toHaveLength(4)
  })

  it('are not asked for what they have', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab)
    lab.seen['example.org'] = { state: 'seen', found: [SPF] }
    await pageOf(lab, url)
    lab.advance(30_000)
    await pageOf(lab, url)
    expect(lab.asked.toSorted()).toEqual(['_dmarc.example.org', '_dmarc.example.org', 'example.org'])
  })

  it('are asked by the watch as before, however long somebody keeps the page open', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab)
    const [record] = lab.plan.records
    publishRecord(lab.database, record?.id ?? '', lab.now())
    const pace = () => {
      const { looks, next_look_at } = findPlanRecord(lab.database, record?.id ?? '')
      return { looks, next_look_at }
    }
    const before = pace()
    for (let times = 0; times < 50; times += 1) {
      lab.advance(30_000)
      await pageOf(lab, url)
    }
    expect(pace()).toEqual(before)
  })

  it('tell the plan too: what is seen here is seen', async () => {
    const lab = await createHandoverLab()
    lab.seen['example.org'] = { state: 'seen', found: [SPF] }
    await pageOf(lab, await linkOf(lab))
    const { database } = lab
    const rows = database.all(database.sql.selectFrom('plan_records').select(['name', 'state']).orderBy('position'))
    expect(rows).toEqual([
      { name: 'example.org', state: 'published' },
      { name: '_dmarc.example.org', state: 'planned' },
      { name: '_dmarc.example.org', state: 'planned' },
    ])
  })
})

describe('nothing leaks', () => {
  it('through headers: no script, no index, no referrer, no cache, no frame', async () => {
    const lab = await createHandoverLab()
    const { headers } = await lab.open(await linkOf(lab))
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${createHash('sha256').update(HANDOVER_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('through the page: no script, no token, nothing of the relays or of a test', async () => {
    const lab = await createHandoverLab()
    const url = await linkOf(lab)
    const page = await pageOf(lab, url)
    expect(page).not.toMatch(/<script|<img|<link|<form|<iframe|javascript:/)
    expect(page).not.toContain(url.split('/h/')[1])
    expect(page).not.toContain('relay-of-mine')
    expect(page).not.toContain(lab.plan.id)
    const leads = [...page.matchAll(/(?:href|src|url\()="?(https?:[^"')]+)/g)].map(([, target]) => target)
    expect(leads).toEqual(['https://www.ovh.com/manager/#/web/domain/example.org/zone'])
  })

  it('through HEAD: no page, no look, no reader', async () => {
    const lab = await createHandoverLab()
    const answer = await lab.open(await linkOf(lab), { method: 'HEAD' })
    expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 200, text: '' })
    expect(lab.asked).toEqual([])
    expect(await openedAt(lab)).toBeNull()
  })
})

const openedAt = async ({ request, plan }: Lab): Promise<string | null | undefined> =>
  HandoverList.parse(await (await request(`/v1/plans/${plan.id}/handovers`)).json()).items[0]?.openedAt

it('is known to have been opened', async () => {
  const lab = await createHandoverLab()
  const url = await linkOf(lab)
  expect(await openedAt(lab)).toBeNull()
  await pageOf(lab, url)
  expect(await openedAt(lab)).toBe('2026-11-21T12:00:00.000Z')
})
