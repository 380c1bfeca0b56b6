/** A thread that audits lines of a list: started by list-threads.ts, which gives it lines and writes what comes of them. */
import { parentPort, workerData } from 'node:worker_threads'
import { createRunAudit } from '../../audits/run-audit.ts'
import { createSay } from '../../locales/say.ts'
import { createAuditLine } from './list-line.ts'
import type { LineReport, ThreadOrder, ThreadReport, ThreadTask } from './list-thread-protocol.ts'
import { openListDns } from './open-list-dns.ts'
import type { InputLine } from './read-lines.ts'
import { createStartWhenIdle } from './start-when-idle.ts'

const BATCH = 8 // lines reported at once, while there are others to audit
const LONGEST_WAIT = 10 // ms that a finished line may wait for others

/** Both ends are ours: list-threads.ts starts this file with a task, and nothing else does. */
const taskOf = (data: unknown): ThreadTask => data as ThreadTask

const report = (what: ThreadReport): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
  parentPort?.postMessage(what)
}

/** Gathers finished lines: one message with many costs less than many with one. */
const createReporter = () => {
  let lines: LineReport[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (lines.length > 0) report({ lines })
    lines = []
  }
  return (line: LineReport, isLast: boolean): void => {
    lines.push(line)
    if (isLast || lines.length >= BATCH) flush()
    else timer ??= setTimeout(flush, LONGEST_WAIT)
  }
}

const { settings, options, locale, screen, threads } = taskOf(workerData)
const { ports, answered } = openListDns(settings.servers, threads, (checkBug) => report({ checkBug }))
const inFlight = createStartWhenIdle(settings.concurrency, answered)
const page = { say: createSay(locale), locale, screen }
const auditLine = createAuditLine(createRunAudit(ports), inFlight, settings, options, page)
const tell = createReporter()
let left = 0

const work = async (line: InputLine): Promise<void> => {
  const { number } = line
  left += 1
  const done = await auditLine(line).then(
    (finished): LineReport => ({ number, finished }),
    (bug: unknown): LineReport => ({ number, bug: bug instanceof Error ? bug : new Error(String(bug)) }),
  )
  left -= 1
  tell(done, left === 0)
}

parentPort?.on('message', (lines: ThreadOrder) => {
  for (const line of lines) void work(line)
})
