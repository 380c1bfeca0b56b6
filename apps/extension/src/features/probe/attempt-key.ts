/** What makes two clicks the same mail: where it goes, by which way, and on whose account. */
export interface Attempt {
  address: string
  relayId: string
  overQuota: boolean
}

/** One click is one mail, and so are two: an attempt keeps its key until it has ended without a mail. */
export interface AttemptKeys {
  keyOf: (attempt: Attempt) => string
  /** The user asks again after a failure or a cancellation: another mail is meant. */
  forgetAll: () => void
}

/** Idempotency keys, made on demand. `newKey` gives a UUID. */
export const createAttemptKeys = (newKey: () => string): AttemptKeys => {
  const keys = new Map<string, string>()
  return {
    keyOf({ address, relayId, overQuota }) {
      const name = `${address} ${relayId} ${overQuota}`
      const key = keys.get(name) ?? newKey()
      keys.set(name, key)
      return key
    },
    forgetAll: () => keys.clear(),
  }
}
