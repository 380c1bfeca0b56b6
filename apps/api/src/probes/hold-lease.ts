import type { Log } from '../log.ts'
import { type ProbeClaims, RENEWAL } from './probe-claims.ts'
import type { ProbeJournal } from './probe-journal.ts'

export interface HeldLease {
  /** Raised when the probe is no longer ours to send: cancelled, settled, or taken over. */
  lost: AbortSignal
  end(): void
}

/** Renews the lease of a claimed probe until `end`, and notices what others decide about the probe. */
export const holdLease = (
  { claims, journal, log }: { claims: ProbeClaims; journal: ProbeJournal; log: Log },
  probeId: string,
): HeldLease => {
  const controller = new AbortController()
  const renew = () => {
    try {
      if (!claims.renew(probeId)) controller.abort()
    } catch (err) {
      // The lease outlives many renewals; if the storage does not come back, every step of the probe checks its claim.
      log.warn({ err, probeId }, 'lease not renewed')
    }
  }
  const timer = setInterval(renew, RENEWAL)
  // What this process decides, such as a cancellation by a request, is noticed at once.
  const stopListening = journal.listen(probeId, (state) => {
    if (state !== 'connecting' && !claims.holds(probeId)) controller.abort()
  })
  return {
    lost: controller.signal,
    end: () => {
      clearInterval(timer)
      stopListening()
    },
  }
}
