import { expect, it } from 'vitest'
import { createOneAtATime } from './one-at-a-time.ts'

it('does one piece of work after the other, in order, and others have their turn in between', async () => {
  const inTurn = createOneAtATime()
  const seen: string[] = []
  const piece = (name: string) => async () => {
    seen.push(`${name} begins`)
    await Promise.resolve()
    seen.push(`${name} ends`)
    setImmediate(() => seen.push(`after ${name}`))
    return name
  }
  expect(await Promise.all([inTurn(piece('one')), inTurn(piece('two')), inTurn(piece('three'))])).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(seen.slice(0, 8)).toEqual(
    ['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`, `after ${name}`]).slice(0, 8),
  )
})

it('goes on after a piece that failed, which is told to whoever asked for it', async () => {
  const inTurn = createOneAtATime()
  const failed = inTurn(() => {
    throw new Error('unreadable')
  })
  const next = inTurn(() => 'done')
  await expect(failed).rejects.toThrow('unreadable')
  expect(await next).toBe('done')
})
