import { TesterResult } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { EXAMPLE_SOURCE } from '../fixtures/example-message.ts'
import { createPageLab } from './fixtures/page-lab.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('the page of a test', () => {
  it('waits, with the address still there, and asks again without script', async () => {
    const { openTest, read } = await createPageLab()
    const { address, path } = await openTest()
    const page = await read(path)
    expect(page).toContain(`value="${address}"`)
    expect(page).toContain('data-state="waiting"')
    expect(page).toMatch(/<noscript><meta http-equiv="refresh" content="5; url=\/t\/[\w-]+\?since=\d+"/)
  })

  it('says what can go wrong after a minute, and more after five', async () => {
    const { deps, openTest, read } = await createPageLab()
    const { path } = await openTest()
    const waiting = `${path}?since=${Math.floor(deps.now() / 1000)}`
    const isShown = async (after: number) =>
      !/hidden/.test(
        /<section data-after="(\d+)"([^>]*)>/.exec(
          (await read(waiting)).replaceAll(new RegExp(`<section data-after="(?!${after}")`, 'g'), '<section '),
        )?.[2] ?? 'hidden',
      )
    expect([await isShown(60), await isShown(300)]).toEqual([false, false])
    deps.advance(2 * MINUTE)
    expect([await isShown(60), await isShown(300)]).toEqual([true, false])
    deps.advance(4 * MINUTE)
    expect([await isShown(60), await isShown(300)]).toEqual([true, true])
  })

  it('tells that the message is here while it is examined', async () => {
    const { ask, openTest, read, takeMail } = await createPageLab()
    const { path } = await openTest()
    expect(await (await ask(`${path}/state`)).json()).toEqual({ state: 'waiting' })
    takeMail(path)
    expect(await (await ask(`${path}/state?known=waiting`)).json()).toEqual({ state: 'received' })
    expect(await read(path)).toContain('data-state="received"')
  })

  it('says that an address is over', async () => {
    const { deps, openTest, read, ask } = await createPageLab()
    const { path } = await openTest()
    deps.advance(2 * DAY)
    const page = await read(path)
    expect(page).toContain('This address has taken no more mail since')
    expect(page).not.toContain('http-equiv="refresh"')
    expect(await (await ask(`${path}/state?known=waiting`)).json()).toEqual({ state: 'expired' })
  })

  it('opens for nobody who guesses', async () => {
    const { ask } = await createPageLab()
    const answer = await ask(`/t/${'a'.repeat(48)}`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('This result does not exist, or it was deleted.')
  })

  it('does not make who only looks at its headers wait', async () => {
    const { ask, openTest } = await createPageLab()
    const { path } = await openTest()
    const answer = await ask(`${path}/state?known=waiting`, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })
})

describe('a message handed over as a file', () => {
  it('leads to its report at once, pasted or chosen', async () => {
    const { giveFile, post, read } = await createPageLab()
    const file = new File([EXAMPLE_SOURCE], 'devis.eml')
    const chosen = (await post('/t/file', { file, source: '' })).headers.get('location') ?? ''
    for (const path of [await giveFile(), chosen]) expect(await read(path)).toContain('data-testid="score"')
  })

  it.each([
    ['nothing', {}, 422, 'Choose a file, or paste the source of a message.'],
    ['an empty file', { file: new File([], 'devis.eml') }, 422, 'This file is empty.'],
    ['no message', { source: 'Bonjour,\nvoici le devis.' }, 422, 'This message could not be examined'],
    ['an address that is none', { source: EXAMPLE_SOURCE, ip: '192.0.2.300' }, 400, 'could not be examined'],
  ])('is refused with one sentence: %s', async (_, fields, status, sentence) => {
    const { post } = await createPageLab()
    const answer = await post('/t/file', fields)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(sentence)
  })

  it('is not read when it is too large, announced or not', async () => {
    const { ask, post } = await createPageLab({ env: { BIENRECU_TESTER_MAX_MEGABYTES: '1' } })
    const large = 'A: b\n\n' + 'x'.repeat(1024 * 1024 + 100_000)
    const announced = await post('/t/file', { source: large }, { 'Content-Length': String(large.length) })
    expect(announced.status).toBe(413)
    const stream = new Blob([large]).stream()
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
    const chunked = await ask('/t/file', { method: 'POST', body: stream, headers, duplex: 'half' })
    expect(chunked.status).toBe(413)
    expect(await chunked.text()).toContain('larger than 1 MB')
  })
})

describe('the owner of a result', () => {
  it('takes data and message along', async () => {
    const { ask, giveFile } = await createPageLab()
    const path = await giveFile()
    const json = await ask(`${path}/result.json`)
    expect(TesterResult.parse(await json.json())).toMatchObject({ pageUrl: `http://127.0.0.1:2436${path}` })
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="bienrecu-2026-11-21.json"')
    const message = await ask(`${path}/message.eml`)
    expect(await message.text()).toBe(EXAMPLE_SOURCE)
    expect(message.headers.get('content-type')).toBe('message/rfc822')
    expect(message.headers.get('content-disposition')).toContain('attachment')
  })

  it('shares the report for some days: it is the same, and can be neither changed nor taken along', async () => {
    const { deps, ask, giveFile, post, read } = await createPageLab()
    const path = await giveFile()
    const shared = await (await post(`${path}/share`, { days: '1' })).text()
    const [, link = ''] = /value="(http[^"]*\/s\/[\w-]+)"/.exec(shared) ?? []
    const report = await read(link)
    expect(report).toContain('data-testid="score"')
    expect(report).not.toContain(path)
    expect(report).not.toMatch(/<form|result\.json|message\.eml/)
    expect((await ask(`${link}/source`)).status).toBe(200)
    expect((await post(`${link}/delete`)).status).toBe(404)
    deps.advance(DAY + MINUTE)
    expect((await ask(link)).status).toBe(410)
  })

  it('shares by a small form alone: nobody fills the memory with it', async () => {
    const { ask, giveFile, post } = await createPageLab()
    const path = `${await giveFile()}/share`
    const large = 'x'.repeat(10_000)
    expect((await post(path, { days: large }, { 'Content-Length': String(large.length) })).status).toBe(413)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const chunked = { method: 'POST', body: new Blob([large]).stream(), headers, duplex: 'half' as const }
    expect((await ask(path, chunked)).status).toBe(413)
  })

  it('looks at the message as often as a person does: taking it apart is work', async () => {
    const { ask, giveFile } = await createPageLab()
    const path = await giveFile()
    const statuses: number[] = []
    while (statuses.length < 31) statuses.push((await ask(`${path}/html`)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
  })

  it('withdraws a link', async () => {
    const { ask, giveFile, post, read } = await createPageLab()
    const path = await giveFile()
    const [, link = ''] = /value="(http[^"]*\/s\/[\w-]+)"/.exec(await (await post(`${path}/share`)).text()) ?? []
    expect(await read(path)).toContain('Withdraw the link')
    expect((await post(`${path}/unshare`)).status).toBe(200)
    expect((await ask(link)).status).toBe(404)
    expect(await read(path)).not.toContain('Withdraw the link')
  })

  it('deletes it, after being asked once more', async () => {
    const { ask, giveFile, post, read } = await createPageLab()
    const path = await giveFile()
    expect(await read(`${path}/delete`)).toContain('<h1>Delete this result?</h1>')
    expect((await ask(path)).status).toBe(200)
    expect(await (await post(`${path}/delete`)).text()).toContain('It is gone')
    for (const gone of [path, `${path}/message.eml`, `${path}/html`]) expect((await ask(gone)).status).toBe(404)
  })
})
