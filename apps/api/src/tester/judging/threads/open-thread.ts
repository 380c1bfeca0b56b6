import type { Worker } from 'node:worker_threads'
import type { Sending } from '../letter.ts'
import type { WrittenJudgement } from '../../results/written-judgement.ts'
import type { Expectation, JudgeOrder, JudgeReport } from './protocol.ts'

export interface ThreadDeps {
  readonly worker: Worker
  /** For one letter alone. */
  readonly isSolitary: boolean
  readonly onBug: (part: string, error: unknown) => void
  /** Milliseconds without a letter after which it ends. */
  readonly idle: number
  /** Milliseconds that one letter may take. */
  readonly longest: number
  /** It takes no more letters. */
  readonly onEnd: () => void
}

/** One thread that judges. It does not keep the program alive while it has nothing in hand. */
export interface Thread {
  readonly isSolitary: boolean
  /** Letters in hand. */
  readonly inHand: () => number
  /** Milliseconds since it last told something, or was given work after a rest; -1 with nothing in hand. */
  readonly silence: () => number
  readonly give: (order: Omit<JudgeOrder, 'id'>) => Promise<WrittenJudgement>
  readonly expect: (sender: Sending) => void
  /** Ends it, and gives up what it has in hand: `EndedTogether` where nobody knows whether a letter is to blame. */
  readonly end: (error: unknown) => Promise<unknown>
}

/** A thread ended that had more to do than this letter: another one, or what was asked beforehand, may have ended it. */
export class EndedTogether extends Error {}

interface Job {
  readonly resolve: (written: WrittenJudgement) => void
  readonly reject: (error: unknown) => void
  readonly clock: NodeJS.Timeout
}

/** The letters that a thread has in hand, by their numbers. */
const createJobs = () => {
  const jobs = new Map<number, Job>()
  /** Takes one out of hand; undefined for one that was given up. */
  const take = (id: number): Job | undefined => {
    const job = jobs.get(id)
    if (job) clearTimeout(job.clock)
    jobs.delete(id)
    return job
  }
  return {
    add: (id: number, job: Job) => void jobs.set(id, job),
    count: () => jobs.size,
    settle: (report: Exclude<JudgeReport, { part: string }>) => {
      const job = take(report.id)
      if ('written' in report) job?.resolve(report.written)
      else job?.reject(report.bug)
    },
    giveUp: (error: unknown, isAnybodys: boolean) => {
      const told = isAnybodys || jobs.size > 1 ? new EndedTogether('a thread has ended', { cause: error }) : error
      for (const id of jobs.keys()) take(id)?.reject(told)
    },
  }
}

/** Looks after a thread that was just started. */
export const openThread = ({ worker, isSolitary, onBug, idle, longest, onEnd }: ThreadDeps): Thread => {
  const jobs = createJobs()
  let [count, heardAt, isEnded] = [0, 0, false]
  let resting: NodeJS.Timeout | undefined

  const end = (error: unknown, isAnybodys = false): Promise<unknown> => {
    if (!isEnded) {
      isEnded = true
      clearTimeout(resting)
      onEnd()
      jobs.giveUp(error, isAnybodys)
    }
    return worker.terminate()
  }
  const rest = (): void => {
    clearTimeout(resting)
    resting = setTimeout(() => void end(null), idle).unref()
    worker.unref()
  }
  const settle = (report: JudgeReport): void => {
    heardAt = performance.now()
    if ('part' in report) return onBug(report.part, report.bug)
    jobs.settle(report)
    if (jobs.count() > 0 || isEnded) return
    if (isSolitary) void end(null)
    else rest()
  }
  const post = (told: JudgeOrder | Expectation): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(told)
  }
  worker.on('message', settle)
  const fall = (error: unknown): void => {
    if (jobs.count() === 0 && !isEnded) onBug('thread', error)
    void end(error, !isSolitary)
  }
  worker.on('error', fall)
  worker.on('exit', () => fall(new Error('a thread has ended that was not told to')))
  return {
    isSolitary,
    inHand: jobs.count,
    silence: () => (jobs.count() === 0 ? -1 : performance.now() - heardAt),
    give: (order) =>
      new Promise((resolve, reject) => {
        clearTimeout(resting)
        worker.ref()
        if (jobs.count() === 0) heardAt = performance.now()
        const id = (count += 1)
        const clock = setTimeout(() => void end(new Error('judging took too long')), longest)
        jobs.add(id, { resolve, reject, clock })
        post({ id, ...order })
      }),
    expect: (expected) => {
      post({ expected })
      if (jobs.count() === 0) rest()
    },
    end: (error) => end(error),
  }
}
