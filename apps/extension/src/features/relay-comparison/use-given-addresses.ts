import { useRef } from 'preact/hooks'
import type { PanelTester, ToldFailure } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'

export interface GivenAddresses {
  /** An address for each relay, by its id; null where the tester gives none, and then `failure` says why. */
  take: (tester: PanelTester['id'], relayIds: readonly string[]) => Promise<Record<string, string> | null>
  /** The next ones are fresh. */
  forget: () => void
  isRunning: boolean
  failure: ToldFailure | null
}

/**
 * Fresh addresses of a tester, one for each relay: it judges the last message to an address alone. They are kept until
 * they are forgotten, so that a second try stands for the same messages.
 */
export const useGivenAddresses = (): GivenAddresses => {
  const kept = useRef(new Map<string, string>())
  const { run, isRunning, failure } = useRequest('tester-address/create')
  const take: GivenAddresses['take'] = async (tester, relayIds) => {
    const keyOf = (relayId: string) => `${tester} ${relayId}`
    for (const relayId of relayIds) {
      if (kept.current.has(keyOf(relayId))) continue
      const answer = await run({ tester })
      if (!answer.ok) return null
      kept.current.set(keyOf(relayId), answer.value.address)
    }
    return Object.fromEntries(relayIds.map((relayId) => [relayId, kept.current.get(keyOf(relayId)) ?? '']))
  }
  return { take, forget: () => kept.current.clear(), isRunning, failure }
}
