import { beforeEach, expect, it, vi } from 'vitest'
import { createTogether } from './together.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const REST = 10

const scene = () => {
  const batches: number[][] = []
  return { batches, add: createTogether<number>((batch) => batches.push([...batch]), REST) }
}

it('writes one alone at the end of its turn', async () => {
  const { batches, add } = scene()
  add(1)
  expect(batches).toEqual([])
  await vi.advanceTimersByTimeAsync(0)
  expect(batches).toEqual([[1]])
})

it('writes together what comes in the same turn', async () => {
  const { batches, add } = scene()
  for (const one of [1, 2, 3]) add(one)
  await vi.advanceTimersByTimeAsync(0)
  expect(batches).toEqual([[1, 2, 3]])
})

it('writes together what follows soon, no sooner than after the rest', async () => {
  const { batches, add } = scene()
  add(1)
  await vi.advanceTimersByTimeAsync(0)
  add(2)
  await vi.advanceTimersByTimeAsync(REST - 1)
  add(3)
  expect(batches).toEqual([[1]])
  await vi.advanceTimersByTimeAsync(1)
  expect(batches).toEqual([[1], [2, 3]])
})

it('makes nobody wait who comes after the rest', async () => {
  const { batches, add } = scene()
  add(1)
  await vi.advanceTimersByTimeAsync(REST)
  add(2)
  await vi.advanceTimersByTimeAsync(0)
  expect(batches).toEqual([[1], [2]])
})
