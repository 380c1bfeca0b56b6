/** A thread that judges letters: started by judge-threads.ts, which gives it letters and passes on what comes of them. */
import { parentPort, workerData } from 'node:worker_threads'
import { expectSender } from '../expect-sender.ts'
import { judgeLetter } from '../judge-letter.ts'
import { type JudgeSetup, openJudgePorts } from '../open-judge-ports.ts'
import { writeJudgement } from '../write-judgement.ts'
import type { Expectation, JudgeOrder, JudgeReport } from './protocol.ts'

/** Both ends are ours: judge-threads.ts starts this file with a set-up, and nothing else does. */
const setupOf = (data: unknown): JudgeSetup => data as JudgeSetup

const asError = (bug: unknown): Error => (bug instanceof Error ? bug : new Error(String(bug)))

/** What is in `handedOver` is not copied. */
const report = (what: JudgeReport, handedOver: ArrayBuffer[] = []): void => {
  parentPort?.postMessage(what, handedOver)
}

const { ports } = openJudgePorts(setupOf(workerData))
const onBug = (part: string, bug: unknown): void => report({ part, bug: asError(bug) })

const work = async ({ id, letter, place, practiceRecords }: JudgeOrder): Promise<void> => {
  const own = practiceRecords === null ? {} : { practiceRecords: () => practiceRecords }
  try {
    const written = writeJudgement(await judgeLetter(letter, { ...ports, ...own, onBug }), place)
    report({ id, written }, [written.judgement.buffer])
  } catch (bug) {
    report({ id, bug: asError(bug) })
  }
}

/** Asked about beforehand side by side at most: letters have their own bounds, and nothing depends on these. */
const MOST_EXPECTED = 2
let expecting = 0

const expect = async ({ expected }: Expectation): Promise<void> => {
  if (expecting >= MOST_EXPECTED) return
  expecting += 1
  try {
    await expectSender(expected, { ...ports, onBug })
  } catch (bug) {
    onBug('expected sender', bug)
  }
  expecting -= 1
}

parentPort?.on('message', (told: JudgeOrder | Expectation) => void ('expected' in told ? expect(told) : work(told)))
