import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createQuestionGate, type Lane } from './question-gate.ts'

/** A clock and its timers, moved by hand. */
const createTime = () => {
  let at = 0
  let timers: { at: number; callback: () => void }[] = []
  return {
    now: () => at,
    later: (callback: () => void, milliseconds: number) => void timers.push({ at: at + milliseconds, callback }),
    pass: async (milliseconds: number) => {
      const end = at + milliseconds
      for (;;) {
        const [next] = timers.toSorted((one, other) => one.at - other.at)
        if (!next || next.at > end) break
        timers = timers.filter((timer) => timer !== next)
        at = next.at
        next.callback()
        await Promise.resolve()
      }
      at = end
    },
  }
}

const mostInASecond = (times: readonly number[]): number =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 1_000).length))

const Question = fc.record({
  server: fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'),
  lane: fc.constantFrom<Lane>('begun', 'soon', 'sometime'),
  after: fc.integer({ min: 0, max: 400 }),
})

describe('the questions of the watch', () => {
  it('are never more than so many to one server in any second, and none is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(Question, { maxLength: 120 }),
        fc.integer({ min: 2, max: 20 }),
        async (all, perSecond) => {
          const time = createTime()
          const gate = createQuestionGate({ perSecond, ...time })
          const passed: Record<string, number[]> = {}
          let through = 0
          const ask = async (server: string, lane: Lane) => {
            await gate.enter(server, lane)
            through += 1
            const times = (passed[server] ??= [])
            times.push(time.now())
          }
          for (const { server, lane, after } of all) {
            await time.pass(after)
            void ask(server, lane)
            await Promise.resolve()
          }
          await time.pass(200_000)
          expect(through).toBe(all.length)
          for (const times of Object.values(passed)) expect(mostInASecond(times)).toBeLessThanOrEqual(perSecond)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('that somebody waits for go before those that nobody waits for', async () => {
    const time = createTime()
    const gate = createQuestionGate({ perSecond: 2, ...time })
    const order: string[] = []
    const ask = (name: string, lane: Lane) => void gate.enter('192.0.2.1', lane).then(() => order.push(name))
    for (const name of ['a', 'b', 'c']) ask(name, 'sometime')
    ask('urgent', 'soon')
    ask('once more', 'begun')
    await time.pass(10_000)
    expect(order).toEqual(['a', 'once more', 'urgent', 'b', 'c'])
  })

  it('to one server do not hold up those to another', async () => {
    const time = createTime()
    const gate = createQuestionGate({ perSecond: 2, ...time })
    const busy = Array.from({ length: 50 }, () => gate.enter('192.0.2.1', 'soon'))
    await gate.enter('192.0.2.2', 'sometime')
    await time.pass(60_000)
    await Promise.all(busy)
  })
})
