import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { isStorageFault, whenStorageAllows } from '../../probes/when-storage-allows.ts'
import type { Database } from '../../storage/database.ts'
import { letterToJudge, type StoredLetter } from './stored-letter.ts'
import type { WrittenJudgement } from './written-judgement.ts'

const AT_ONCE = 16 // judged side by side: they wait for the DNS, and those that judge never wait for letters
const OCTETS_AT_ONCE = 32 * 1024 * 1024
const MAX_WAITING = 1_000
const MAX_OCTETS_WAITING = 1024 ** 3 // they wait on the disk
const LONGEST = 120_000 // ms; the judge bounds each of its questions itself
const GRACE = 5_000 // ms that those under way get when the program stops

/** The messages that are to be judged, in the order in which they came. They wait on the disk; only their ids are kept here. */
export interface JudgeQueue {
  /** False while so many wait that no more should be taken. */
  hasRoom(): boolean
  /** Has a kept message judged; resolves once it is, or could not be. Never rejects. */
  add(id: string, octets: number): Promise<void>
  /** True while nothing is judged, and nothing waits. */
  isIdle(): boolean
  /** Stops: what has not begun is left for the next start. */
  close(): Promise<void>
}

export interface JudgeQueueDeps {
  database: Database
  log: Log
  judge: (stored: StoredLetter) => Promise<WrittenJudgement>
  keepJudgement: (id: string, judgement: WrittenJudgement) => Promise<void>
  keepFailure: (id: string) => void
}

interface Waiting {
  id: string
  octets: number
  resolve: () => void
}

const withinTime = (judging: Promise<WrittenJudgement>): Promise<WrittenJudgement> =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error('judging took too long')), LONGEST).unref()
    judging.then(resolve, reject).finally(() => clearTimeout(clock))
  })

/** Judges one message. What the storage did not take is left for the next start. A fault of ours marks it as failed, so that it is not tried for ever. */
const createJudgeOne =
  ({ database, log, judge, keepJudgement, keepFailure }: JudgeQueueDeps) =>
  async (id: string): Promise<void> => {
    const stored = letterToJudge(database, id)
    if (stored === null) return
    try {
      await keepJudgement(id, await withinTime(judge(stored)))
    } catch (err) {
      log.error({ err, resultId: id }, 'message not judged')
      if (!isStorageFault(err)) await whenStorageAllows(() => keepFailure(id), log)
    }
  }

export const createJudgeQueue = (deps: JudgeQueueDeps): JudgeQueue => {
  const judgeOne = createJudgeOne(deps)
  const waiting: Waiting[] = []
  const running = new Set<Promise<void>>()
  let octetsRunning = 0
  let octetsWaiting = 0
  const state = { isClosed: false }

  const fits = ({ octets }: Waiting): boolean =>
    running.size === 0 || (running.size < AT_ONCE && octetsRunning + octets <= OCTETS_AT_ONCE)

  const run = async ({ id, octets, resolve }: Waiting): Promise<void> => {
    octetsRunning += octets
    try {
      await judgeOne(id)
    } catch (err) {
      deps.log.error({ err, resultId: id }, 'message left for the next start')
    }
    octetsRunning -= octets
    resolve()
  }
  const track = async (one: Waiting): Promise<void> => {
    const work = run(one)
    running.add(work)
    await work
    running.delete(work)
    startNext()
  }
  const startNext = (): void => {
    for (let one = waiting[0]; one && !state.isClosed && fits(one); one = waiting[0]) {
      waiting.shift()
      octetsWaiting -= one.octets
      void track(one)
    }
  }
  return {
    hasRoom: () => !state.isClosed && waiting.length < MAX_WAITING && octetsWaiting < MAX_OCTETS_WAITING,
    add: (id, octets) =>
      new Promise((resolve) => {
        waiting.push({ id, octets, resolve })
        octetsWaiting += octets
        startNext()
      }),
    isIdle: () => running.size === 0 && waiting.length === 0,
    close: async () => {
      state.isClosed = true
      await Promise.race([Promise.all(running), sleep(GRACE, undefined, { ref: false })])
    },
  }
}
