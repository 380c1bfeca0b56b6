import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPageLab } from './fixtures/page-lab.ts'

describe('/t', () => {
  it('shows a fresh address, for people and for programs', async () => {
    const { openTest } = await createPageLab()
    const { page, address } = await openTest()
    expect(address).toMatch(/^test-[0-9a-z]{24}@bienrecu\.localhost$/)
    expect(page).toMatch(new RegExp(`<input[^>]*data-testid="address"[^>]*value="${address}"[^>]*readonly`))
    expect(page).toContain('data-bienrecu-tester="1"')
    expect(page).toContain('data-bienrecu-panel')
    expect((await openTest()).address).not.toBe(address)
  })

  it('leads to the page of the result without script', async () => {
    const { openTest } = await createPageLab()
    const { page, path } = await openTest()
    expect(page).toContain(`<a class="button quiet" href="${path}">I have sent it: see the result</a>`)
  })

  it('is written in the reader’s language, or in the one chosen, which its links keep', async () => {
    const { ask, read } = await createPageLab()
    const french = await ask('/t', { headers: { 'Accept-Language': 'fr' } })
    expect(french.headers.get('content-language')).toBe('fr')
    expect(await french.text()).toContain('<h1>Tester un message</h1>')
    expect(await read('/t?lang=fr')).toMatch(/<form[^>]*action="\/t\/practice\?lang=fr"/)
  })

  it('says that mail from elsewhere cannot come, where it cannot, and offers practice', async () => {
    const local = await (await createPageLab()).read('/t')
    expect(local).toContain('takes mail from this computer only')
    expect(local).toContain('Send a practice message')
    const env = { BIENRECU_TESTER_HOST: '0.0.0.0', BIENRECU_TESTER_DOMAIN: 'test.example.com' }
    const open = await (await createPageLab({ env })).read('/t')
    expect(open).not.toContain('takes mail from this computer only')
    expect(open).not.toContain('Send a practice message')
  })

  it.each([
    ['whose page is on the Internet', { BIENRECU_PUBLIC_URL: 'https://recu.example.com' }],
    ['that takes mail', { BIENRECU_TESTER_HOST: '0.0.0.0', BIENRECU_TESTER_DOMAIN: 'test.example.com' }],
  ])('lets no stranger write into the history by practising, on a tester %s', async (_, env) => {
    const { deps, ask, read } = await createPageLab({ env })
    const headers = { 'Sec-Fetch-Site': 'same-origin', Host: new URL(deps.config.publicUrl).host }
    expect((await ask('/t/practice', { method: 'POST', headers })).status).toBe(403)
    expect(await read('/t')).not.toContain('Send a practice message')
    expect(deps.database.all(deps.database.sql.selectFrom('probes').selectAll())).toEqual([])
  })

  it('runs one script and one style, each named by its hash, and loads nothing', async () => {
    const { ask } = await createPageLab()
    const answer = await ask('/t')
    const page = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    for (const element of ['script', 'style']) {
      const [, content = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? []
      expect(policy).toContain(`${element}-src 'sha256-${createHash('sha256').update(content).digest('base64')}'`)
    }
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(page).not.toMatch(/\son\w+=|style="|\ssrc=|<link|@import|url\(/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('opens no test for strangers where the operator does not want it, and says how tests are opened', async () => {
    const { ask, post } = await createPageLab({ env: { BIENRECU_TESTER_OPEN: 'off' } })
    for (const answer of [await ask('/t'), await post('/t/practice'), await post('/t/file', { source: 'A: b\n\nc' })]) {
      expect(answer.status).toBe(403)
      const page = await answer.text()
      expect(page).toContain('with the browser extension of Bien reçu, or on its command line')
      expect(page).not.toContain('data-testid="address"')
    }
  })

  it('says why no practice message goes out, where sending is switched off', async () => {
    const { post } = await createPageLab({ env: { BIENRECU_SENDING: 'off' } })
    const answer = await post('/t/practice')
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.text()).toContain('<h1>This did not work</h1>')
  })

  it('says that it is switched off, when it is', async () => {
    const { ask } = await createPageLab({ env: { BIENRECU_TESTER: 'off' } })
    for (const path of ['/t', `/t/${'a'.repeat(48)}`, `/s/${'a'.repeat(43)}`]) {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('The tester of this installation is switched off.')
    }
  })
})

describe('a form of the tester', () => {
  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a neighbour of ours', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:8080' }],
    ['a file on this computer', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
  ])('is refused when it comes from %s', async (_, headers) => {
    const { post } = await createPageLab()
    const answer = await post('/t/file', { source: 'A: b\n\nc' }, headers)
    expect(answer.status).toBe(403)
  })

  it('is refused when an old browser says that it comes from elsewhere', async () => {
    const { ask } = await createPageLab()
    const answer = await ask('/t/practice', { method: 'POST', headers: { Origin: 'https://evil.example' } })
    expect(answer.status).toBe(403)
  })

  it('is not accepted without end', async () => {
    const { post } = await createPageLab()
    const statuses = []
    for (let count = 0; count < 31; count++) statuses.push((await post('/t/file')).status)
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 422))
    expect(statuses[30]).toBe(429)
  })
})
