/** Gives again what was worked out under this key. */
export type Remember<Value> = (key: string, workOut: () => Promise<Value>) => Promise<Value>

/** Remembers the first few results that may be kept; what comes after them is worked out each time. */
export const createRemember = <Value extends object>(
  most: number,
  isKept: (value: Value) => boolean,
): Remember<Value> => {
  const known = new Map<string, Value>()
  return async (key, workOut) => {
    const before = known.get(key)
    if (before) return before
    const value = await workOut()
    if (known.size < most && isKept(value)) known.set(key, value)
    return value
  }
}
