import { describe, expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

async function* count(to: number, onTaken: (item: number) => void = () => undefined) {
  for (let item = 0; item < to; item += 1) {
    onTaken(item)
    yield item
  }
}

/** Works that end when they are told to. */
const createWorks = () => {
  const ends = new Map<number, (result: string) => void>()
  return {
    work: (item: number) => new Promise<string>((resolve) => ends.set(item, resolve)),
    end: (item: number) => ends.get(item)?.(`result ${item}`),
    begun: () => ends.size,
  }
}

const all = async <Result>(results: AsyncIterable<Result>): Promise<Result[]> => {
  const list: Result[] = []
  for await (const result of results) list.push(result)
  return list
}

describe('results', () => {
  it('come in the order of the items, whatever ends first', async () => {
    const { work, end, begun } = createWorks()
    const results = all(inOrder(count(3), 8, work))
    await expect.poll(begun).toBe(3)
    for (const item of [2, 1, 0]) end(item)
    expect(await results).toEqual(['result 0', 'result 1', 'result 2'])
  })

  it('of a slow item hold back those behind it, and then the reading', async () => {
    const { work, end } = createWorks()
    let taken = -1
    const results = inOrder(
      count(100, (item) => (taken = item)),
      4,
      work,
    )
    const first = results.next()
    for (const item of [1, 2, 3]) await expect.poll(() => (end(item), taken)).toBeGreaterThanOrEqual(item)
    await expect.poll(() => taken).toBe(4) // looked at, and not begun
    end(0)
    expect(await first).toEqual({ done: false, value: 'result 0' })
    await results.return(undefined)
    expect(taken).toBeLessThan(8)
  })

  it('that cannot be had are thrown in their turn', async () => {
    const results = inOrder(count(2), 8, async (item) => {
      if (item === 1) throw new Error('a bug')
      return item
    })
    expect((await results.next()).value).toBe(0)
    await expect(results.next()).rejects.toThrow('a bug')
  })

  it('end with what the source throws', async () => {
    const source = async function* () {
      yield 1
      throw new Error('unreadable')
    }
    await expect(all(inOrder(source(), 8, async (item) => item))).rejects.toThrow('unreadable')
  })
})
