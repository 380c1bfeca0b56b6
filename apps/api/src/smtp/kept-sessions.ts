import { createHash } from 'node:crypto'
import type { RelayTarget } from './relay-target.ts'
import type { SmtpSession } from './smtp-session.ts'

/** Sessions left open for a moment after a message, so that the next one goes out in two round trips. */
export interface KeptSessions {
  /** A living session of exactly these settings, now the caller's; null when there is none. */
  take(target: RelayTarget): SmtpSession | null
  keep(target: RelayTarget, session: SmtpSession): void
  /** Ends the session of a relay. */
  forget(relayId: string): void
  /** Ends the sessions of relays that have another version now, or none. */
  forgetStale(versionOf: (relayId: string) => number | null): void
  /** Ends them all. */
  close(): void
}

interface Kept {
  session: SmtpSession
  version: number
  fingerprint: string
  timer: NodeJS.Timeout
}

/** Changes with every setting the connection depends on; a hash, so that no password is kept with an idle session. */
const fingerprintOf = (target: RelayTarget): string =>
  createHash('sha256').update(JSON.stringify(target)).digest('base64')

/** Keeps at most one session per relay, for `keepFor` milliseconds. */
export const createKeptSessions = (keepFor: number): KeptSessions => {
  const kept = new Map<string, Kept>()

  const remove = (relayId: string): Kept | undefined => {
    const found = kept.get(relayId)
    if (!found) return undefined
    clearTimeout(found.timer)
    kept.delete(relayId)
    return found
  }
  const forget = (relayId: string) => remove(relayId)?.session.quit()

  return {
    forget,
    take: (target) => {
      const found = remove(target.id)
      if (!found) return null
      if (found.fingerprint === fingerprintOf(target) && found.session.isAlive()) {
        found.session.setIdle(false)
        return found.session
      }
      found.session.quit()
      return null
    },
    keep: (target, session) => {
      forget(target.id)
      if (keepFor <= 0 || !session.isAlive()) return session.quit()
      session.setIdle(true)
      const timer = setTimeout(() => forget(target.id), keepFor).unref()
      kept.set(target.id, { session, version: target.version, fingerprint: fingerprintOf(target), timer })
    },
    forgetStale: (versionOf) => {
      for (const [relayId, { version }] of kept) if (versionOf(relayId) !== version) forget(relayId)
    },
    close: () => {
      for (const relayId of kept.keys()) forget(relayId)
    },
  }
}
