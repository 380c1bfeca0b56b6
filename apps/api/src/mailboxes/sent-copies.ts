import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../app.ts'
import type { ProbeRow } from '../probes/probe.ts'
import type { RelayRow } from '../relays/relay.ts'
import { createRelayGate } from '../smtp/relay-gate.ts'
import type { Database } from '../storage/database.ts'
import { findMailbox } from './mailbox.ts'
import { NOTHING_WRONG, type RunSentCopy } from './run-sent-copy.ts'
import type { SentCopyClaims } from './sent-copy-claims.ts'

export interface SentCopiesDeps extends Pick<Deps, 'database' | 'log' | 'now'> {
  claims: SentCopyClaims
  runSentCopy: RunSentCopy
}

/** The copies of sent messages, each a job of its own: none delays or fails its probe. */
export interface SentCopies {
  /** Takes a copy on, in the transaction that notes the acceptance; nothing where no mailbox is set up. */
  enqueue(probe: Pick<ProbeRow, 'id'>, relay: Pick<RelayRow, 'id'>, message: Uint8Array): void
  /** Begins those that are due. `isStart`: this server has just taken the data folder. */
  runDue(isStart?: boolean): void
  /** For a program that ends: resolves once those it took on are settled or have failed once, or after a while. */
  finish(signal: AbortSignal): Promise<void>
  /** Resolves once none is under way. */
  idle(): Promise<void>
  /** Stops; what is under way is left for the next start, which looks whether it was filed. */
  close(): Promise<void>
}

const FINISH_WITHIN = 15_000 // ms
const LOOK_EVERY = 200 // ms

/** A mailbox takes one copy at a time: its own lock would make the others wait. */
const PER_RELAY = 1

/** True while one of these copies waits without having failed yet. */
const hasUntried = ({ sql, first }: Database, probeIds: readonly string[]): boolean => {
  const untried = sql
    .selectFrom('sent_copies')
    .select('probe_id')
    .where('state', '=', 'pending')
    .where('code', 'is', null)
  return probeIds.length > 0 && first(untried.where('probe_id', 'in', probeIds)) !== undefined
}

export const createSentCopies = (deps: SentCopiesDeps): SentCopies => {
  const { database, claims, runSentCopy, log, now } = deps
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()
  const own = new Set<string>()
  const atMailbox = createRelayGate(PER_RELAY)

  const start = async (probeId: string, relayId: string, isStart: boolean): Promise<void> => {
    try {
      await atMailbox(relayId, () => runSentCopy(probeId, { isStart, signal: stop.signal }))
    } catch (err) {
      log.error({ err, probeId }, 'copy given up') // the storage may be back when its lease has ended
    } finally {
      running.delete(probeId)
    }
  }
  const runDue = (isStart = false): void => {
    if (stop.signal.aborted) return
    for (const { probeId, relayId } of claims.due(isStart))
      if (!running.has(probeId)) running.set(probeId, start(probeId, relayId, isStart))
  }
  const runSoon = () =>
    setImmediate(() => {
      try {
        runDue()
      } catch (err) {
        log.error({ err }, 'copies not looked after') // the next tick looks again
      }
    })

  return {
    runDue,
    enqueue: ({ id }, relay, message) => {
      const mailbox = findMailbox(database, relay.id)
      if (mailbox === null) return
      const isWanted = mailbox.copy !== 'never'
      const kept = { state: isWanted ? 'pending' : 'skipped', message: isWanted ? message : null } as const
      const row = { probe_id: id, ...kept, folder: null, ...NOTHING_WRONG, run_after: now(), updated_at: now() }
      const insert = database.sql.insertInto('sent_copies').values(row)
      database.run(insert.onConflict((conflict) => conflict.doNothing()))
      if (!isWanted) return
      own.add(id)
      runSoon()
    },
    finish: async (signal) => {
      const end = performance.now() + FINISH_WITHIN
      while (hasUntried(database, [...own]) && !signal.aborted && performance.now() < end) {
        runDue()
        await Promise.race([sleep(LOOK_EVERY), ...running.values()])
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
    close: async () => {
      stop.abort()
      await Promise.all(running.values())
    },
  }
}
