/** Tells, within this process, that something became of a message. */
export interface ResultNews {
  /** `tokenHash`: of the page of the result. */
  tell(tokenHash: Uint8Array): void
  /** Calls back at every news of that page; returns the way to stop it. */
  listen(tokenHash: Uint8Array, onNews: () => void): () => void
}

const keyOf = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url')

export const createResultNews = (): ResultNews => {
  const listeners = new Map<string, Set<() => void>>()
  return {
    tell: (tokenHash) => {
      for (const onNews of listeners.get(keyOf(tokenHash)) ?? []) onNews()
    },
    listen: (tokenHash, onNews) => {
      const key = keyOf(tokenHash)
      const ofPage = listeners.get(key) ?? new Set()
      listeners.set(key, ofPage.add(onNews))
      return () => {
        ofPage.delete(onNews)
        if (ofPage.size === 0) listeners.delete(key)
      }
    },
  }
}
