import { expect, it } from 'vitest'
import { insertDevice } from '../../fixtures/test-app.ts'
import { exampleJudgement } from '../fixtures/example-judgement.ts'
import type { Judge } from '../judging/create-judge.ts'
import { writeJudgement } from '../judging/write-judgement.ts'
import { resultsScene } from './fixtures/results-scene.ts'
import { createKeepWithin } from './keep-within.ts'

const KILO = 1024

const scene = async (judge?: Judge) => {
  // On the Internet: what nobody asked for is no part of the history.
  const env = { BIENRECU_PUBLIC_URL: 'https://recu.example.com' }
  const { deps, issue, keep, queue } = await resultsScene(env, judge)
  const { database } = deps
  const { judgement, senderAudit } = writeJudgement(await exampleJudgement(), null)
  const judged = async (changes: { deviceId?: string | null } = {}) => {
    const id = keep(issue(), { source: `Subject: x\r\n\r\n${'x'.repeat(50 * KILO)}`, ...changes })
    await queue.add(id, 1)
    deps.advance(1_000)
    return id
  }
  const { sql, all } = database
  const ids = () => all(sql.selectFrom('received_messages').select('id').orderBy('received_at')).map(({ id }) => id)
  const audits = () => all(sql.selectFrom('sender_audits').select('hash')).length
  const each = 50 * KILO + judgement.length
  return { deps, database, issue, keep, judged, ids, audits, each, common: senderAudit.json.length }
}

const judgeMany = async ({ deps, database, judged }: Awaited<ReturnType<typeof scene>>, most: number) => {
  const keepWithin = createKeepWithin({ database, log: deps.log, most })
  const all: string[] = []
  for (let count = 0; count < 8; count += 1) {
    all.push(await judged())
    keepWithin(all.at(-1) ?? '')
  }
  return all
}

it('strangers take no more than their part of the disk: their oldest results go first', async () => {
  const tested = await scene()
  const all = await judgeMany(tested, 5.5 * tested.each + tested.common)
  const left = tested.ids()
  expect(left.length).toBeLessThanOrEqual(5)
  expect(left).toEqual(all.slice(-left.length))
  expect(tested.audits()).toBe(1)
})

it('what several have in common counts once', async () => {
  const tested = await scene()
  const all = await judgeMany(tested, 8.5 * tested.each + tested.common)
  expect(tested.ids()).toEqual(all)
})

it('what is a sender’s alone counts with his message, and goes with it', async () => {
  let count = 0
  const tested = await scene(async ({ origin }) => {
    const { audit, ...rest } = await exampleJudgement({ origin })
    return { ...rest, audit: audit && { ...audit, domain: `d${(count += 1)}.example` } }
  })
  const all = await judgeMany(tested, 5.5 * (tested.each + tested.common))
  const left = tested.ids()
  expect(left.length).toBeGreaterThan(2)
  expect(left.length).toBeLessThanOrEqual(5)
  expect(left).toEqual(all.slice(-left.length))
  expect(tested.audits()).toBe(left.length)
})

it('what the owner asked for stays, and what is not judged yet', async () => {
  const { deps, database, issue, keep, judged, ids, each } = await scene()
  const { id: deviceId } = insertDevice(deps)
  const own = await judged({ deviceId })
  const waiting = keep(issue())
  const keepWithin = createKeepWithin({ database, log: deps.log, most: each / 2 })
  const stranger = await judged()
  keepWithin(stranger)
  expect(ids()).toEqual([own, waiting])
})
