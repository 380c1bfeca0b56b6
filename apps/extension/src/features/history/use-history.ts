import type { Probe } from '@bienrecu/shared'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ToldFailure } from '../../messaging/answers.ts'
import { onChange } from '../../messaging/on-change.ts'
import { send } from '../../messaging/send.ts'

export interface History {
  /** Null until the first page has come. */
  tests: Probe[] | null
  hasMore: boolean
  failure: ToldFailure | null
  isLoading: boolean
  more: () => Promise<void>
  reload: () => Promise<void>
  remove: (probeId: string) => Promise<ToldFailure | null>
}

const withoutDoubles = (tests: readonly Probe[]): Probe[] => [...new Map(tests.map((test) => [test.id, test])).values()]

/** The tests, newest first, a page at a time; the first page is read again whenever a test changes. */
export const useHistory = (): History => {
  const [tests, setTests] = useState<Probe[] | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const [isLoading, setLoading] = useState(false)

  const load = useCallback(async (from: string | null) => {
    setLoading(true)
    const answer = await send('history/list', from === null ? {} : { cursor: from })
    setLoading(false)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    setTests((known) =>
      from === null ? answer.value.items : withoutDoubles([...(known ?? []), ...answer.value.items]),
    )
    setCursor(answer.value.nextCursor)
  }, [])

  const reload = useCallback(() => load(null), [load])

  useEffect(() => {
    void reload()
    return onChange(({ changed }) => {
      if (changed === 'probe' || changed === 'session') void reload()
    })
  }, [reload])

  return {
    tests,
    hasMore: cursor !== null,
    failure,
    isLoading,
    more: () => load(cursor),
    reload,
    remove: async (probeId) => {
      const answer = await send('probe/remove', { probeId })
      if (!answer.ok) return answer
      setTests((known) => known?.filter(({ id }) => id !== probeId) ?? null)
      return null
    },
  }
}
