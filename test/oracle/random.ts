/** A source of chance that says the same for the same seed: a case can be made again by its number. */
export interface Random {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number
  pick<Item>(items: readonly Item[]): Item
  /** True about once in `times`. */
  onceIn(times: number): boolean
  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Mulberry32: 32 bits of state are plenty for a few hundred cases. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  const random: Random = {
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('Nothing to pick from')
      return item
    },
    onceIn: (times) => below(times) === 0,
    shuffled(items) {
      const rest = [...items]
      const order: typeof rest = []
      while (rest.length > 0) order.push(...rest.splice(below(rest.length), 1))
      return order
    },
  }
  return random
}
