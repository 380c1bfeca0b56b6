/** Gives again what was worked out under this key. */
export type Few<Value> = (key: string, workOut: () => Promise<Value>) => Promise<Value>

/** Remembers the first few results; what comes after them is worked out each time. */
export const createFew = <Value>(most: number): Few<Value> => {
  const known = new Map<string, Value>()
  return async (key, workOut) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = await workOut()
    if (known.size < most) known.set(key, value)
    return value
  }
}
