import type { KeptRelay } from '../relays/relay.ts'
import { providerOf } from '../relays/sender-rule.ts'
import type { Terminal } from './terminal.ts'

type Sender = Pick<KeptRelay, 'providerId' | 'host' | 'fromAddress' | 'authentication' | 'authMethod'>

/**
 * What there is to know, with its dates, of a relay that sends with a password where the provider is about to end that
 * (Microsoft 365). Nothing for any other.
 */
export const passwordCaution = (relay: Sender, { say, locale }: Terminal): string[] => {
  const provider = providerOf(relay)
  const timeline = provider?.policy.timeline ?? []
  if (!provider || !relay.authentication || relay.authMethod === 'oauth2' || timeline.length === 0) return []
  return [
    say('sign-in.password-ends', { provider: provider.name }),
    ...timeline.map((date) => say('sign-in.date', { when: date.when[locale], value: date[locale] })),
    say('sign-in.instead'),
  ]
}
