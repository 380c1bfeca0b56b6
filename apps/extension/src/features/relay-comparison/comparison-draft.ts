import type { CreateProbeBatch, Relay } from '@bienrecu/shared'
import type { PanelTester } from '../../messaging/answers.ts'

/** One’s own address, addresses that are typed from the page of mail-tester, or those that a tester gives by itself. */
export type Destination = 'own' | 'tester' | PanelTester['id']

export interface Draft {
  destination: Destination
  /** One of the user's own addresses; null for the first there is. */
  ownAddress: string | null
  /** Ids of the relays to compare. */
  relayIds: readonly string[]
  /** What was typed for each relay, by its id. */
  testerAddresses: Readonly<Record<string, string>>
  overQuota: boolean
}

export const EMPTY_DRAFT: Draft = {
  destination: 'own',
  ownAddress: null,
  relayIds: [],
  testerAddresses: {},
  overQuota: false,
}

/** From addresses of the relays, then confirmed addresses, each once whatever its capitals. */
export const ownAddressesOf = (relays: readonly Relay[], confirmed: readonly string[]): string[] => {
  const all = [...relays.map(({ fromAddress }) => fromAddress), ...confirmed]
  return all.filter(
    (address, index) => all.findIndex((other) => other.toLowerCase() === address.toLowerCase()) === index,
  )
}

/** The draft with a relay in or out. */
export const toggleRelay = (draft: Draft, id: string): Draft => ({
  ...draft,
  relayIds: draft.relayIds.includes(id) ? draft.relayIds.filter((other) => other !== id) : [...draft.relayIds, id],
})

export type Missing = 'relay' | 'address'

/** The tester that gives the addresses by itself; null where they come from the user. */
export const givingTester = ({ destination }: Draft): PanelTester['id'] | null =>
  destination === 'own' || destination === 'tester' ? null : destination

/** What is still missing before the message can be sent; null when nothing is. */
export const missingIn = (draft: Draft, own: readonly string[]): Missing | null => {
  const { destination, relayIds, testerAddresses } = draft
  if (relayIds.length === 0) return 'relay'
  if (givingTester(draft) !== null) return null
  const isAddressed =
    destination === 'own' ? own.length > 0 : relayIds.every((id) => (testerAddresses[id] ?? '').trim() !== '')
  return isAddressed ? null : 'address'
}

/**
 * The request that a draft stands for. Whether its addresses are any is judged by the API. `given`: what a tester gave
 * for each relay, by its id.
 */
export const comparisonOf = (
  { destination, ownAddress, relayIds, testerAddresses, overQuota }: Draft,
  own: readonly string[],
  ownMessageId: string | null,
  given: Readonly<Record<string, string>> = testerAddresses,
): Omit<CreateProbeBatch, 'locale'> => ({
  targets: relayIds.map((relayId) => ({
    relayId,
    address: destination === 'own' ? (ownAddress ?? own[0] ?? '') : (given[relayId] ?? '').trim(),
  })),
  overQuota,
  ownMessageId,
})
