import type { TesterReport } from '@bienrecu/shared'
import type { ToldFailure } from '../../messaging/answers.ts'
import type { ResultReading } from '../../testers/mail-tester/result.ts'
import type { Ask } from './ask.ts'

/** Where the report of a result page stands. `foreign`: of no test of ours, and kept only if asked for. */
export interface ResultModel {
  phase: 'reading' | 'not-understood' | 'foreign' | 'storing' | 'stored' | 'not-stored'
  report: TesterReport | null
  missing: readonly string[]
  /** The id of the report once it is kept. */
  storedId: string | null
  refusal: ToldFailure | null
}

export interface ResultDeps {
  ask: Ask
  /** Reads the result of this page, completely. `account`: the user’s own paid one, or null. */
  read: (account: string | null) => Promise<ResultReading>
  /** Called after every change. */
  onChange: () => void
}

/** Reads a result page, brings the report of our own test home, and offers to keep that of another. */
export const createResultStore = ({ ask, read, onChange }: ResultDeps) => {
  let model: ResultModel = { phase: 'reading', report: null, missing: [], storedId: null, refusal: null }

  const set = (changes: Partial<ResultModel>) => {
    model = { ...model, ...changes }
    onChange()
  }

  const settle = async (storedId: string, probeId: string): Promise<void> => {
    set({ phase: 'stored', storedId, refusal: null })
    await ask('probe/seen', { probeId })
  }

  const keep = async (): Promise<void> => {
    if (!model.report) return
    set({ phase: 'storing' })
    const answer = await ask('report/store', { report: model.report })
    if (answer.ok) await settle(answer.value.id, answer.value.probeId)
    else set({ phase: 'not-stored', refusal: answer })
  }

  const takeHome = async (report: TesterReport): Promise<void> => {
    const answer = await ask('probe/current', { address: report.address })
    if (!answer.ok) return set({ phase: 'not-stored', refusal: answer })
    const probe = answer.value
    if (!probe) return set({ phase: 'foreign' })
    // A new message to the same address replaces the old result: the score then differs from the one we have.
    if (probe.report && probe.report.score === report.score) await settle(probe.report.id, probe.id)
    else await keep()
  }

  return {
    model: () => model,
    keep,
    run: async (account: string | null): Promise<void> => {
      const reading = await read(account)
      if (!reading.ok) return set({ phase: 'not-understood', missing: reading.missing })
      set({ report: reading.report })
      await takeHome(reading.report)
    },
  }
}
