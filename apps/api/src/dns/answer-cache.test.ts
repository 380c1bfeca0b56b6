import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Answer, Resolver } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { createAnswerCache } from './answer-cache.ts'

const found = (ttl: number | null): Fact<Answer> => known({ status: 'found', records: ['192.0.2.1'], ttl })
const absent = (ttl: number): Fact<Answer> => known({ status: 'nxdomain', records: [], ttl })

const scene = (answer: (name: string) => Fact<Answer>, size = 100) => {
  const asked: string[] = []
  let time = 0
  const resolver: Resolver = {
    query: async (name, type) => {
      asked.push(`${type} ${name}`)
      return answer(name)
    },
  }
  const cache = createAnswerCache(resolver, { size, now: () => time })
  return { asked, cache, advance: (seconds: number) => (time += seconds * 1000) }
}

describe('the cache of answers', () => {
  it('keeps an answer for its TTL, and no longer', async () => {
    const { asked, cache, advance } = scene(() => found(60))
    expect(await cache.query('a.example', 'A')).toEqual(found(60))
    advance(59)
    await cache.query('A.example.', 'A')
    expect(asked).toEqual(['A a.example'])
    advance(1)
    await cache.query('a.example', 'A')
    expect(asked.length).toBe(2)
  })

  it('keeps the next answer as long as the first', async () => {
    const { asked, cache, advance } = scene(() => found(60))
    for (const seconds of [0, 1, 60, 1, 1, 1]) {
      advance(seconds)
      await cache.query('a.example', 'A')
    }
    expect(asked.length).toBe(2)
  })

  it('knows until when it gives an answer, and nothing of one that it does not give', async () => {
    const { cache, advance } = scene(() => found(60))
    const first = await cache.query('a.example', 'A')
    expect(cache.until('A.example.', 'A', first)).toBe(60_000)
    advance(60)
    const second = await cache.query('a.example', 'A')
    expect(cache.until('a.example', 'A', first)).toBe(0)
    expect(cache.until('a.example', 'A', second)).toBe(120_000)
    const coming = cache.query('b.example', 'A')
    expect(cache.until('b.example', 'A', second)).toBe(0)
    expect(cache.until('b.example', 'A', await coming)).toBe(120_000)
  })

  it('keeps "there is none" as well', async () => {
    const { asked, cache } = scene(() => absent(30))
    await cache.query('a.example', 'TXT')
    await cache.query('a.example', 'TXT')
    expect(asked.length).toBe(1)
  })

  it('keeps no answer that is larger than anybody needs', async () => {
    const sized = (length: number) => scene(() => known({ status: 'found', records: ['x'.repeat(length)], ttl: 60 }))
    for (const [length, times] of [
      [8 * 1024, 1],
      [8 * 1024 + 1, 2],
    ] as const) {
      const { asked, cache } = sized(length)
      await cache.query('a.example', 'TXT')
      await cache.query('a.example', 'TXT')
      expect(asked.length).toBe(times)
    }
  })

  it('tells types apart', async () => {
    const { asked, cache } = scene(() => found(60))
    await Promise.all([cache.query('a.example', 'A'), cache.query('a.example', 'AAAA')])
    expect(asked.length).toBe(2)
  })

  it('shares a question that is under way, even one that will not be kept', async () => {
    const { asked, cache } = scene(() => found(0))
    await Promise.all([cache.query('a.example', 'A'), cache.query('a.example', 'A')])
    expect(asked.length).toBe(1)
  })

  it.each([
    ['a failure', notKnown('timeout')],
    ['an answer without a TTL', found(null)],
    ['a TTL of zero', found(0)],
  ])('does not keep %s', async (_what, fact) => {
    const { asked, cache } = scene(() => fact)
    await cache.query('a.example', 'A')
    await cache.query('a.example', 'A')
    expect(asked.length).toBe(2)
  })

  it('never outgrows its size: what is not used goes, what is used stays', async () => {
    const { asked, cache } = scene(() => found(60), 100)
    await cache.query('used', 'A')
    await cache.query('unused', 'A')
    for (let count = 0; count < 500; count++) {
      await cache.query(`n${count}`, 'A')
      await cache.query('used', 'A')
    }
    await cache.query('unused', 'A')
    expect(asked.filter((question) => question === 'A used')).toHaveLength(1)
    expect(asked.filter((question) => question === 'A unused')).toHaveLength(2)
  })

  it('does not let what is asked for once crowd out what was asked for twice', async () => {
    const { asked, cache } = scene(() => found(60), 100)
    await cache.query('used', 'A')
    await cache.query('used', 'A')
    for (let count = 0; count < 500; count++) await cache.query(`n${count}`, 'A')
    await cache.query('used', 'A')
    expect(asked.filter((question) => question === 'A used')).toHaveLength(1)
  })

  it('stays fast when most of it is forgotten', async () => {
    const { cache } = scene(() => found(60), 1_000)
    const start = performance.now()
    for (let count = 0; count < 100_000; count++) await cache.query(`n${count}`, 'A')
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
