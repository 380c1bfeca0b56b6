import { useRef, useState } from 'preact/hooks'
import type { Answer, ToldFailure } from './answers.ts'
import type { InputOf, MessageName, OutputOf } from './protocol.ts'
import { send } from './send.ts'

export interface Request<Name extends MessageName> {
  run: (input: InputOf<Name>) => Promise<Answer<OutputOf<Name>>>
  isRunning: boolean
  /** Why the last run failed; gone when the next one starts. */
  failure: ToldFailure | null
  forgive: () => void
}

/**
 * One request of a button or form, with what a screen shows of it: whether it runs, and how it failed. A second click
 * while it runs is the same request; the button therefore stays enabled, and keeps the focus.
 */
export const useRequest = <Name extends MessageName>(name: Name): Request<Name> => {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const underWay = useRef<Promise<Answer<OutputOf<Name>>> | null>(null)

  const ask = async (input: InputOf<Name>) => {
    setRunning(true)
    setFailure(null)
    const answer = await send(name, input)
    underWay.current = null
    setRunning(false)
    setFailure(answer.ok ? null : answer)
    return answer
  }

  return {
    isRunning,
    failure,
    forgive: () => setFailure(null),
    run: (input) => {
      underWay.current ??= ask(input)
      return underWay.current
    },
  }
}
