import type { Relay } from '@bienrecu/shared'
import type { KeptRelay } from './relay.ts'

/**
 * A relay with what its provider demands of the From address, and with whom it can sign in. What is known of providers is
 * loaded when it is wanted.
 */
export const tellRelay = async (relay: KeptRelay): Promise<Relay> => {
  const { senderRuleOf } = await import('./sender-rule.ts')
  const { signInServiceFor } = await import('@bienrecu/knowledge/sign-in-services')
  const signInProvider = relay.oauth?.provider ?? signInServiceFor(relay.providerId, relay.host)
  return { ...relay, senderRule: senderRuleOf(relay), signInProvider }
}
