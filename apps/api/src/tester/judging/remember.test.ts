import { expect, it } from 'vitest'
import { createRemember } from './remember.ts'

const scene = (most: number) => {
  let work = 0
  const remember = createRemember<{ number: number }>(most, ({ number }) => number !== 3)
  return async (key: string) => (await remember(key, async () => ({ number: (work += 1) }))).number
}

it('gives again what was worked out, under its own key', async () => {
  const ask = scene(4)
  expect([await ask('a'), await ask('b'), await ask('a'), await ask('b')]).toEqual([1, 2, 1, 2])
})

it('remembers no more than a few, the first', async () => {
  const ask = scene(2)
  expect([await ask('a'), await ask('b'), await ask('c'), await ask('c'), await ask('a')]).toEqual([1, 2, 3, 4, 1])
})

it('remembers nothing that may not be kept', async () => {
  const ask = scene(4)
  expect([await ask('a'), await ask('b'), await ask('c'), await ask('c'), await ask('c')]).toEqual([1, 2, 3, 4, 4])
})
