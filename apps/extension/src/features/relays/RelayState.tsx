import type { Relay } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { agoText } from '../session/moment-text.ts'
import { relayWords as words } from './words.ts'

const isSignedOut = ({ authMethod, oauth }: Relay): boolean => authMethod === 'oauth2' && oauth?.state !== 'connected'

/** How a relay stands, in a word: what is missing first, then how its last test went. */
export const RelayState = ({ relay, isTesting }: { relay: Relay; isTesting: boolean }) => {
  if (isTesting) return <Badge tone="accent">{words('testing')}</Badge>
  if (relay.authentication && isSignedOut(relay))
    return (
      <Badge tone="warning" icon="warning">
        {words('not-signed-in')}
      </Badge>
    )
  if (relay.authentication && relay.authMethod !== 'oauth2' && !relay.hasPassword)
    return (
      <Badge tone="warning" icon="warning">
        {words('no-password')}
      </Badge>
    )
  if (!relay.lastTest) return <Badge>{words('never-tested')}</Badge>
  const when = agoText(new Date(relay.lastTest.at), new Date(), uiLocale.value)
  return relay.lastTest.ok ? (
    <Badge tone="good" icon="check">
      {words('test-ok', { when })}
    </Badge>
  ) : (
    <Badge tone="bad" icon="cross">
      {words('test-failed', { when })}
    </Badge>
  )
}
