import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { RunProbe } from './run-probe.ts'

const GRACE = 10_000 // ms that a message already under way gets to its answer when the program stops

/** The probes this process is sending. */
export interface ProbeRuns {
  /** Sends a probe in the background, unless that is going on already; resolves when it is over, and never rejects. */
  start(probeId: string): Promise<void>
  isRunning(probeId: string): boolean
  /** Resolves once none is being sent. */
  idle(): Promise<void>
  /** Stops: what has not begun is left for the next start, what has begun is waited for, for a moment. */
  close(grace?: number): Promise<void>
}

export const createProbeRuns = (runProbe: RunProbe, log: Log): ProbeRuns => {
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()

  const guarded = async (probeId: string): Promise<void> => {
    try {
      await runProbe(probeId, stop.signal)
    } catch (err) {
      log.error({ err, probeId }, 'probe given up')
    } finally {
      running.delete(probeId)
    }
  }
  return {
    start: (probeId) => {
      const run = running.get(probeId) ?? guarded(probeId)
      running.set(probeId, run)
      return run
    },
    isRunning: (probeId) => running.has(probeId),
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
    close: async (grace = GRACE) => {
      stop.abort()
      await Promise.race([Promise.all(running.values()), sleep(grace, undefined, { ref: false })])
    },
  }
}
