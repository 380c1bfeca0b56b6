/*
 * Judging in threads: what hostile mail costs is not taken from the pages and the API, a burst has the cores that the program
 * itself leaves free, and the memory that judging takes is given back when nothing comes any more.
 */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { RecordEdit } from '@bienrecu/audit/resolver'
import { createInFlight } from '../../../dns/in-flight.ts'
import type { JudgeToKeep, WrittenJudgement } from '../../results/written-judgement.ts'
import type { JudgeSetup } from '../open-judge-ports.ts'
import type { Sending } from '../letter.ts'
import type { Expectation, JudgeOrder, JudgeReport } from './protocol.ts'

export interface JudgeThreadsDeps {
  readonly setup: JudgeSetup
  /** The records of the practice domain; asked for with the first practice message. */
  readonly practiceRecords: () => Promise<readonly RecordEdit[]>
  readonly onBug: (part: string, error: unknown) => void
  /** Milliseconds without a letter after which a thread ends. */
  readonly idle?: number
  /** Milliseconds that one letter may take; a thread that takes longer is ended, with all it has in hand. */
  readonly longest?: number
  /** Milliseconds of silence after which a thread with letters in hand gets no more: one of them may hold up the others. */
  readonly late?: number
  /** What a thread runs. */
  readonly file?: URL
}

/** A judge that holds threads while it has something to judge. */
export interface JudgeThreads {
  readonly judge: JudgeToKeep
  /** Asks beforehand about the sender of a message that is on its way. */
  readonly expect: (sender: Sending) => void
  readonly close: () => Promise<void>
}

const MAX_THREADS = 2
/** The program has a core for itself: on two, a second thread takes more from the others than it gives. */
const USUAL_THREADS = Math.min(MAX_THREADS, Math.max(1, availableParallelism() - 1))
/** Letters in hand of a thread before another one is started: their questions to the DNS run side by side. */
const ENOUGH = 3
const LATE = 1_000
const IDLE = 60_000
const LONGEST = 90_000
const MAX_HEAP = 256 // MB: a message that takes more is ended with its thread, and not with the program
/*
 * MB of each half of the space for young objects. The program keeps its own at 1 MB (main.ts). Here, where eight messages are
 * judged side by side, most of it would still be in use whenever it is full, and be copied for nothing.
 */
const YOUNG_HALF = 8
const YOUNG = 3 * YOUNG_HALF // as V8 counts: both halves, and as much again for large objects

/** Beside this very file, where the sources run as they are and where they are bundled. */
const THREAD_FILE = new URL(`./judge-thread${extname(import.meta.url)}`, import.meta.url)

type Order = Omit<JudgeOrder, 'id'>

interface Job {
  readonly resolve: (written: WrittenJudgement) => void
  readonly reject: (error: unknown) => void
  readonly clock: NodeJS.Timeout
}

interface Thread {
  readonly worker: Worker
  readonly jobs: Map<number, Job>
  /** For one letter alone. */
  readonly isSolitary: boolean
  /** When it last told something, or was given work after a rest; `performance.now()`. */
  heardAt: number
  rest: NodeJS.Timeout | null
}

/** A thread ended with several letters in hand: any of them may be the one that ended it. */
class EndedTogether extends Error {}

const startWorker = (file: URL, setup: JudgeSetup): Worker => {
  // All of the environment that a thread needs: where compiled code is kept, for it to start faster.
  const cache = getCompileCacheDir()
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }
  const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP, maxYoungGenerationSizeMb: YOUNG }
  setFlagsFromString(`--min-semi-space-size=${YOUNG_HALF}`) // for what starts from now on: the heap that runs stays as it is
  return new Worker(file, { workerData: setup, env, resourceLimits })
}

/** Plugs threads in behind a judge. The first starts with the first letter, the second with a burst. */
export const createJudgeThreads = (deps: JudgeThreadsDeps): JudgeThreads => {
  const { setup, practiceRecords, onBug, idle = IDLE, longest = LONGEST, late = LATE, file = THREAD_FILE } = deps
  const threads = new Set<Thread>()
  const oneByOne = createInFlight(MAX_THREADS)
  let count = 0
  let isClosed = false

  const end = (thread: Thread, error: unknown): void => {
    if (!threads.delete(thread)) return
    if (thread.rest) clearTimeout(thread.rest)
    const told = thread.jobs.size > 1 && !isClosed ? new EndedTogether('a thread has ended', { cause: error }) : error
    for (const { reject, clock } of thread.jobs.values()) {
      clearTimeout(clock)
      reject(told)
    }
    thread.jobs.clear()
    void thread.worker.terminate()
  }
  const rest = (thread: Thread): void => {
    if (thread.rest) clearTimeout(thread.rest)
    thread.rest = setTimeout(() => end(thread, null), idle)
    thread.rest.unref()
    thread.worker.unref()
  }
  const settle = (thread: Thread, report: JudgeReport): void => {
    thread.heardAt = performance.now()
    if ('part' in report) return onBug(report.part, report.bug)
    const job = thread.jobs.get(report.id)
    if (!job) return
    thread.jobs.delete(report.id)
    clearTimeout(job.clock)
    if ('written' in report) job.resolve(report.written)
    else job.reject(report.bug)
    if (thread.jobs.size > 0) return
    if (thread.isSolitary) end(thread, null)
    else rest(thread)
  }
  const start = (isSolitary = false): Thread => {
    const thread: Thread = { worker: startWorker(file, setup), jobs: new Map(), isSolitary, heardAt: 0, rest: null }
    thread.worker.on('message', (report: JudgeReport) => settle(thread, report))
    thread.worker.on('error', (error) => end(thread, error))
    thread.worker.on('exit', () => end(thread, new Error('a thread has ended that was not told to')))
    threads.add(thread)
    return thread
  }
  const isLate = ({ jobs, heardAt }: Thread): boolean => jobs.size > 0 && performance.now() - heardAt >= late
  const choose = (): Thread => {
    const shared = [...threads].filter(({ isSolitary }) => !isSolitary)
    const ready = shared.filter((thread) => !isLate(thread))
    const [least] = (ready.length > 0 ? ready : shared).toSorted((a, b) => a.jobs.size - b.jobs.size)
    if (least && ready.length > 0 && least.jobs.size < ENOUGH) return least
    const most = ready.length > 0 ? USUAL_THREADS : MAX_THREADS
    return least && shared.length >= most ? least : start()
  }
  const giveTo = (thread: Thread, order: Order): Promise<WrittenJudgement> =>
    new Promise((resolve, reject) => {
      if (thread.rest) clearTimeout(thread.rest)
      thread.rest = null
      thread.worker.ref()
      if (thread.jobs.size === 0) thread.heardAt = performance.now()
      const id = (count += 1)
      const clock = setTimeout(() => end(thread, new Error('judging took too long')), longest)
      thread.jobs.set(id, { resolve, reject, clock })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.worker.postMessage({ id, ...order } satisfies JudgeOrder)
    })
  /** A letter that was in hand beside a bad one is judged once more, by itself: nobody’s test fails through somebody else’s. */
  const give = async (order: Order): Promise<WrittenJudgement> => {
    try {
      return await giveTo(choose(), order)
    } catch (error) {
      if (!(error instanceof EndedTogether)) throw error
      return oneByOne(async () => {
        if (isClosed) throw new Error('the program stops', { cause: error })
        return giveTo(start(true), order)
      })
    }
  }
  return {
    judge: async (letter, place) =>
      give({ letter, place, practiceRecords: letter.isPractice ? await practiceRecords() : null }),
    expect: (expected) => {
      if (isClosed) return
      const thread = choose()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.worker.postMessage({ expected } satisfies Expectation)
      if (thread.jobs.size === 0) rest(thread)
    },
    close: async () => {
      isClosed = true
      const ending = [...threads]
      for (const thread of ending) end(thread, new Error('the program stops'))
      await Promise.all(ending.map(({ worker }) => worker.terminate()))
    },
  }
}
