import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import { type Answer, type Resolver, withCache } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { createShare } from './share.ts'

const found = (ttl: number): Fact<Answer> => known({ status: 'found', records: ['192.0.2.1'], ttl })

const scene = (answers: Record<string, Fact<Answer>>, size = 10) => {
  let [time, work] = [0, 0]
  const dns: Resolver = { query: async (name) => answers[name] ?? found(60) }
  const now = () => time
  const cache = createAnswerCache(dns, { size: 100, forNew: 1 / 2, now })
  const share = createShare<number>({ cache, size, now })
  /** Finds something out by asking for these names; a new number each time that it does the work. */
  const find = (key: string, names: string[], over: Resolver = cache) =>
    share(key, over, async (resolver) => {
      await Promise.all(names.map((name) => resolver.query(name, 'TXT')))
      return (work += 1)
    })
  return { cache, find, advance: (seconds: number) => (time += seconds * 1000) }
}

describe('what was found out', () => {
  it('is given again under the same key, and under no other', async () => {
    const { find } = scene({})
    expect(await find('a', ['x'])).toBe(1)
    expect(await find('a', ['x'])).toBe(1)
    expect(await find('b', ['x'])).toBe(2)
  })

  it('is found out anew with the first of its answers that runs out', async () => {
    const { find, advance } = scene({ short: found(5), long: found(60) })
    await find('a', ['long', 'short'])
    advance(4.9)
    expect(await find('a', ['long', 'short'])).toBe(1)
    advance(0.1)
    expect(await find('a', ['long', 'short'])).toBe(2)
  })

  it('lives no longer than an answer that was old when it was asked for', async () => {
    const { cache, find, advance } = scene({})
    await cache.query('x', 'TXT')
    advance(50)
    await find('a', ['x'])
    advance(10)
    expect(await find('a', ['x'])).toBe(2)
  })

  it('is not kept when one of its answers was replaced meanwhile', async () => {
    const answers: Record<string, Fact<Answer>> = { x: found(1) }
    const { cache, find, advance } = scene(answers)
    const ofOneMessage = withCache(cache)
    await ofOneMessage.query('x', 'TXT')
    advance(1.5)
    answers['x'] = found(3_600)
    await cache.query('x', 'TXT')
    await find('a', ['x'], ofOneMessage)
    expect(await find('a', ['x'])).toBe(2)
    expect(await find('a', ['x'])).toBe(2)
  })

  it('is not kept when an answer may not be, or did not come', async () => {
    const { find } = scene({ fleeting: found(0), silent: notKnown('timeout') })
    await find('a', ['x', 'fleeting'])
    expect(await find('a', ['x', 'fleeting'])).toBe(2)
    await find('b', ['silent', 'x'])
    expect(await find('b', ['silent', 'x'])).toBe(4)
  })

  it('is not kept when it gave up a question that the cache heard the answer to later', async () => {
    const { cache, find } = scene({})
    const impatient: Resolver = {
      query: async (name, type) => {
        await cache.query(name, type)
        return notKnown('timeout')
      },
    }
    await find('a', ['x'], impatient)
    expect(await find('a', ['x'])).toBe(2)
  })

  it('is not kept when it was made of more than anybody needs', async () => {
    const large = known({ status: 'found', records: ['x'.repeat(8_000)], ttl: 60 } as const)
    const names = Array.from({ length: 17 }, (_, index) => `large${index}`)
    const { find } = scene(Object.fromEntries(names.map((name) => [name, large])))
    await find('a', names.slice(0, 16))
    expect(await find('a', names.slice(0, 16))).toBe(1)
    await find('b', names)
    expect(await find('b', names)).toBe(3)
  })

  it('makes room: what was found out first goes first', async () => {
    const { find } = scene({}, 2)
    for (const key of ['a', 'b', 'c']) await find(key, ['x'])
    expect(await find('b', ['x'])).toBe(2)
    expect(await find('a', ['x'])).toBe(4)
  })
})
