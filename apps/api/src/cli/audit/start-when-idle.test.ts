import { expect, it } from 'vitest'
import { createStartWhenIdle } from './start-when-idle.ts'

/** Tasks that end when they are told to. */
const scene = (max: number, events: () => number) => {
  const startWhenIdle = createStartWhenIdle(max, events)
  const started: number[] = []
  const ends: (() => void)[] = []
  const run = (task: number) =>
    startWhenIdle(() => {
      started.push(task)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  return { run, started, endFirst: () => ends.shift()?.() }
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

it('as many tasks run as may, in the order they came, where nothing comes in', async () => {
  const { run, started, endFirst } = scene(2, () => 0)
  const all = [1, 2, 3].map(run)
  await turns(10)
  expect(started).toEqual([1, 2])
  endFirst()
  await turns(10)
  expect(started).toEqual([1, 2, 3])
  endFirst()
  endFirst()
  await Promise.all(all)
})

it('no other task starts while something comes in for the one that runs; the next starts when it is over', async () => {
  let count = 0
  const { run, started, endFirst } = scene(8, () => (count += 1))
  const all = [1, 2].map(run)
  await turns(50)
  expect(started).toEqual([1])
  endFirst()
  await turns(2)
  expect(started).toEqual([1, 2])
  endFirst()
  await Promise.all(all)
})

it('a task that fails makes room for the next', async () => {
  const startWhenIdle = createStartWhenIdle(1, () => 0)
  await expect(startWhenIdle(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await startWhenIdle(async () => 'done')).toBe('done')
})
