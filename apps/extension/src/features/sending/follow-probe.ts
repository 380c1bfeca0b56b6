import { isSettled, type Reply } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { FollowedProbe } from '../../storage/items.ts'
import { followedProbe } from './followed-probes.ts'
import { createProbeLearner, isGone, type LearnDeps } from './learn-probe.ts'

/** Between two attempts to reach the API: soon at first, then every 15 s while the background lives. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const // ms

export interface FollowDeps extends LearnDeps {
  api: Pick<ApiClient, 'probe' | 'probeEvents'>
  pause: (milliseconds: number) => Promise<void>
}

const isOver = (entry: FollowedProbe | null): boolean => !entry?.probe || isSettled(entry.probe.state)

// Anything else needs the user, or is taken up again by the next alarm.
const PASSING = new Set(['api-unreachable', 'rate-limited', 'storage-unavailable', 'internal'])
const isWorthRetrying = (reply: Reply<unknown>): boolean => reply.ok || PASSING.has(reply.code)

/** Runs a task now; asked again while it runs, it runs once more afterwards. Resolves when it has come to rest. */
const coalesced = (task: () => Promise<unknown>) => {
  let isAskedAgain = false
  let running: Promise<void> | null = null
  const run = async () => {
    do {
      isAskedAgain = false
      await task()
    } while (isAskedAgain)
    running = null
  }
  return (): Promise<void> => {
    isAskedAgain = running !== null
    running ??= run()
    return running
  }
}

/** Follows probes until they are settled, over any number of lost connections. */
export const createProbeFollower = (deps: FollowDeps) => {
  const { api, book, pause } = deps
  const { refresh, take } = createProbeLearner(deps)
  const following = new Map<string, Promise<void>>()
  let stop = new AbortController()

  /** Reads one connection to its end; answers what came of it. */
  const readOnce = async (entry: FollowedProbe, probeId: string, onEvent: () => void): Promise<Reply<unknown>> => {
    const stream = await api.probeEvents(probeId, entry.lastEventId, stop.signal)
    if (!stream.ok) {
      if (isGone(stream)) await book.drop(entry.idempotencyKey)
      return stream
    }
    let last: Reply<unknown> = stream
    const refreshSoon = coalesced(async () => {
      last = await refresh(probeId)
    })
    for await (const event of stream.value) {
      onEvent()
      await take(probeId, event)
      void refreshSoon()
    }
    await refreshSoon()
    return last
  }

  const run = async (probeId: string): Promise<void> => {
    const { signal } = stop
    let attempt = 0
    for (;;) {
      const entry = await followedProbe(probeId)
      if (!entry || isOver(entry) || signal.aborted) return
      const reply = await readOnce(entry, probeId, () => {
        attempt = 0
      })
      if (!isWorthRetrying(reply) || isOver(await followedProbe(probeId))) return
      await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0)
      attempt += 1
    }
  }

  return {
    refresh,
    /** Follows a probe from where it was left; once, however often it is called. */
    follow: (probeId: string): Promise<void> => {
      const known = following.get(probeId)
      if (known) return known
      const running = run(probeId).finally(() => following.delete(probeId))
      following.set(probeId, running)
      return running
    },
    /** Lets go of every probe, for instance because the device is no longer paired. */
    stopAll: (): void => {
      stop.abort()
      stop = new AbortController()
    },
  }
}
