import { expect, it } from 'vitest'
import { createRoom, createShares } from './take-in.ts'

it('one network that sends slowly leaves room to others, and has its own again afterwards', () => {
  const shareOf = createShares(createRoom(100), 60)
  const [one, other] = [shareOf('192.0.2'), shareOf('198.51.100')]
  expect([one.take(40), shareOf('192.0.2').take(30), other.take(60), other.take(1)]).toEqual([true, false, true, false])
  other.giveBack(60)
  one.giveBack(40)
  expect(one.take(60)).toBe(true)
})

it('programs of this machine have all there is', () => {
  const room = createRoom(100)
  const own = createShares(room, 60)(null)
  expect([own.take(100), own.take(1)]).toEqual([true, false])
  own.giveBack(100)
  expect(room.take(100)).toBe(true)
})
