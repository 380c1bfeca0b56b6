import { describe, expect, it } from 'vitest'
import { insertProbe } from '../../fixtures/insert-probe.ts'
import { findProbe } from '../../probes/probe.ts'
import { storedReport } from '../../reports/stored-report.ts'
import { deleteResult } from './delete-result.ts'
import { createExpireResults } from './expire-results.ts'
import { resultsScene } from './fixtures/results-scene.ts'
import { createJudgeFile } from './judge-file.ts'
import { listResults } from './list-results.ts'
import { createShareResult, unshareResult } from './share-result.ts'
import { resultOfId, resultOfShare, resultOfToken, sourceOfResult, testerResultOf } from './stored-result.ts'
import { createWatchResult } from './watch-result.ts'

const DAY = 24 * 3_600_000
const NEVER = new AbortController().signal

describe('a result', () => {
  it('is found by its token and its id, and by nothing that the address tells', async () => {
    const { issue, judged, deps, places } = await resultsScene()
    const address = issue()
    const id = await judged(address)
    const { database } = deps
    expect(resultOfToken(database, address.token)).toEqual(resultOfId(database, id))
    for (const guess of [address.localPart, address.address, address.token.slice(0, -1), id, ''])
      expect(resultOfToken(database, guess)).toBeNull()
    expect(testerResultOf(places, resultOfId(database, id), deps.now())).toMatchObject({
      id,
      address: address.address,
      pageUrl: address.pageUrl,
      isShared: false,
      expiresAt: new Date(deps.now() + 30 * DAY).toISOString(),
    })
  })

  it('cannot be shown before it is judged', async () => {
    const { issue, keep, deps, places } = await resultsScene()
    const id = keep(issue())
    expect(() => testerResultOf(places, resultOfId(deps.database, id), 0)).toThrow('tester-result-pending')
    expect(listResults(deps.database, places, { limit: 10 }).items).toEqual([])
  })

  it('is listed, newest first, page by page', async () => {
    const { issue, judged, deps, places } = await resultsScene()
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      ids.unshift(await judged(issue()))
      deps.advance(1_000)
    }
    const first = listResults(deps.database, places, { limit: 3 })
    const second = listResults(deps.database, places, { limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    expect(() => listResults(deps.database, places, { limit: 3, cursor: 'x' })).toThrow('invalid-request')
  })

  it('is found by its address in any capitals, for as long as it is kept', async () => {
    const { issue, judged, deps, places } = await resultsScene()
    const [address, other] = [issue(), issue()]
    const id = await judged(address)
    await judged(other)
    deps.advance(29 * DAY) // the address has long expired
    const idsAt = (wanted: string) =>
      listResults(deps.database, places, { limit: 10, address: wanted }).items.map((item) => item.id)
    expect(idsAt(address.address)).toEqual([id])
    expect(idsAt(address.address.toUpperCase())).toEqual([id])
    for (const foreign of [issue().address, `${address.localPart}@example.org`, 'isabelle@example.org'])
      expect(idsAt(foreign)).toEqual([])
  })

  it('is found by the report it became', async () => {
    const { issue, judged, deps, places } = await resultsScene()
    const ids = [await judged(issue()), await judged(issue())]
    for (const id of ids) {
      const { reportId } = resultOfId(deps.database, id)
      const found = listResults(deps.database, places, { limit: 10, report: reportId ?? '' })
      expect(found).toMatchObject({ items: [{ id, reportId }], nextCursor: null })
    }
    expect(listResults(deps.database, places, { limit: 10, report: crypto.randomUUID() }).items).toEqual([])
  })
})

describe('in the history', () => {
  it('it stands with the test that was sent from here', async () => {
    const { issue, judged, deps } = await resultsScene()
    const address = issue()
    const probeId = insertProbe(deps, { address: address.address })
    const { reportId } = resultOfId(deps.database, await judged(address))
    expect(storedReport(deps.database, reportId ?? '')).toMatchObject({
      probeId,
      report: { tester: 'bienrecu', source: 'judged', language: 'fr', url: address.pageUrl },
    })
    expect(findProbe(deps.database, probeId).state).toBe('reported')
  })

  it('it stands on its own when the message came from elsewhere', async () => {
    const { issue, judged, deps } = await resultsScene()
    const { reportId } = resultOfId(deps.database, await judged(issue()))
    expect(storedReport(deps.database, reportId ?? '').relayName).toBeNull()
  })

  it('it does not stand when strangers may open a test, and this one is nobody’s', async () => {
    const env = { BIENRECU_PUBLIC_URL: 'https://tests.example.org' }
    const { issue, judged, keep, queue, deps } = await resultsScene(env)
    expect(resultOfId(deps.database, await judged(issue())).reportId).toBeNull()
    const address = issue()
    insertProbe(deps, { address: address.address })
    const own = keep(address)
    await queue.add(own, 1)
    expect(resultOfId(deps.database, own).reportId).not.toBeNull()
    const closed = await resultsScene({ ...env, BIENRECU_TESTER_OPEN: 'off' })
    expect(resultOfId(closed.deps.database, await closed.judged(closed.issue())).reportId).not.toBeNull()
  })
})

describe('deleting', () => {
  it('leaves nothing of it: neither the message, nor what was made of it, nor its link, nor its report', async () => {
    const { issue, judged, deps } = await resultsScene()
    const address = issue()
    const id = await judged(address)
    const { reportId } = resultOfId(deps.database, id)
    const { token } = createShareResult({ ...deps, publicUrl: 'http://127.0.0.1' })(id, 7)
    deleteResult(deps.database, id)
    expect(resultOfToken(deps.database, address.token)).toBeNull()
    expect(() => sourceOfResult(deps.database, id)).toThrow('tester-result-not-found')
    expect(() => resultOfShare(deps.database, token, deps.now())).toThrow('tester-result-not-found')
    expect(() => storedReport(deps.database, reportId ?? '')).toThrow('report-not-found')
    expect(() => deleteResult(deps.database, id)).toThrow('tester-result-not-found')
  })

  it('leaves the test that was sent from here in the history', async () => {
    const { issue, judged, deps } = await resultsScene()
    const address = issue()
    const { database, sql } = { ...deps, ...deps.database }
    const probeId = insertProbe(deps, { address: address.address })
    deps.database.run(sql.updateTable('probes').set({ request_hash: 'sent' }).where('id', '=', probeId))
    const id = await judged(address)
    const { reportId } = resultOfId(database, id)
    deleteResult(database, id)
    expect(storedReport(database, reportId ?? '').probeId).toBe(probeId)
  })
})

describe('results are kept', () => {
  it('as long as the operator says, to the day', async () => {
    const { issue, judged, deps } = await resultsScene({ BIENRECU_TESTER_KEEP_DAYS: '2' })
    const expire = createExpireResults(deps)
    const old = await judged(issue())
    deps.advance(DAY)
    const young = await judged(issue())
    deps.advance(DAY - 1)
    expire()
    expect(resultOfId(deps.database, old).state).toBe('judged')
    deps.advance(1)
    expire()
    expect(() => resultOfId(deps.database, old)).toThrow('tester-result-not-found')
    expect(resultOfId(deps.database, young).state).toBe('judged')
  })

  it('for ever when the operator says so', async () => {
    const { issue, judged, deps } = await resultsScene({ BIENRECU_TESTER_KEEP_DAYS: '0' })
    const id = await judged(issue())
    deps.advance(4_000 * DAY)
    createExpireResults(deps)()
    expect(resultOfId(deps.database, id).expiresAt).toBeNull()
  })

  it('and many end at once', async () => {
    const { issue, keep, deps } = await resultsScene({ BIENRECU_TESTER_KEEP_DAYS: '1' })
    for (let count = 0; count < 450; count += 1) keep(issue())
    deps.advance(DAY)
    createExpireResults(deps)()
    const { sql, all } = deps.database
    expect(all(sql.selectFrom('received_messages').select('id'))).toEqual([])
  })
})

describe('a link for others', () => {
  it('shows the result until it runs out, and then says that it has', async () => {
    const { issue, judged, deps, places } = await resultsScene()
    const id = await judged(issue())
    const share = createShareResult({ ...deps, publicUrl: 'https://api.example.org' })
    const { url, token, expiresAt } = share(id, 7)
    expect(url).toBe(`https://api.example.org/s/${token}`)
    expect(resultOfShare(deps.database, token, deps.now()).id).toBe(id)
    expect(testerResultOf(places, resultOfId(deps.database, id), deps.now()).isShared).toBe(true)
    expect(resultOfToken(deps.database, token)).toBeNull()
    expect(() => resultOfShare(deps.database, token, expiresAt)).toThrow('tester-link-expired')
    expect(() => resultOfShare(deps.database, 'x', 0)).toThrow('tester-result-not-found')
  })

  it('ends when it is withdrawn, and when another is made', async () => {
    const { issue, judged, deps } = await resultsScene()
    const id = await judged(issue())
    const share = createShareResult({ ...deps, publicUrl: 'https://api.example.org' })
    const [first, second] = [share(id, 1), share(id, 30)]
    expect(() => resultOfShare(deps.database, first.token, deps.now())).toThrow('tester-result-not-found')
    unshareResult(deps.database, id)
    expect(() => resultOfShare(deps.database, second.token, deps.now())).toThrow('tester-result-not-found')
  })

  it('is not made of what is not judged, or not there', async () => {
    const { issue, keep, deps } = await resultsScene()
    const share = createShareResult({ ...deps, publicUrl: 'https://api.example.org' })
    expect(() => share(keep(issue()), 7)).toThrow('tester-result-pending')
    expect(() => share(crypto.randomUUID(), 7)).toThrow('tester-result-not-found')
    expect(() => unshareResult(deps.database, crypto.randomUUID())).toThrow('tester-result-not-found')
  })
})

describe('whoever waits for a result', () => {
  it('has it as soon as it is there', async () => {
    const { issue, judged, deps, news } = await resultsScene()
    const address = issue()
    const watching = createWatchResult({ ...deps, news })(address.token, NEVER, 10_000)
    await judged(address)
    expect(await watching).toMatchObject({ state: 'judged' })
  })

  it('also sees what another process has judged', async () => {
    const { issue, judged, deps } = await resultsScene()
    const address = issue()
    const deaf = { tell: () => {}, listen: () => () => {} }
    const watching = createWatchResult({ ...deps, news: deaf })(address.token, NEVER, 10_000)
    await judged(address)
    expect(await watching).toMatchObject({ state: 'judged' })
  })

  it('hears when time is up that nothing came, or that it is being judged', async () => {
    const { issue, keep, deps, news } = await resultsScene()
    const address = issue()
    const watchResult = createWatchResult({ ...deps, news })
    expect(await watchResult(address.token, NEVER, 10)).toBeNull()
    keep(address)
    expect(await watchResult(address.token, NEVER, 10)).toMatchObject({ state: 'received', judgement: null })
    expect(await watchResult(address.token, AbortSignal.abort(), 10_000)).toMatchObject({ state: 'received' })
  })
})

describe('a message that was dropped or pasted', () => {
  const fileScene = async () => {
    const scene = await resultsScene({ BIENRECU_TESTER_MAX_MEGABYTES: '1' })
    const { tester, publicUrl } = scene.deps.config
    if (tester === null) throw new Error('the tester is off')
    const judgeFile = createJudgeFile({ ...scene.deps, tester, publicUrl, queue: scene.queue })
    return { ...scene, judge: (text: string) => judgeFile({ source: Buffer.from(text), deviceId: null }) }
  }

  it('is judged without being sent, has a page of its own, and is in no history', async () => {
    const { judge, deps, places } = await fileScene()
    const { id, token, pageUrl, done } = judge('\r\n\r\nFrom: a@example.org\r\n\r\nHello.')
    expect(await done).toMatchObject({ id, origin: 'file', state: 'judged', reportId: null })
    expect(resultOfToken(deps.database, token)?.id).toBe(id)
    expect(Buffer.from(sourceOfResult(deps.database, id)).toString()).toBe('From: a@example.org\r\n\r\nHello.')
    const result = testerResultOf(places, resultOfId(deps.database, id), 0)
    expect(result).toMatchObject({ address: null, pageUrl })
  })

  it.each([
    '\ufeff\r\nSubject: x\r\n\r\nx',
    'From - Sun Nov 22 2026\r\nFrom: a@example.org\r\n\r\nx',
    'X-Mailer : old\r\n\r\nx',
    'Subject:',
  ])('may begin with %j', async (text) => {
    const { judge } = await fileScene()
    expect(await judge(text).done).toMatchObject({ state: 'judged' })
  })

  it.each([
    ['message-empty', ''],
    ['message-empty', ' \r\n\t\n'],
    ['message-not-mail', 'Hello Isabelle,\r\nhow are you?'],
    ['message-not-mail', '<!doctype html><p>Subject: x'],
    ['message-not-mail', '\0\0PNG'],
    ['message-too-large', `Subject: x\r\n\r\n${'x'.repeat(1024 * 1024)}`],
  ])('is refused with %s', async (code, text) => {
    const { judge } = await fileScene()
    expect(() => judge(text)).toThrow(code)
  })
})
