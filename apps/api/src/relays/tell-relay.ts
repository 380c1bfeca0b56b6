import type { Relay } from '@bienrecu/shared'
import type { KeptRelay } from './relay.ts'

/** A relay with what its provider demands of the From address. What is known of providers is loaded when it is wanted. */
export const tellRelay = async (relay: KeptRelay): Promise<Relay> => {
  const { senderRuleOf } = await import('./sender-rule.ts')
  return { ...relay, senderRule: senderRuleOf(relay) }
}
