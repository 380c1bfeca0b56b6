import { expect, it } from 'vitest'
import { createInFlight } from './in-flight.ts'

/** A task that ends when it is told to. */
const createTask = () => {
  let end = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    end = resolve
  })
  return { promise, end: () => end() }
}

it('tasks start in the order they came, as soon as there is room', async () => {
  const inFlight = createInFlight(2)
  const tasks = Array.from({ length: 5 }, createTask)
  const started: number[] = []
  const all = tasks.map((task, index) => {
    return inFlight(() => {
      started.push(index)
      return task.promise
    })
  })
  expect(started).toEqual([0, 1])
  tasks[1]?.end()
  await all[1]
  await expect.poll(() => started).toEqual([0, 1, 2])
  for (const task of tasks) task.end()
  await Promise.all(all)
  expect(started).toEqual([0, 1, 2, 3, 4])
})

it('a task that fails makes room for the next', async () => {
  const inFlight = createInFlight(1)
  await expect(inFlight(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await inFlight(async () => 'done')).toBe('done')
})
