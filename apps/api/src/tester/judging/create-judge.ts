import type { Judgement } from '@bienrecu/shared'
import type { JudgePorts } from './judge-ports.ts'
import type { Letter } from './letter.ts'

/** Judges one message. Rejects only for a fault of ours: what nobody could find out is not known, and costs nothing. */
export type Judge = (letter: Letter) => Promise<Judgement>

/** A judge over these ports. What it takes to judge is loaded with the first message, once. */
export const createJudge = (ports: JudgePorts): Judge => {
  let judging: Promise<typeof import('./judge-letter.ts')> | null = null
  return async (letter) => {
    const { judgeLetter } = await (judging ??= import('./judge-letter.ts'))
    return judgeLetter(letter, ports)
  }
}
