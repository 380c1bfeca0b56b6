import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ToldFailure } from './answers.ts'
import type { Topic } from './envelope.ts'
import { onChange } from './on-change.ts'
import type { InputOf, MessageName, OutputOf } from './protocol.ts'
import { send } from './send.ts'

export interface Asked<T> {
  /** The last value that came; stays while a newer one is asked for. */
  value: T | null
  failure: ToldFailure | null
  reload: () => Promise<void>
}

/** What came for an input; of no use for another one. */
interface Kept<T> {
  key: string
  value: T | null
  failure: ToldFailure | null
}

/**
 * Asks the background when the component appears, and again whenever one of `topics` changes. `input` is compared by
 * its JSON; null asks nothing yet.
 */
export const useAnswer = <Name extends MessageName>(
  name: Name,
  input: InputOf<Name> | null,
  topics: readonly Topic[] = [],
): Asked<OutputOf<Name>> => {
  const key = JSON.stringify(input)
  const [kept, setKept] = useState<Kept<OutputOf<Name>>>({ key, value: null, failure: null })
  const watched = topics.join()

  const reload = useCallback(async () => {
    if (input === null) return
    const answer = await send(name, input)
    setKept((before) =>
      answer.ok
        ? { key, value: answer.value, failure: null }
        : { key, value: before.key === key ? before.value : null, failure: answer },
    )
  }, [name, key])

  useEffect(() => {
    void reload()
    return onChange(({ changed }) => {
      if (topics.includes(changed)) void reload()
    })
  }, [reload, watched])

  const isCurrent = kept.key === key
  return { value: isCurrent ? kept.value : null, failure: isCurrent ? kept.failure : null, reload }
}
