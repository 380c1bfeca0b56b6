import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../fixtures/example-judgement.ts'
import { resultsScene } from './fixtures/results-scene.ts'
import { recoverReceived } from './recover-received.ts'
import { resultOfId } from './stored-result.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

describe('messages that wait to be judged', () => {
  it('are judged in the order in which they came, some side by side, and each once', async () => {
    const seen: string[] = []
    let [running, most] = [0, 0]
    const { issue, keep, queue } = await resultsScene({}, async ({ recipient }) => {
      seen.push(recipient ?? '')
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      running -= 1
      return exampleJudgement()
    })
    const addresses = Array.from({ length: 30 }, issue)
    await Promise.all(addresses.map((address) => queue.add(keep(address), 100)))
    expect(seen).toEqual(addresses.map(({ address }) => address))
    expect(most).toBe(16)
  })

  it('that are large wait for one another: memory is bounded', async () => {
    let [running, most] = [0, 0]
    const { issue, keep, queue } = await resultsScene({}, async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      running -= 1
      return exampleJudgement()
    })
    const large = 20 * 1024 * 1024
    await Promise.all(Array.from({ length: 5 }, () => queue.add(keep(issue()), large)))
    expect(most).toBe(1)
  })

  it('are bounded in size', async () => {
    const { open, opened } = gate()
    const { issue, keep, queue } = await resultsScene({}, async () => {
      await opened
      return exampleJudgement()
    })
    const id = keep(issue())
    const all = Array.from({ length: 12 }, () => queue.add(id, 100 * 1024 * 1024))
    expect(queue.hasRoom()).toBe(false)
    open()
    await Promise.all(all)
    expect(queue.hasRoom()).toBe(true)
  })

  it('are bounded in number', async () => {
    const { open, opened } = gate()
    const { issue, keep, queue } = await resultsScene({}, async () => {
      await opened
      return exampleJudgement()
    })
    const id = keep(issue())
    const all = Array.from({ length: 1_016 }, () => queue.add(id, 1))
    expect(queue.hasRoom()).toBe(false)
    open()
    await Promise.all(all)
    expect(queue.hasRoom()).toBe(true)
  })

  it('that are deleted or replaced meanwhile are not judged', async () => {
    const seen: unknown[] = []
    const { issue, keep, queue, deps } = await resultsScene({}, async ({ recipient }) => {
      seen.push(recipient)
      return exampleJudgement()
    })
    const address = issue()
    const [first, second] = [keep(address), keep(address)]
    await Promise.all([queue.add(first, 1), queue.add(second, 1)])
    expect(seen).toHaveLength(1)
    expect(() => resultOfId(deps.database, first)).toThrow('tester-result-not-found')
    expect(resultOfId(deps.database, second).state).toBe('judged')
  })
})

it('a fault of the judge marks the message as failed, and the next one is judged', async () => {
  let isBroken = true
  const { issue, keep, queue, deps } = await resultsScene({}, async () => {
    if (isBroken) throw new TypeError('a bug')
    return exampleJudgement()
  })
  const [one, other] = [keep(issue()), keep(issue())]
  await queue.add(one, 1)
  isBroken = false
  await queue.add(other, 1)
  expect(resultOfId(deps.database, one)).toMatchObject({ state: 'failed', judgement: null })
  expect(resultOfId(deps.database, other).state).toBe('judged')
})

describe('after a crash', () => {
  it('what was taken is judged at the next start', async () => {
    const { issue, keep, recover, deps } = await resultsScene()
    const ids = Array.from({ length: 3 }, () => keep(issue()))
    recover()
    await expect
      .poll(() => ids.map((id) => resultOfId(deps.database, id).state))
      .toEqual(['judged', 'judged', 'judged'])
  })

  it('a message that ends the program each time is given up at last', async () => {
    const { issue, keep, deps } = await resultsScene()
    const id = keep(issue())
    const added: string[] = []
    const failed: string[] = []
    const queue = { add: async (added_: string) => void added.push(added_) }
    for (let start = 0; start < 4; start += 1)
      recoverReceived(deps.database, { queue, keepFailure: (failed_) => failed.push(failed_) })
    expect(added).toEqual([id, id, id])
    expect(failed).toEqual([id])
  })

  it('what was judged already is left alone', async () => {
    const { issue, judged, recover, deps } = await resultsScene()
    const id = await judged(issue())
    const before = resultOfId(deps.database, id)
    recover()
    expect(resultOfId(deps.database, id)).toEqual(before)
  })
})

it('stops without losing what has not begun', async () => {
  const { open, opened } = gate()
  const { issue, keep, queue, deps } = await resultsScene({}, async () => {
    await opened
    return exampleJudgement()
  })
  const ids = Array.from({ length: 18 }, () => keep(issue()))
  for (const id of ids) void queue.add(id, 1)
  const closing = queue.close()
  open()
  await closing
  const states = ids.map((id) => resultOfId(deps.database, id).state)
  expect(states.filter((state) => state === 'judged')).toHaveLength(16)
  expect(states.filter((state) => state === 'received')).toHaveLength(2)
})
