/*
 * Judging in threads: what hostile mail costs is not taken from the pages and the API, a burst has the cores that the program
 * itself leaves free, and the memory that judging takes is given back when nothing comes any more.
 */
import { availableParallelism } from 'node:os'
import type { RecordEdit } from '@bienrecu/audit/resolver'
import { createInFlight } from '../../../dns/in-flight.ts'
import type { JudgeToKeep, WrittenJudgement } from '../../results/written-judgement.ts'
import type { JudgeSetup } from '../open-judge-ports.ts'
import type { Sending } from '../letter.ts'
import { EndedTogether, openThread, type Thread } from './open-thread.ts'
import type { JudgeOrder } from './protocol.ts'
import { startWorker, THREAD_FILE } from './start-worker.ts'

export interface JudgeThreadsDeps {
  readonly setup: JudgeSetup
  /** The records of the practice domain; asked for with the first practice message. */
  readonly practiceRecords: () => Promise<readonly RecordEdit[]>
  readonly onBug: (part: string, error: unknown) => void
  /** Milliseconds without a letter after which a thread ends. */
  readonly idle?: number
  /** Milliseconds that one letter may take; a thread that takes longer is ended, with all it has in hand. */
  readonly longest?: number
  /** Milliseconds of silence after which a thread with letters in hand gets no more while there is another: one of them may hold up the others. */
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
type Order = Omit<JudgeOrder, 'id'>

/** Plugs threads in behind a judge. The first starts with the first letter, the second with a burst. */
export const createJudgeThreads = (deps: JudgeThreadsDeps): JudgeThreads => {
  const { setup, practiceRecords, onBug, idle = IDLE, longest = LONGEST, late = LATE, file = THREAD_FILE } = deps
  const threads = new Set<Thread>()
  const oneByOne = createInFlight(MAX_THREADS)
  let isClosed = false

  const start = (isSolitary = false): Thread => {
    const onEnd = () => void threads.delete(thread)
    const thread = openThread({ worker: startWorker(file, setup), isSolitary, onBug, idle, longest, onEnd })
    threads.add(thread)
    return thread
  }
  const choose = (): Thread => {
    const shared = [...threads].filter(({ isSolitary }) => !isSolitary)
    const ready = shared.filter(({ silence }) => silence() < late)
    const [least] = (ready.length > 0 ? ready : shared).toSorted((a, b) => a.inHand() - b.inHand())
    if (least && ready.length > 0 && least.inHand() < ENOUGH) return least
    const most = ready.length > 0 ? USUAL_THREADS : MAX_THREADS
    return least && shared.length >= most ? least : start()
  }
  /** A letter that was in hand beside a bad one is judged once more, by itself: nobody’s test fails through somebody else’s. */
  const give = async (order: Order): Promise<WrittenJudgement> => {
    try {
      return await choose().give(order)
    } catch (error) {
      if (!(error instanceof EndedTogether)) throw error
      return oneByOne(async () => {
        if (isClosed) throw new Error('the program stops', { cause: error })
        return start(true).give(order)
      })
    }
  }
  return {
    judge: async (letter, place) =>
      give({ letter, place, practiceRecords: letter.isPractice ? await practiceRecords() : null }),
    expect: (sender) => {
      if (!isClosed) choose().expect(sender)
    },
    close: async () => {
      isClosed = true
      const error = new Error('the program stops')
      await Promise.all([...threads].map(({ end }) => end(error)))
    },
  }
}
