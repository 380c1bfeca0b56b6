import { getCompileCacheDir } from 'node:module'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FinishedLine, LineAuditor } from './list-line.ts'
import type { LineReport, ThreadReport, ThreadTask } from './list-thread-protocol.ts'
import type { OnCheckBug } from './open-list-dns.ts'
import type { InputLine } from './read-lines.ts'
import { spareMemory } from './spare-memory.ts'

/** A line that was given to the threads, and whoever waits for it. */
interface Job {
  line: InputLine
  resolve: (finished: FinishedLine) => void
  reject: (error: unknown) => void
}

/** One thread, and what it has in hand. */
interface Thread {
  worker: Worker
  jobs: Map<number, Job>
  /** Lines it may have in hand. */
  room: number
}

/** Lines that wait inside a thread, so that it has something to do while its report travels. */
const WAITING_LINES = 16

/** Beside this very file, where the sources run as they are and where they are bundled. */
const THREAD_FILE = new URL(`./list-thread${extname(import.meta.url)}`, import.meta.url)

/** The part of the concurrency that falls to one of the threads. */
const shareOf = (concurrency: number, threads: number, at: number): number =>
  Math.floor((concurrency + threads - 1 - at) / threads)

const startThread = (task: ThreadTask, at: number): Thread => {
  const concurrency = shareOf(task.settings.concurrency, task.threads, at)
  const workerData: ThreadTask = { ...task, settings: { ...task.settings, concurrency } }
  // All of the environment that a thread needs: where compiled code is kept, for it to start faster.
  const cache = getCompileCacheDir()
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }
  const worker = new Worker(THREAD_FILE, { workerData, env })
  return { worker, jobs: new Map(), room: concurrency + WAITING_LINES }
}

const settle = (jobs: Map<number, Job>, reports: readonly LineReport[]): void => {
  for (const report of reports) {
    const job = jobs.get(report.number)
    jobs.delete(report.number)
    if ('finished' in report) job?.resolve(report.finished)
    else job?.reject(report.bug)
  }
}

/**
 * Audits lines in threads, which start with the first of them; `task.settings.concurrency` of them at once in all. A thread
 * that ends unasked is a bug, and so is every line it had in hand.
 */
export const createListThreads = (task: ThreadTask, onCheckBug: OnCheckBug): LineAuditor => {
  let threads: readonly Thread[] = []
  let waiting: Job[] = []
  let failure: { error: unknown } | null = null

  const feed = (): void => {
    for (const { worker, jobs, room } of threads) {
      const next = waiting.splice(0, room - jobs.size)
      if (next.length === 0) continue
      for (const job of next) jobs.set(job.line.number, job)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(next.map(({ line }) => line))
    }
  }
  const fail = (error: unknown): void => {
    failure ??= { error }
    const jobs = [...threads.flatMap((thread) => [...thread.jobs.values()]), ...waiting]
    waiting = []
    for (const { reject } of jobs) reject(error)
  }
  const start = (at: number): Thread => {
    const thread = startThread(task, at)
    thread.worker.on('message', (report: ThreadReport) => {
      if ('checkBug' in report) return onCheckBug(report.checkBug)
      settle(thread.jobs, report.lines)
      feed()
    })
    thread.worker.on('error', fail)
    thread.worker.on('exit', () => fail(new Error('a thread has ended that was not told to')))
    return thread
  }
  const startAll = (): void => {
    spareMemory()
    threads = Array.from({ length: task.threads }, (_, at) => start(at))
  }
  return {
    audit: (line) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure.error)
        if (threads.length === 0) startAll()
        waiting.push({ line, resolve, reject })
        if (waiting.length === 1) queueMicrotask(feed)
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
