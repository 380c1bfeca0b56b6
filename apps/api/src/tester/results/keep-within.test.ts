import { expect, it } from 'vitest'
import { insertDevice } from '../../fixtures/test-app.ts'
import { exampleJudgement } from '../fixtures/example-judgement.ts'
import { resultsScene } from './fixtures/results-scene.ts'
import { createKeepWithin } from './keep-within.ts'

const KILO = 1024

const scene = async () => {
  // On the Internet: what nobody asked for is no part of the history.
  const { deps, issue, keep, queue } = await resultsScene({ BIENRECU_PUBLIC_URL: 'https://recu.example.com' })
  const { database } = deps
  const judgement = JSON.stringify(await exampleJudgement()).length
  const judged = async (changes: { deviceId?: string | null } = {}) => {
    const id = keep(issue(), { source: `Subject: x\r\n\r\n${'x'.repeat(50 * KILO)}`, ...changes })
    await queue.add(id, 1)
    deps.advance(1_000)
    return id
  }
  const ids = () =>
    database.all(database.sql.selectFrom('received_messages').select('id').orderBy('received_at')).map(({ id }) => id)
  return { deps, database, issue, keep, judged, ids, each: 50 * KILO + judgement }
}

it('strangers take no more than their part of the disk: their oldest results go first', async () => {
  const { deps, database, judged, ids, each } = await scene()
  const keepWithin = createKeepWithin({ database, log: deps.log, most: 5.5 * each })
  const all: string[] = []
  for (let count = 0; count < 8; count += 1) {
    all.push(await judged())
    keepWithin(all.at(-1) ?? '')
  }
  expect(ids().length).toBeLessThanOrEqual(5)
  expect(ids()).toEqual(all.slice(-ids().length))
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
