import { fakeBrowser } from 'wxt/testing/fake-browser'

/** `before`: stopped with the call not yet made; `after`: made, and its answer never read. */
export type Moment = 'before' | 'after'

const NEVER = new Promise<never>(() => {})

export interface MortalWorld {
  /** Wraps a port so that its calls are counted too. */
  mortal: <Arguments extends unknown[], T>(
    call: (...args: Arguments) => Promise<T>,
  ) => (...args: Arguments) => Promise<T>
  /** Resolves when the background has been stopped; never, when it outlived its work. */
  death: Promise<void>
  /** Puts the browser’s own functions back: a new background finds a whole world. */
  revive: () => void
}

/**
 * A world in which the background is stopped at its `fatal`-th step into the world: a call of storage, or of a port
 * wrapped by `mortal`. From then on nothing it asks for is ever answered, as for a worker that the browser has ended.
 */
export const createMortalWorld = (fatal: number, moment: Moment): MortalWorld => {
  let count = 0
  let isDead = false
  let die = () => {}
  const death = new Promise<void>((resolve) => {
    die = () => {
      isDead = true
      resolve()
    }
  })

  const mortal =
    <Arguments extends unknown[], T>(call: (...args: Arguments) => Promise<T>) =>
    async (...args: Arguments): Promise<T> => {
      if (isDead) return NEVER
      count += 1
      const isFatal = count === fatal
      if (isFatal && moment === 'before') die()
      if (isDead) return NEVER
      const result = await call(...args)
      if (isFatal) die()
      return isDead ? NEVER : result
    }

  const area = fakeBrowser.storage.local
  const { get, set, remove } = area
  Object.assign(area, {
    get: mortal(async (keys: string[]) => get(keys)),
    set: mortal(async (items: Record<string, unknown>) => set(items)),
    remove: mortal(async (keys: string[]) => remove(keys)),
  })

  return {
    mortal,
    death,
    revive: () => void Object.assign(area, { get, set, remove }),
  }
}
